/** What a new row of a list begins with: the fields that its form names in `begins`. */

import { dayOf, type Fields } from "../../engine/index.ts";
import type { LiveForm } from "./load-form.ts";

/** @param list name of the list */
export function beginsWith({ published, clock }: Pick<LiveForm, "published" | "clock">, list: string): Fields {
  const named = Object.keys(published.ui.begins ?? {}).filter((field) => field.startsWith(`${list}.`));
  const { now, timeZone } = clock();
  return Object.fromEntries(named.map((field) => [field.slice(list.length + 1), dayOf(now, timeZone)]));
}
