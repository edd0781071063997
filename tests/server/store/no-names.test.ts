/** After the demo is loaded and used, no name of its subjects or professionals stands in any byte of the data folder. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Fields } from "../../../engine/forms/types.ts";
import { asId, type InstanceId } from "../../../engine/ids.ts";
import { openSection } from "../../../server/instances/body.ts";
import type { Shell } from "../../../server/shell.ts";
import { clientOf, serve } from "../../support/served.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const bytesOf = (path: string): Buffer =>
  Buffer.concat(
    readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name))),
  );

/** Texts of fields whose name says that they name somebody, at any depth. */
function namesIn(value: unknown, key = ""): readonly string[] {
  if (typeof value === "string") return /name|Name|address|professional/.test(key) && value.length > 3 ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((element) => namesIn(element, key));
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([inner, member]) => namesIn(member, inner));
}

/** Everything that a published definition says itself, such as the people of its examples: no secret of a case. */
const definitions = (): Buffer =>
  Buffer.concat(
    ["workflows", "forms"].flatMap((top) =>
      readdirSync(top, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.parentPath.includes("/demo"))
        .map((entry) => readFileSync(join(entry.parentPath, entry.name))),
    ),
  );

async function subjectsOf({ store, sealing, directory }: Shell): Promise<readonly string[]> {
  const groups = directory.groups().map(({ id }) => id);
  const rows = await store.list({ person: asId("nobody"), groups, limit: 1_000 });
  const contents: Fields[] = [];
  for (const { id } of rows)
    for (const row of await store.sections(id as InstanceId)) contents.push(openSection(sealing, id, row));
  return namesIn(contents);
}

test("no demo subject's or professional's name occurs in any byte of the data folder, also while it is used", async () => {
  const path = folder();
  const served = await serve({ folder: path });
  const people = served.shell.directory.people();
  const client = await clientOf(served.origin, people[0]?.id);
  for (const address of ["/api/worklist", "/api/instances", "/api/session"])
    expect((await client("GET", address)).status).toBe(200);
  const professionals = people.map(({ name }) => name);
  const published = definitions();
  const subjects = [...new Set(await subjectsOf(served.shell))].filter((name) => !published.includes(name));
  expect(professionals.length).toBeGreaterThan(8);
  expect(subjects.length).toBeGreaterThan(8);

  const look = () => {
    const bytes = bytesOf(join(path, "data"));
    expect(bytes.length).toBeGreaterThan(100_000);
    return [...professionals, ...subjects].filter((name) => bytes.includes(name) || bytes.includes(name, 0, "utf16le"));
  };
  expect(look()).toEqual([]);
  await served.close();
  expect(look()).toEqual([]);
}, 60_000);
