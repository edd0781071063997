/** Words at an address where nothing stands: nobody ever sees them. */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledItem, CompiledKind, CompiledProcess } from "../compile/types.ts";
import { pointerPart } from "../definition/json.ts";
import { HOLDER } from "../definition/types.ts";
import { isSpoken } from "../verify/texts.ts";
import { whatHelps } from "../verify/units.ts";
import { wordedParts } from "./parts/names.ts";

/** What a text may belong to, by the parts of its address; a part that is not listed here is not judged. */
function partsOf(unit: CompiledKind | CompiledItem): Readonly<Record<string, readonly string[]>> {
  const { definition } = unit;
  return {
    states: Object.keys(unit.chart.states),
    events: [...Object.keys(unit.events), ...unit.chart.events],
    sections: Object.keys(unit.sections),
    facts: Object.keys(definition.facts).flatMap((name) => [name, `!${name}`]),
    deadlines: Object.keys(unit.deadlines),
    effects: Object.keys(unit.effects),
  };
}
function partsOfKind(kind: CompiledKind): Readonly<Record<string, readonly string[]>> {
  return {
    ...partsOf(kind),
    ...wordedParts(kind),
    items: Object.keys(kind.items),
  };
}

const TOP = ["roles", "circles", "settings", "purposes", "parties"] as const;
function partsOfProcess({
  definition,
  reports,
  examples,
}: CompiledProcess): Readonly<Record<string, readonly string[]>> {
  const { process, policies } = definition;
  return {
    ...Object.fromEntries(TOP.map((part) => [part, Object.keys(process[part] ?? {})])),
    roles: [...Object.keys(process.roles), HOLDER],
    reports: Object.keys(reports),
    examples: Object.keys(examples),
    policies: Object.keys(policies),
  };
}

/** Whether an address begins with one of the names. A name may hold points itself (`place.added`). */
const beginsWith = (rest: string, names: readonly string[]): boolean =>
  names.some((name) => rest === name || rest.startsWith(`${name}.`));

interface Missing {
  /** What the address says where a name is asked, and the names there are. */
  readonly name: string;
  readonly known: readonly string[];
}
type Parts = Readonly<Record<string, readonly string[]>>;
/** The names of a process and of each of its units, listed once for all its texts. */
function namesOf(process: CompiledProcess): {
  readonly top: Parts;
  readonly of: (unit: CompiledKind | CompiledItem) => Parts;
} {
  const known = new Map<string, Parts>();
  const of = (unit: CompiledKind | CompiledItem): Parts => {
    const found = known.get(unit.address) ?? ("items" in unit ? partsOfKind(unit) : partsOf(unit));
    known.set(unit.address, found);
    return found;
  };
  return { top: partsOfProcess(process), of };
}
/** The name in an address that nothing has; undefined when all of it is there, or is not judged. */
function missingIn(process: CompiledProcess, names: ReturnType<typeof namesOf>, address: string): Missing | undefined {
  const [first = "", ...rest] = address.split(".");
  if (first === "process" || first === "forms") return undefined;
  const top = names.top[first];
  if (top) return missingName(rest.join("."), top);
  if (first === "figures") return undefined;
  const kind = Object.hasOwn(process.kinds, first) ? process.kinds[first] : undefined;
  if (!kind) return { name: first, known: Object.keys(process.kinds) };
  const [part = "", name = "", inner = ""] = rest;
  const item = part === "items" ? kind.items[name] : undefined;
  if (!item) return missingAt(names.of(kind), part, rest.slice(1));
  return missingAt(names.of(item), inner, rest.slice(3));
}
function missingAt(parts: Readonly<Record<string, readonly string[]>>, part: string, rest: readonly string[]) {
  const known = Object.hasOwn(parts, part) ? parts[part] : undefined;
  return known && missingName(rest.join("."), known);
}
const missingName = (rest: string, known: readonly string[]): Missing | undefined =>
  rest === "" || beginsWith(rest, known) ? undefined : { name: rest.split(".")[0] ?? "", known };

export function checkStrayTexts(compiler: Compiler, root: string, process: CompiledProcess): void {
  const names = namesOf(process);
  // What was nearly an address is told already.
  const told = new Set(compiler.findings.map(({ file, pointer }) => `${file} ${pointer}`));
  for (const [language, texts] of Object.entries(process.texts))
    for (const address of isSpoken(root, process, language) ? Object.keys(texts) : []) {
      const missing = missingIn(process, names, address);
      if (missing && !told.has(`${root}/texts.${language}.json /${pointerPart(address)}`))
        compiler.find(
          { file: `${root}/texts.${language}.json`, pointer: `/${pointerPart(address)}` },
          "unknown-address",
          `"${address}" are words of nothing: there is no "${missing.name}".`,
          `Take them away, or mend the name. ${whatHelps(missing.name, missing.known)}`,
          "warning",
        );
    }
}
