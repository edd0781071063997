/** A version goes out as one file and comes in as a draft, sign for sign; what is broken is a finding, what is hostile is refused. */

import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packed, unpacked } from "../../../server/definitions/archive/tar.ts";
import { type Client, clientOf, type Served, serve } from "../../support/served.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
let served: Served;
let designer: Client;
let files: ReadonlyMap<string, string>;
let hash = "";
beforeAll(async () => {
  served = await serve({ folder: folder(), only: "mdo-jeugd" });
  const person = served.shell.directory.people().find(({ duties = [] }) => duties.includes("designer"));
  designer = await clientOf(served.origin, person?.id);
  hash = served.shell.definitions.current("mdoJeugd")?.process.hash ?? "";
  files = new Map((await served.shell.definitions.source(hash as never))?.files);
}, 60_000);
afterAll(() => served.close());

const take = (archive: Buffer) => designer("POST", "/api/drafts/import", { archive: archive.toString("base64") });
const refusedFor = async (archive: Buffer): Promise<unknown> => {
  const { status, json } = await take(archive);
  expect(status).toBe(422);
  return (json["details"] as { refused?: string } | undefined)?.refused ?? json["code"];
};

test("what goes out comes in again with every sign as it was", async () => {
  const response = await fetch(`${served.origin}/api/definitions/${hash}/archive`);
  expect(response.status).toBe(401);
  const archive = packed(files);
  expect(packed(files).equals(archive)).toBe(true);
  expect(unpacked(archive)).toEqual({ files: new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))) });
  const { json } = await take(archive);
  expect(json["files"]).toEqual(Object.fromEntries(files));
  expect(json).toMatchObject({ process: "mdoJeugd", revision: 0 });
  expect((await designer("GET", `/api/definitions/${hash}/archive`)).status).toBe(200);
});

test("one with a fault arrives as a draft on the version in force, and its findings say what is wrong", async () => {
  const file = "workflows/mdo-jeugd/case/facts.json";
  const { json } = await take(packed(new Map([...files, [file, '{ "broken": ']])));
  expect(json["entries"]).toMatchObject([{ type: "edit", edits: [{ op: "setText", file }] }]);
  const found = await designer("GET", `/api/drafts/${json["id"]}/findings`);
  expect(found.json["findings"]).toContainEqual(expect.objectContaining({ file, severity: "error" }));
});

test("an archive that is no definition is refused: a way out of its folder, too many files, a bomb, depth, another format", async () => {
  const one = (path: string, text = "{}\n") => packed(new Map([[path, text]]));
  const refusalOf = (archive: Buffer): unknown => {
    const found = unpacked(archive);
    return "refused" in found ? found.refused : "taken in";
  };
  expect(refusalOf(one("workflows/../../etc/passwd.json"))).toBe("bad-path");
  expect(refusalOf(one("workflows/__proto__/process.json"))).toBe("bad-path");
  expect(refusalOf(one("workflows/t/process.json", "[".repeat(50_000)))).toBe("too-deep");
  const many = new Map(Array.from({ length: 10_000 }, (_, n) => [`workflows/t/f${n}.json`, "{}\n"] as const));
  expect(refusalOf(packed(many))).toBe("too-many-files");
  expect(refusalOf(gzipSync(Buffer.alloc(48 * 1024 * 1024)))).toBe("too-large");
  expect(refusalOf(Buffer.from("PK no tar"))).toBe("not-an-archive");
  expect(await refusedFor(packed(many))).toBe("too-many-files");
}, 30_000);
