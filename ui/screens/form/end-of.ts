/** What ends a step. */

import type { ActionView, UnitView } from "../../../engine/index.ts";

/**
 * The events that fill this very section: its fields stand here already, so they ask nothing more.
 * Without such an event, the first way on that asks nothing and takes nothing away, when this section is asked for.
 */
export function endsOf(unit: UnitView, section: string): readonly ActionView[] {
  const filling = unit.events.filter(({ fill, pick }) => fill?.section === section && !pick);
  if (filling.length > 0)
    return filling
      .map((action) => ({ ...action, fill: undefined }))
      .sort((a, b) => Number(a.grave) - Number(b.grave) || Number(b.open) - Number(a.open));
  const isDemanded = unit.sections.some(({ canWrite, optional }) => canWrite && !optional);
  const plain = isDemanded ? unit.events.find(({ fill, grave, pick }) => !fill && !grave && !pick) : undefined;
  return plain ? [plain] : [];
}

/** Whether the end of this step waits for other sections that are asked for here: it fills none of its own and is not open yet. */
export const waitsForOthers = (unit: UnitView, section: string): boolean =>
  !unit.events.some(({ fill, pick }) => fill?.section === section && !pick) &&
  endsOf(unit, section).some(({ open }) => !open);

/** What else can be done than what ends this step: of an item an answer that asks other fields, of a case what stands `beside` this section. */
export const othersOf = (unit: UnitView, section: string, ends: readonly ActionView[]): readonly ActionView[] =>
  unit.events.filter(
    ({ open, event, beside }) =>
      open && (unit.item !== null || beside === section) && !ends.some((end) => end.event === event),
  );
