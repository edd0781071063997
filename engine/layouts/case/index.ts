/** The layout `case`: the parts that every layout may have, and what may not be talked about, beside every text. A kind that names no layout has this one. */

import { fieldsOf, names, texts } from "../read.ts";
import type { Layout, ScreenPlace } from "../types.ts";

export const caseLayout: Layout = { name: "case", keys: ["limits"], nameKeys: ["limits"], check: checkLimits };

/** `<item>.<section>.<field>`, or several of which the first counts that its reader may read: shown above every section. */
function checkLimits({ process, kind, screen, need }: ScreenPlace): void {
  const { limits } = screen;
  const check = (address: string, pointer: string): void => {
    const [item = "", ...field] = address.split(".");
    need(pointer, "item", item, names(kind.items));
    const unit = kind.items[item];
    if (unit) need(pointer, "field", field.join("."), fieldsOf(process, unit));
  };
  if (typeof limits === "string") check(limits, "/limits");
  for (const [index, address] of texts(limits).entries()) check(address, `/limits/${index}`);
}
