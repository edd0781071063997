/** Nothing in the product knows an id of a definition: with every id renamed, a meeting is still held in the browser. */

import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readFiles } from "../../server/definitions/files.ts";
import { renameEveryId } from "../support/renamed.ts";
import { holdMeeting } from "./support/meeting-flow.ts";
import { type Product, startProduct } from "./support/product.ts";

const root = process.cwd();
let product: Product;
let project = "";
let renamed = 0;

beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), "casustafel-renamed-"));
  for (const folder of ["engine", "server"]) cpSync(join(root, folder), join(project, folder), { recursive: true });
  cpSync(join(root, "package.json"), join(project, "package.json"));
  mkdirSync(join(project, "dist"));
  symlinkSync(join(root, "dist", "ui"), join(project, "dist", "ui"));
  symlinkSync(join(root, "node_modules"), join(project, "node_modules"));
  const result = renameEveryId(readFiles(root), "mdo-jeugd");
  renamed = result.renamed;
  for (const [path, text] of result.files) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
  product = await startProduct({ project });
});
afterAll(async () => {
  await product?.stop();
  rmSync(project, { recursive: true, force: true });
});

test("with every id of the shipped process renamed, a meeting is planned, held and screened in the browser", async () => {
  expect(renamed).toBeGreaterThan(250);
  await holdMeeting(product, "Liam");
});
