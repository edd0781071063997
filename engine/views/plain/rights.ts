/** Who fills in and who reads each part, and who may press each button: the rights of a process as a table per unit. */

import { type RightsCell, type RightsRow, rightsOf } from "../rights.ts";
import { listed, missingWords } from "./facts.ts";
import type { Teller } from "./teller.ts";
import type { PlainPart, PlainRow } from "./types.ts";

/** Roles with the same conditions in one line. */
function people(teller: Teller, cells: readonly RightsCell[]): string {
  const byCondition = new Map<string, string[]>();
  for (const { role, when } of cells) {
    const facts = listed(when.map((one) => missingWords(teller, one)));
    byCondition.set(facts, [...(byCondition.get(facts) ?? []), role]);
  }
  const lines = [...byCondition].map(([facts, names]) => {
    const who = teller.roles(names);
    return facts === "" ? who : teller.say("rights.if", { who, facts });
  });
  return lines.join("\n") || teller.say("rights.nobody");
}
function rowOf(teller: Teller, { part, address, cells }: RightsRow): PlainRow {
  const { say, word } = teller;
  const what = part === "add" ? say("rights.add", { what: word(address) }) : word(address);
  const acts = cells
    .filter(({ verb }) => verb === "fill" || verb === "send")
    .map((cell) => (part === "section" ? { ...cell, when: [] } : cell));
  const reads = cells.filter((cell) => cell.reads);
  return {
    id: `${part} ${address}`,
    cells: [what, people(teller, acts), part === "section" ? people(teller, reads) : "–"],
  };
}
export function rightsParts(teller: Teller): readonly PlainPart[] {
  const rows = rightsOf(teller.process);
  const { say, word } = teller;
  return [...new Set(rows.map(({ unit }) => unit))].map((unit) => ({
    id: `rights ${unit}`,
    title: word(unit),
    columns: [say("rights.what"), say("rights.fill"), say("rights.read")],
    rows: rows.filter((row) => row.unit === unit).map((row) => rowOf(teller, row)),
  }));
}
