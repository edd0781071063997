/** Every address has words in each language that the process speaks. Without them a plain form of the name is shown: a warning. */

import { columnsOf } from "../blocks/index.ts";
import type { Compiler } from "../compile/compiler.ts";
import type { CompiledFact, CompiledProcess } from "../compile/types.ts";
import { pointerPart } from "../definition/json.ts";
import type { Located } from "../definition/read.ts";
import { isSlip, unitsOf, whatHelps } from "./units.ts";

/** A fact that only joins others by name is never told itself: its parts are (docs/format/settling.md). */
const isOnlyJoined = ({ program }: CompiledFact): boolean =>
  (program?.conjuncts.length ?? 0) > 1 && program?.conjuncts.every(({ name }) => name !== undefined) === true;

function addressesOf(root: string, process: CompiledProcess): readonly string[] {
  const { process: file } = process.definition;
  const top = (["roles", "circles", "settings", "purposes", "parties"] as const).flatMap((part) =>
    Object.keys(file[part] ?? {}).map((name) => `${part}.${name}`),
  );
  const units = unitsOf(root, process).flatMap(({ unit }) => [
    unit.address,
    ...Object.entries(unit.chart.states).flatMap(([key, { definition }]) =>
      definition.type === "history" ? [] : [`${unit.address}.states.${key}`],
    ),
    ...Object.entries(unit.events).flatMap(([name, { confirm }]) => [
      `${unit.address}.events.${name}`,
      ...(confirm === true ? [`${unit.address}.events.${name}.confirm`] : []),
    ]),
    ...Object.keys(unit.sections).map((name) => `${unit.address}.sections.${name}`),
    ...unit.facts.flatMap((fact) => (isOnlyJoined(fact) ? [] : [`${unit.address}.facts.${fact.name}`])),
    ...Object.keys(unit.deadlines).map((name) => `${unit.address}.deadlines.${name}`),
    ...Object.entries(unit.effects).flatMap(([name, { definition }]) =>
      definition.notify || /^\s*outside\s*\(/.test(definition.to ?? "") ? [`${unit.address}.effects.${name}`] : [],
    ),
  ]);
  const reports = Object.entries(process.reports).flatMap(([name, { blocks }]) => [
    `reports.${name}`,
    ...Object.values(blocks).flatMap((block) => columnsOf(block).map((column) => `reports.${name}.columns.${column}`)),
  ]);
  return [...top, ...units, ...reports];
}

/** Above this share a language is not written yet: that is told once, not per address. */
const NEARLY_ALL = 0.9;

const isThere = (texts: Readonly<Record<string, string>>, address: string): boolean =>
  texts[address] !== undefined || texts[address.replace(/\.facts\.(\w+)$/, ".facts.!$1")] !== undefined;

const missingOf = (addresses: readonly string[], texts: Readonly<Record<string, string>>): readonly string[] =>
  addresses.filter((address) => !isThere(texts, address));
const isBarely = (missing: readonly string[], addresses: readonly string[]): boolean =>
  missing.length > addresses.length * NEARLY_ALL;
/** Whether the process has more than a few words of a language: a variant may bring one before the rest is written. */
export function isSpoken(root: string, process: CompiledProcess, language: string): boolean {
  const addresses = addressesOf(root, process);
  return !isBarely(missingOf(addresses, process.texts[language] ?? {}), addresses);
}

export function checkTexts(compiler: Compiler, root: string, process: CompiledProcess): void {
  const addresses = addressesOf(root, process);
  for (const [language, texts] of Object.entries(process.texts)) {
    const at = { file: `${root}/texts.${language}.json`, pointer: "" };
    const missing = missingOf(addresses, texts);
    if (isBarely(missing, addresses))
      compiler.find(
        at,
        "no-texts",
        `${missing.length} of ${addresses.length} things have no words in "${language}": their names are shown instead.`,
        `Write this file: one text per address, beginning with "${missing[0]}".`,
        "warning",
      );
    else tellMissing(compiler, at, texts, addresses, missing);
  }
}

/** A text under a name that is nearly one of those without words was meant for it: told where it stands. */
function tellMissing(
  compiler: Compiler,
  at: Located,
  texts: Readonly<Record<string, string>>,
  addresses: readonly string[],
  missing: readonly string[],
): void {
  const known = new Set(addresses);
  const slips = Object.keys(texts).filter((address) => !known.has(address) && isSlip(address, missing));
  for (const address of slips)
    compiler.find(
      { ...at, pointer: `/${pointerPart(address)}` },
      "unknown-address",
      `Nothing is called "${address}" here.`,
      whatHelps(address, missing),
      "warning",
    );
  if (slips.length > 0) return;
  for (const address of missing)
    compiler.find(at, "missing-text", `"${address}" has no words.`, `Add "${address}" to this file.`, "warning");
}

/** A process without any words: names are shown everywhere. */
export function checkWordless(compiler: Compiler, { root }: { readonly root: string }, process: CompiledProcess): void {
  if (Object.keys(process.texts).length === 0)
    compiler.find(
      { file: `${root}/process.json`, pointer: "" },
      "no-texts",
      "This process has no words at all: names are shown instead.",
      "Write texts.nl.json or texts.en.json beside this file: one text per address.",
      "warning",
    );
}
