/** The way to mend what stands in the way: the section to fill, or the tab where it can be done. */

import { Link } from "@tanstack/react-router";
import type { InstanceView } from "../../engine/index.ts";
import { useDefinitionTexts } from "../texts/i18n.ts";

type Mend = { readonly section: string; readonly address: string } | { readonly tab: string; readonly address: string };

/** The tab on which the definition's screens show a section or an item. */
export function tabOf(view: InstanceView, part: string): string | undefined {
  const tabs = view.screens.flatMap((screen) =>
    Object.entries((screen["tabs"] ?? {}) as Readonly<Record<string, { readonly show?: readonly string[] }>>),
  );
  return tabs.find(([, { show }]) => show?.includes(part))?.[0];
}

function mendOf(view: InstanceView, name: string): Mend | undefined {
  const parts = view.behind[name.replace(/^!/, "")];
  if (!parts) return undefined;
  // The section a reason names itself comes before those it reads on the way.
  const toFill = parts.sections
    .map((name) => view.main.sections.find((section) => section.name === name))
    .find((section) => section?.canWrite && !section.complete);
  if (toFill) return { section: toFill.name, address: toFill.address };
  for (const item of parts.items) {
    const units = view.items.filter((unit) => unit.name === item);
    const acts = units.some(
      ({ events, sections }) => events.some(({ open }) => open) || sections.some(({ canWrite }) => canWrite),
    );
    const tab = tabOf(view, item);
    if (acts && tab && units[0]) return { tab, address: units[0].address };
  }
  return undefined;
}

export function MendLink({ view, name }: { readonly view: InstanceView; readonly name: string }) {
  const words = useDefinitionTexts(view.definition);
  const mend = mendOf(view, name);
  if (!mend) return null;
  return "section" in mend ? (
    <Link to="/instances/$id/fill/$section" params={{ id: view.id, section: mend.section }}>
      {words.maybe(`${mend.address}.task`) ?? words(mend.address)}
    </Link>
  ) : (
    <Link to="/instances/$id" params={{ id: view.id }} search={{ tab: mend.tab }}>
      {words.maybe(`${mend.address}.many`) ?? words(mend.address)}
    </Link>
  );
}
