/** Every event that is declared is sent by somebody and taken somewhere. */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledProcess } from "../compile/types.ts";
import { below, type UnitPlace, unitsOf, whatHelps } from "./units.ts";

/** `{}` is easily meant as "taken, and nothing else happens". */
export const FORBIDS = '`{}` forbids it, as in XState; `{ "actions": [] }` takes it without going anywhere.';

export function checkEvents(compiler: Compiler, root: string, process: CompiledProcess): void {
  for (const place of unitsOf(root, process)) checkUnit(compiler, place);
}

function checkUnit(compiler: Compiler, place: UnitPlace): void {
  const { events, chart, deadlines, effects } = place.unit;
  const byClock = new Set(
    Object.values(deadlines).flatMap(({ definition }) =>
      Object.values(definition.ladder ?? {}).flatMap(({ event }) => (event === undefined ? [] : [event])),
    ),
  );
  for (const [name, event] of Object.entries(events)) {
    const at = below(compiler, place, "events", name);
    if (!(event.by?.length || event.from?.length) && !byClock.has(name))
      compiler.find(
        at,
        "event-nobody-sends",
        `Nobody can send "${name}".`,
        "Name roles in `by`, kinds in `from`, or let a deadline send it.",
      );
    const recorded = Object.values(effects).some(({ outside, definition }) => outside && definition.send === name);
    if (!chart.events.includes(name) && !recorded)
      compiler.find(
        at,
        "event-nobody-takes",
        `No state takes the event "${name}".`,
        chart.forbidden.includes(name) ? FORBIDS : `Add it to \`on\` of a state. ${whatHelps(name, chart.events)}`,
      );
  }
}
