/** What lies inside a kind in plain words: each item with for whom it is there, who adds it, and its stages. */

import type { CompiledItem, CompiledKind } from "../../compile/types.ts";
import { labelOf } from "../../layouts/index.ts";
import type { ProcessView } from "../types.ts";
import { itemRows } from "./steps.ts";
import { lowerFirst, type Teller } from "./teller.ts";
import type { PlainPart } from "./types.ts";

/** The reasons why somebody is asked or not, as the screens give them. */
function whoWords({ process, language, say }: Teller, kind: CompiledKind, item: string): readonly string[] {
  const { why } = labelOf(kind, item);
  if (why === undefined) return [];
  const start = `${kind.address}.facts.${why}.choices.`;
  const texts = process.texts[language] ?? {};
  const reasons = Object.entries(texts).flatMap(([address, text]) => (address.startsWith(start) ? [text] : []));
  return reasons.length === 0 ? [] : [say("parts.who", { what: reasons.join("; ") })];
}
function aboutWords(teller: Teller, kind: CompiledKind, item: CompiledItem): string {
  const { say, text, roles } = teller;
  const { definition } = item;
  const list = /^\w+$/.test(definition.for ?? "") ? text(`${kind.address}.facts.${definition.for}`) : undefined;
  return [
    ...(text(`${item.address}.help`) === undefined ? [] : [text(`${item.address}.help`) ?? ""]),
    ...(list === undefined ? [] : [say("parts.each", { what: lowerFirst(list) })]),
    ...whoWords(teller, kind, item.item),
    ...(definition.add ? [say("parts.add", { who: roles(definition.add.by) })] : []),
  ].join(" ");
}
export const itemParts = (teller: Teller, view: ProcessView["kinds"][number]): readonly PlainPart[] => {
  const kind = teller.process.kinds[view.kind];
  return view.items.flatMap((one): readonly PlainPart[] => {
    const item = kind?.items[one.item];
    if (!kind || !item) return [];
    return [
      {
        id: one.address,
        title: teller.word(one.address),
        text: aboutWords(teller, kind, item),
        columns: [teller.say("parts.step"), teller.say("parts.can")],
        rows: itemRows(teller, one),
      },
    ];
  });
};
