/** What may not be talked about, in the words of the field that holds it: in sight above everything else. */

import { useQuery } from "@tanstack/react-query";
import type { InstanceView, UnitView } from "../../engine/index.ts";
import { queries } from "../api/queries.ts";
import { useLiveForm } from "../forms/load-form.ts";
import { Notice } from "../parts/feedback.tsx";

/** What was typed, without the words that stand before it anyhow. */
const withoutLabel = (text: unknown, label: string): string => {
  const said = String(text);
  return said.toLowerCase().startsWith(`${label.toLowerCase()} `) ? said.slice(label.length + 1) : said;
};

export function Limits({
  view,
  unit,
  at,
}: {
  readonly view: InstanceView;
  /** The item that holds it. */
  readonly unit: UnitView;
  /** `<section>.<field>` */
  readonly at: string;
}) {
  const [name = "", field = ""] = at.split(".");
  const section = unit.sections.find((one) => one.name === name);
  const { live } = useLiveForm(view.definition, section?.form);
  const { data } = useQuery({
    ...queries.section(view.id, unit.path, name),
    enabled: section?.canRead === true && section.state !== "empty",
  });
  const value = data?.fields[field];
  const limits = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === "string" && one !== "");
  if (!live || limits.length === 0) return null;
  const label = live.words.label(`/${field}`).replace(/\?$/, "");
  return (
    <Notice tone="warn">
      <strong>{label}:</strong> {limits.map((one) => withoutLabel(one, label)).join("; ")}
    </Notice>
  );
}

const addressesOf = (limits: unknown): readonly string[] =>
  [limits].flat().filter((one): one is string => typeof one === "string");

/**
 * Those of every item of the instance that its layout names (`limits`: `<item>.<section>.<field>`) and that is not over. Of
 * several names the first counts of which this reader may read something: the others say the same to other readers.
 */
export function InstanceLimits({ view }: { readonly view: InstanceView }) {
  for (const address of addressesOf(view.screens[0]?.["limits"])) {
    const [item, name = "", ...field] = address.split(".");
    const units = view.items.filter((unit) => unit.name === item && !unit.ended && unit.wanted !== false);
    const read = units.filter(({ sections }) => sections.some((one) => one.name === name && one.canRead));
    if (read.length > 0)
      return read.map((unit) => <Limits key={unit.path} view={view} unit={unit} at={[name, ...field].join(".")} />);
  }
  return null;
}
