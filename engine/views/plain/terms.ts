/** The time limits of a process: how long, when they run, and what happens before and after. */

import type { CompiledUnit } from "../../compile/types.ts";
import type { DeadlineDefinition } from "../../definition/types.ts";
import { holdsWords } from "./facts.ts";
import { lengthWords } from "./lengths.ts";
import type { Teller } from "./teller.ts";
import type { PlainPart, PlainRow } from "./types.ts";

interface Of {
  readonly teller: Teller;
  readonly unit: CompiledUnit;
}
function longWords({ teller }: Of, { due, unit, from }: DeadlineDefinition): string {
  const { process, say } = teller;
  const [, sign = "", setting] = /^(-?)settings\.(\w+)$/.exec(String(due)) ?? [];
  if (setting !== undefined) {
    const known = process.definition.process.settings?.[setting];
    const long = lengthWords(teller, known?.default ?? "", unit);
    const words = sign === "-" ? say("terms.before", { long, what: "" }).replace(/[:\s]+$/, "") : long;
    return known?.setBy === undefined ? words : say("terms.setting", { long: words });
  }
  if (!/^-?\d+$/.test(String(due))) return say("terms.computed");
  if (Number(due) === 0) return say(from === undefined ? "terms.sameDay" : "terms.computed");
  return lengthWords(teller, due, unit);
}
function whenWords({ teller, unit }: Of, { while: runs }: DeadlineDefinition): string {
  const { say, word, process } = teller;
  const states = [...runs.matchAll(/\bis\.(\w+)/g)].flatMap(([, key = ""]) => (unit.chart.states[key] ? [key] : []));
  if (states.length > 0)
    return say("terms.in", { steps: states.map((key) => `“${word(`${unit.address}.states.${key}`)}”`).join(", ") });
  if (!/^!?\w+$/.test(runs)) return "";
  const name = runs.replace("!", "");
  const home = unit.facts.some((one) => one.name === name) ? unit.address : (process.kinds[unit.kind]?.address ?? "");
  return say("terms.while", { what: holdsWords(teller, `${home}.facts.${runs}`) });
}
function rungWords({ teller, unit }: Of, { ladder = {}, unit: counts }: DeadlineDefinition): readonly string[] {
  const { say, text, roles } = teller;
  return Object.values(ladder).flatMap(({ at, effects = [], event }) => {
    const told = (typeof effects === "string" ? [effects] : effects).flatMap((name) => {
      const { notify } = unit.effects[name]?.definition ?? {};
      return notify ? [say("terms.notice", { who: roles(notify) })] : [];
    });
    const called = event === undefined ? undefined : text(`${unit.address}.events.${event}`);
    const goes =
      event === undefined ? [] : [called === undefined ? say("terms.goes") : say("terms.goesOn", { what: called })];
    const what = [...told, ...goes].join("; ");
    if (what === "" || !/^-?\d+$/.test(String(at))) return [];
    const long = lengthWords(teller, Math.abs(Number(at)), counts);
    return [
      Number(at) === 0
        ? say("terms.at", { what })
        : say(Number(at) < 0 ? "terms.before" : "terms.after", { long, what }),
    ];
  });
}
export function termParts(teller: Teller): readonly PlainPart[] {
  const { process, say, text } = teller;
  const units = Object.values(process.kinds).flatMap((kind) => [kind, ...Object.values(kind.items)]);
  const rows = units.flatMap((unit) =>
    Object.entries(unit.deadlines).map(([name, { definition }]): PlainRow => {
      const of = { teller, unit };
      const id = `${unit.address}.deadlines.${name}`;
      const called = unit.item === undefined ? teller.word(id) : `${teller.word(unit.address)}: ${teller.word(id)}`;
      const cells = [text(id) === undefined ? name : called, longWords(of, definition), whenWords(of, definition)];
      return { id, cells: [...cells, rungWords(of, definition).join("\n")] };
    }),
  );
  if (rows.length === 0) return [];
  const columns = [say("terms.what"), say("terms.long"), say("terms.when"), say("terms.then")];
  return [{ id: "terms", title: "", columns, rows }];
}
