/** The layout `case`: the parts that every layout may have, and what may not be talked about, beside every text. A kind that names no layout has this one. */

import { fieldsOf, names } from "../read.ts";
import type { Layout, ScreenPlace } from "../types.ts";

export const caseLayout: Layout = { name: "case", keys: ["limits"], nameKeys: ["limits"], check: checkLimits };

/** `<item>.<section>.<field>`: shown above every section to whoever may read that section of the item. */
function checkLimits({ process, kind, screen, need }: ScreenPlace): void {
  const { limits } = screen;
  if (typeof limits !== "string") return;
  const [item = "", ...field] = limits.split(".");
  need("/limits", "item", item, names(kind.items));
  const unit = kind.items[item];
  if (unit) need("/limits", "field", field.join("."), fieldsOf(process, unit));
}
