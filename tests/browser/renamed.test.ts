/** Nothing in the product knows an id of a definition: with every id renamed, a meeting is still held in the browser. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { filesOf } from "../support/processes.ts";
import { renameEveryId } from "../support/renamed.ts";
import { holdMeeting } from "./support/meeting-flow.ts";
import { makeProject, type Product, startProduct } from "./support/product.ts";

let product: Product;
let project = "";
let renamed = 0;

beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), "casustafel-renamed-"));
  const result = renameEveryId(filesOf("mdo-jeugd"), "mdo-jeugd");
  renamed = result.renamed;
  makeProject(project, result.files);
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
