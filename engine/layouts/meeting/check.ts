/** The parts that the layout of a meeting names exist: its plan, the link that is its agenda, states, events, fields at both ends. */

import { fieldsOf, isMap, names, texts } from "../read.ts";
import type { ScreenPlace } from "../types.ts";
import { endsOf, NAME_KEYS, SHOWN_KEYS } from "./keys.ts";

export function checkMeeting({ process, kind, screen, need }: ScreenPlace): void {
  const ends = endsOf(process, kind, screen);
  for (const [key, { what, known }] of Object.entries(NAME_KEYS)) {
    const all = known(ends);
    const value = screen[key];
    if (all && typeof value === "string") need(`/${key}`, what, value, all);
    if (all)
      texts(value).forEach((name, index) => {
        need(`/${key}/${index}`, what, name, all);
      });
  }
  const { place } = ends;
  if (!place) return;
  for (const key of SHOWN_KEYS) {
    const value = screen[key];
    const { shown, field } = isMap(value) ? value : {};
    if (typeof shown === "string") need(`/${key}/shown`, "name", shown, names(place.link?.showsPrograms));
    if (typeof field === "string") need(`/${key}/field`, "field", field, fieldsOf(process, place));
  }
}
