/** A designer reads a draft in plain words and takes it away as a paper to sign. */

import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, clientOf, type Served, serve } from "../../support/served.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
let served: Served;
let designer: Client;
beforeAll(async () => {
  served = await serve({ folder: folder(), only: "mdo-jeugd" });
  const person = served.shell.directory.people().find(({ duties = [] }) => duties.includes("designer"));
  designer = await clientOf(served.origin, person?.id);
}, 60_000);
afterAll(() => served.close());

test("a draft is told as it is now, on the screen and as a paper", async () => {
  const { json: draft } = await designer("POST", "/api/drafts", { process: "mdoJeugd" });
  const address = `/api/drafts/${draft.id}`;
  const file = "workflows/mdo-jeugd/process.json";
  const edit = { op: "set", file, pointer: "/settings/checkDays/default", value: 8 };
  await designer("POST", `${address}/edits`, { revision: 0, edits: [edit] });
  const { status, json } = await designer("GET", `${address}/plain?language=nl`);
  expect(status).toBe(200);
  expect(json.title).toBe("MDO Jeugd in gewone woorden");
  expect(JSON.stringify(json.chapters)).toContain("8 werkdagen (een groep mag dit anders afspreken)");
  const paper = await fetch(`${served.origin}${address}/plain.pdf?language=en`, {
    headers: { cookie: designer.cookie() },
  });
  expect(paper.headers.get("Content-Type")).toBe("application/pdf");
  expect(
    Buffer.from(await paper.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe("%PDF-");
}, 180_000);

test("a draft that is not there is told as nothing", async () => {
  expect((await designer("GET", "/api/drafts/none/plain")).status).toBe(404);
  expect((await designer("GET", `/api/definitions/${"0".repeat(64)}/plain.pdf`)).status).toBe(404);
});

test("a base and its variant are compared in sentences", async () => {
  const { json: overview } = await designer("GET", "/api/definitions");
  const lines = overview.lines as { variant?: string; hash: string; differences?: number }[];
  const [base, variant] = [false, true].map((isVariant) =>
    lines.find((one) => (one.variant !== undefined) === isVariant),
  );
  expect(variant?.differences).toBeGreaterThan(10);
  const address = `/api/definitions/${base?.hash}/differences/${variant?.hash}?language=nl`;
  const { status, json } = await designer("GET", address);
  expect(status).toBe(200);
  expect(json.differences).toContainEqual(
    expect.objectContaining({ before: "Nu: 5 werkdagen", after: "Nu: 10 werkdagen" }),
  );
}, 180_000);
