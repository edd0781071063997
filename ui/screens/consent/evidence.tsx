/** The first things that are recorded of one person, in a line: «03-06-2026 · Mondeling · Telefoon». */

import { useQuery } from "@tanstack/react-query";
import { type InstanceView, isEmpty, type SectionView, type UnitView } from "../../../engine/index.ts";
import { queries } from "../../api/queries.ts";
import { useLiveForm } from "../../forms/load-form.ts";
import { pagesOf } from "../../forms/rjsf-schema.ts";
import { valueWords } from "../../forms/value-words.ts";

const SHORT = 3;

interface EvidenceProps {
  readonly view: InstanceView;
  readonly unit: UnitView;
  readonly section: SectionView;
  /** `<section>.<field>` that stands in the table below already. */
  readonly matrix: string | undefined;
}
export function Evidence({ view, unit, section, matrix }: EvidenceProps) {
  const content = useQuery(queries.section(view.id, unit.path, section.name));
  const { live } = useLiveForm(view.definition, section.form);
  if (!content.data || !live) return <span className="skeleton" />;
  const { fields } = content.data;
  const shown = pagesOf(live.published)
    .flatMap(([, names]) => names)
    .filter((name) => !isEmpty(fields[name]) && `${section.name}.${name}` !== matrix)
    .filter((name) => live.published.schema.properties[name]?.type !== "array")
    .slice(0, SHORT)
    .map((name) =>
      valueWords(live.words, `/${name}`, live.published.schema.properties[name], fields[name], view.people),
    );
  return <span>{shown.join(" · ")}</span>;
}
