/** What may not be talked about, in the words of the field that holds it: in sight above everything else. */

import { useQuery } from "@tanstack/react-query";
import type { InstanceView, UnitView } from "../../engine/index.ts";
import { queries } from "../api/queries.ts";
import { useLiveForm } from "../forms/load-form.ts";
import { Notice } from "../parts/feedback.tsx";

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
  return (
    <Notice tone="warn">
      <strong>{live.words.label(`/${field}`)}:</strong> {limits.join("; ")}
    </Notice>
  );
}

/** Those of every item of the instance that its layout names (`limits`: `<item>.<section>.<field>`) and that is not over. */
export function InstanceLimits({ view }: { readonly view: InstanceView }) {
  const limits = view.screens[0]?.["limits"];
  if (typeof limits !== "string") return null;
  const [item, ...at] = limits.split(".");
  return view.items
    .filter((unit) => unit.name === item && !unit.ended)
    .map((unit) => <Limits key={unit.path} view={view} unit={unit} at={at.join(".")} />);
}
