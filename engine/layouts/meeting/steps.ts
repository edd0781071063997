/** The steps of what is on the table: each shows sections, rounds and events of the place, what is added to it, and fields of its instance. */

import { pointerPart } from "../../definition/json.ts";
import { fieldsOf, maps, names, texts } from "../read.ts";
import type { ScreenPlace } from "../types.ts";
import { endsOf } from "./keys.ts";

/** One step: what it shows in this order, and the paper whose drawings stand above it. */
export interface TableStep {
  readonly show?: readonly string[];
  readonly paper?: string;
  /** The state of one answer of a round that means it was given. */
  readonly done?: string;
}

export function checkSteps({ process, kind, screen, need }: ScreenPlace): void {
  const { owner, place } = endsOf(process, kind, screen);
  if (!place) return;
  const within = Object.entries(owner?.items ?? {}).filter(([, { definition }]) => definition.of === place.item);
  const known = [
    ...names(place.sections),
    ...within.map(([name]) => name),
    ...names(place.events),
    ...fieldsOf(process, owner),
  ];
  for (const [name, step] of maps(screen["steps"])) {
    const at = `/steps/${pointerPart(name)}`;
    texts(step["show"]).forEach((shown, index) => {
      need(`${at}/show/${index}`, "part", shown, known);
    });
    const states = within.flatMap(([, { chart }]) => names(chart.states));
    if (typeof step["done"] === "string") need(`${at}/done`, "state", step["done"], states);
    if (typeof step["paper"] === "string") need(`${at}/paper`, "report", step["paper"], names(process.reports));
  }
}
