/** Nothing in the generic code knows a process: neither a word of one, nor an id that a shipped definition chose. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Words of the sectors that processes come from: law, care and youth stand in definitions and profiles. */
const SECTOR =
  /gemeente|politie|\bpolice\b|gezin|\bouders?\b|jeugd|\byouth\b|\bggd\b|\bschool\b|hulpverlen|\bzorg|\bgp\b|\bnurse|\bteacher|veiligheid|mishandel|\babuse\b|\bcustody\b|gezag\b|\bbsn\b/i;
/** Words of a language, not of a sector: what goes before a name and is none. */
const LANGUAGE_DATA = ["engine/screening/spellings.ts"];
/** The name of the place where a group works is a word of the design (docs/design.md, "group"); anywhere else it is a sector's. */
const PLACE = /municipalit/i;
const AS_FIELD = /\bmunicipality\b(?=\??[:,)\s}]|\}|"|$)/g;

const WORDS = /\bmdo\b|\bmda\b|mda\+\+|kernteam|casusregisseur|inbrenger|huisarts|wijkteam|oosterveen|veilig thuis/i;

function sources(): string[] {
  return ["engine", "server", "ui"]
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(ts|tsx|css|html|json|mjs)$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name)),
    )
    .filter((path) => !path.includes("generated"));
}

/** Lines of files on which something is found. */
const linesWith = (found: (line: string) => boolean, except: readonly string[] = []): readonly string[] =>
  sources()
    .filter((path) => !except.includes(path))
    .flatMap((path) =>
      readFileSync(path, "utf8")
        .split("\n")
        .flatMap((line, index) => (found(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
    );

test("no file of engine, server or ui uses a word of one process", () => {
  expect(sources().length).toBeGreaterThan(50);
  expect(linesWith((line) => WORDS.test(line))).toEqual([]);
});

test("no file of engine, server or ui uses a word of the sector", () => {
  expect(SECTOR.test("the police calls the school")).toBe(true);
  expect(linesWith((line) => SECTOR.test(line), LANGUAGE_DATA)).toEqual([]);
});

test("a municipality is the field of a group and nothing else", () => {
  expect(linesWith((line) => PLACE.test(line.replaceAll(AS_FIELD, "")))).toEqual([]);
});
