/** What may not be discussed of the case on the table, in the words of the field that holds it: in sight above everything else. */

import { useQuery } from "@tanstack/react-query";
import type { InstanceView, UnitView } from "../../../engine/index.ts";
import { queries } from "../../api/queries.ts";
import { useLiveForm } from "../../forms/load-form.ts";
import { Notice } from "../../parts/feedback.tsx";
import { type MeetingParts, split } from "./parts.ts";

export function Limits({
  view,
  unit,
  parts,
}: {
  readonly view: InstanceView;
  /** The place on the agenda. */
  readonly unit: UnitView;
  readonly parts: MeetingParts;
}) {
  const [name, field] = split(parts.limits);
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
