/** What this person has to do here first: sections that are asked for, of the case and of its items, the most pressing first. */

import type { InstanceView, SectionView, UnitView } from "../../../engine/index.ts";
import { firstWay, type Way, waysOf } from "../../instance/ways.ts";

export interface ToFill {
  readonly unit: UnitView;
  readonly section: SectionView;
}
/** Sections asked of this person that are not complete, by the day they are due; those without a term come last. */
export function toFillOf(view: InstanceView): readonly ToFill[] {
  return [view.main, ...view.items]
    .flatMap((unit) => unit.sections.map((section): ToFill => ({ unit, section })))
    .filter(({ section }) => section.canWrite && !section.optional && !section.complete)
    .sort((a, b) => (a.section.due ?? "9").localeCompare(b.section.due ?? "9"));
}

/** Events of items that a state awaits of this person, and that can be sent now. */
export const awaitedOf = (view: InstanceView): readonly Way[] =>
  view.items.flatMap((unit) =>
    waysOf(unit, []).filter((way) => way.type === "event" && way.action.open && way.action.awaited === true),
  );

/** What ends the step, once every section that the case itself asks of this person is complete: it then comes first. */
export function endOfStep({ main }: InstanceView): Way | undefined {
  const asked = main.sections.filter(({ canWrite, optional }) => canWrite && !optional);
  if (asked.length === 0 || asked.some(({ complete }) => !complete)) return undefined;
  // What can be added goes on beside it, and ends nothing.
  return firstWay(waysOf(main).filter(({ type }) => type === "event"));
}
