/** When and where a meeting is, its fixed points, and its clock as a span of time. */

import type { InstanceView } from "../../../engine/index.ts";
import { useLiveForm } from "../../forms/load-form.ts";
import { useMainSection } from "./agenda.ts";
import { plannedStart, type Span, spanOf } from "./clock.ts";
import { begunAt, type MeetingParts, split } from "./parts.ts";

export interface Plan {
  readonly date: string;
  readonly start: string;
  readonly place: string;
  /** Minutes it may take; undefined when its definition does not say. */
  readonly length: number | undefined;
  readonly span: Span | undefined;
}
const textOf = (value: unknown): string => (value === undefined || value === null ? "" : String(value));

export function usePlan(view: InstanceView, parts: MeetingParts): Plan {
  const { fields } = useMainSection(view, parts.plan);
  const field = (name: string | undefined): string => textOf(name === undefined ? undefined : fields[name]);
  const [date, start] = [field(parts.date), field(parts.start)];
  const length = view.main.facts[parts.length ?? ""];
  const minutes = typeof length === "number" ? length : undefined;
  const begun = begunAt(view, parts);
  return {
    date,
    start,
    place: field(parts.place),
    length: minutes,
    span: spanOf(plannedStart(date, start), begun === undefined ? undefined : Date.parse(begun), minutes ?? 60),
  };
}

/** A point that stands on every agenda: its words and minutes are a field of a section. */
export interface FixedPoint {
  readonly section: string;
  readonly field: string;
  readonly words: string;
  readonly minutes: number;
  readonly least: number;
  readonly most: number;
}
/** The fixed points before (or after) the cases; none while the form loads. */
export function useFixedPoints(view: InstanceView, names: readonly string[] = []): readonly FixedPoint[] {
  const [section] = split(names[0]);
  const { section: found, fields } = useMainSection(view, names.length === 0 ? undefined : section);
  const { live } = useLiveForm(view.definition, found?.form);
  if (!live || !found) return [];
  return names.flatMap((name) => {
    const [of, field] = split(name);
    const schema = live.published.schema.properties[field];
    if (of !== section || !schema) return [];
    const value = fields[field] ?? schema.absent;
    const minutes = typeof value === "number" ? value : 0;
    return [
      {
        section,
        field,
        words: live.words.label(`/${field}`),
        minutes,
        least: schema.minimum ?? 0,
        most: schema.maximum ?? 60,
      },
    ];
  });
}
