/** Plants faults in definitions, one at a time, and counts how many `verify` finds without playing an example: `npm run plants -- [--seed N] [--each N]`. */

import { parseArgs } from "node:util";
import { type DefinitionSource, publish } from "../../../engine/index.ts";
import { readFiles } from "../../../server/definitions/files.ts";
import { fixtureFiles } from "../../support/fixtures.ts";
import { PROJECT } from "../../support/processes.ts";
import { Planted } from "./files.ts";
import { KINDS } from "./kinds.ts";

const { values } = parseArgs({
  options: { seed: { type: "string", default: "2026" }, each: { type: "string", default: "1" } },
});
let seed = Number(values.seed);
/** Numbers that a seed repeats (mulberry32). */
function random(): number {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}

const shipped = readFiles(PROJECT);
const fixtures = fixtureFiles();
const SOURCES: readonly DefinitionSource[] = [
  { root: "workflows/mdo-jeugd", files: shipped },
  { root: "workflows/mda", files: shipped },
  { root: "workflows/tumour-board", files: fixtures },
  { root: "workflows/weighing", files: fixtures },
];

/** The files that one process is read from, so that a plant lies in none of another. */
function ownFiles({ root, files }: DefinitionSource): ReadonlyMap<string, string> {
  const forms = new Set([
    ...(publish({ root, files }).process?.definition.forms
      ? Object.keys(publish({ root, files }).process?.definition.forms ?? {})
      : []),
  ]);
  const isOwn = (file: string): boolean =>
    (file.startsWith(`${root}/`) && !file.includes("/variants/")) ||
    file.startsWith("workflows/profiles/") ||
    forms.has(file.split("/").slice(1, -1).join("/"));
  return new Map([...files].filter(([file]) => file.endsWith(".json") && isOwn(file)));
}
const linesOf = (source: DefinitionSource): ReadonlySet<string> =>
  new Set(
    publish(source).findings.flatMap((one) =>
      one.severity === "hint" ? [] : [`${one.code} ${one.file}${one.pointer} ${one.message}`],
    ),
  );

let planted = 0;
const missed: string[] = [];
const kinds = new Set<string>();
for (const { root, files } of SOURCES.map((source) => ({ root: source.root, files: ownFiles(source) }))) {
  const before = linesOf({ root, files });
  for (const [kind, plant] of Object.entries(KINDS))
    for (let n = 0; n < Number(values.each); n += 1) {
      const change = new Planted(root, files, random);
      const where = plant(change);
      if (where === undefined) continue;
      planted += 1;
      kinds.add(kind);
      const after = linesOf({ root, files: change.result() });
      if (![...after].some((line) => !before.has(line))) missed.push(`${root}: ${kind}, at ${where}`);
    }
}
const found = planted - missed.length;
const share = Math.floor((found / planted) * 1_000) / 10;
for (const line of missed) console.log(`not found  ${line}`);
console.log(`seed ${values.seed}: ${planted} faults of ${kinds.size} kinds planted, ${found} found (${share} %)`);
const ENOUGH = 97;
process.exitCode = share >= ENOUGH ? 0 : 1;
