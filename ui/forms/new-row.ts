/** What is asked anew begins with: the fields that its form names in `begins`. */

import { type Day, dayOf, type Fields } from "../../engine/index.ts";
import type { LiveForm } from "./load-form.ts";

type Begun = Pick<LiveForm, "published" | "clock">;
const todayOf = ({ clock }: Begun): Day => dayOf(clock().now, clock().timeZone);

/** A new row of a list. */
export function beginsWith(form: Begun, list: string): Fields {
  const named = Object.keys(form.published.ui.begins ?? {}).filter((field) => field.startsWith(`${list}.`));
  return Object.fromEntries(named.map((field) => [field.slice(list.length + 1), todayOf(form)]));
}
/** A form of which nothing was filled in before; fields of rows are left to the rows. */
export const formBeginsWith = (form: Begun): Fields =>
  Object.fromEntries(
    Object.keys(form.published.ui.begins ?? {})
      .filter((field) => !field.includes("."))
      .map((field) => [field, todayOf(form)]),
  );
