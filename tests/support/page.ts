/** The examples of docs/format as one process: each block as it stands there, beside what the pages leave out (`tests/fixtures/page`). */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type Block = { readonly [key: string]: unknown };
const PROJECT = join(import.meta.dirname, "..", "..");
const PAGES = join(PROJECT, "docs", "format");
const BESIDE = join(PROJECT, "tests", "fixtures", "page");
export const PAGE_ROOT = "workflows/mdo-jeugd";

const isBlock = (value: unknown): value is Block =>
  typeof value === "object" && value !== null && !Array.isArray(value);
/** `more` beside what the pages say. */
function beside(page: Block, more: Block): Block {
  const entries = Object.entries(more).map(([key, value]): [string, unknown] => {
    const before = page[key];
    return [key, isBlock(before) && isBlock(value) ? beside(before, value) : value];
  });
  return { ...page, ...Object.fromEntries(entries) };
}

/** The JSON blocks of the pages that have a name: name → the files it is for, with the things of it that stand there (all where none is named). */
const BLOCKS: readonly (readonly [string, Readonly<Record<string, readonly string[]>>])[] = [
  ["process", { "process.json": [] }],
  ["machine", { "case/machine.json": [] }],
  ["facts", { "case/facts.json": [] }],
  ["sections", { "case/sections.json": [] }],
  ["access", { "case/access.json": [] }],
  ["events", { "case/events.json": [] }],
  [
    "effects",
    {
      "case/effects.json": ["giveNumber", "askExpert"],
      "case/items/agenda-place.json#effects": ["tellTable"],
      "meeting/effects.json": ["askDiscuss", "makeList", "fixQuorum"],
    },
  ],
  ["deadlines", { "case/items/agenda-place.json#deadlines": ["feedbackTerm"] }],
  ["consent", { "case/items/consent-person.json": [] }],
  ["place", { "case/items/agenda-place.json": [] }],
  ["action", { "case/items/action.json": [] }],
  ["attendance", { "meeting/items/attendance.json": [] }],
  ["report", { "reports/action-list.json": [] }],
  ["caseScreen", { "case/screens.json": [] }],
  ["meetingScreen", { "meeting/screens.json": [] }],
  ["figures", { "figures.json": [] }],
  ["policies", { "policies.json": ["noAgendaWithoutGround"] }],
  ["example", { "examples/withdrawn-at-table.json": [] }],
  ["overlay", { "variants/oosterveen/overlay.json": [] }],
];

/** Every named block, read from whichever page it stands on; throws where one is missing or is meant for no file. */
function namedBlocks(): ReadonlyMap<string, Block> {
  const pages = readdirSync(PAGES).map((name) => readFileSync(join(PAGES, name), "utf8"));
  const found = pages.flatMap((page) => [...page.matchAll(/```json (\w+)\n([\s\S]*?)```/g)]);
  const blocks = new Map(found.map(([, name = "", text = ""]) => [name, JSON.parse(text) as Block]));
  const names = BLOCKS.map(([name]) => name);
  if ([...blocks.keys()].sort().join() !== [...names].sort().join())
    throw new Error(`The pages have the blocks ${[...blocks.keys()].join(", ")}, not ${names.join(", ")}.`);
  return blocks;
}

/**
 * The files of the process of the pages, with its variant and its profile.
 * @param change may spoil one of its blocks (by name) first.
 */
export function pageFiles(change: (name: string, block: Block) => Block = (_, block) => block): Map<string, string> {
  const found = namedBlocks();
  const files = new Map<string, Block>();
  for (const [name, homes] of BLOCKS) {
    const block = change(name, found.get(name) ?? {});
    for (const [home, keys] of Object.entries(homes)) {
      const [path = "", part] = home.split("#");
      const taken = keys.length > 0 ? Object.fromEntries(keys.map((key) => [key, block[key]])) : block;
      const file = `${PAGE_ROOT}/${path}`;
      files.set(file, beside(files.get(file) ?? {}, part === undefined ? taken : { [part]: taken }));
    }
  }
  for (const entry of readdirSync(BESIDE, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const file = path.slice(BESIDE.length + 1);
    files.set(file, beside(files.get(file) ?? {}, JSON.parse(readFileSync(path, "utf8")) as Block));
  }
  const folder = "workflows/profiles/nl-jeugd";
  const profile = ["profile", "screening/known-names", "screening/patterns", "screening/possible-names"].map(
    (name) => `${folder}/${name}.json`,
  );
  return new Map([
    ...[...files].map(([path, value]) => [path, JSON.stringify(value)] as const),
    ...profile.map((path) => [path, readFileSync(join(PROJECT, path), "utf8")] as const),
  ]);
}
