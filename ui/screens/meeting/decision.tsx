/** What is decided about the case on the table: asked there in one form, each choice saved at once; in words for who only reads it. */

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Fields, InstanceView, SectionView, UnitView } from "../../../engine/index.ts";
import { problemOf } from "../../api/client.ts";
import { problemText, useProblemWords } from "../../api/problem-words.ts";
import { queries, useCommand } from "../../api/queries.ts";
import { type LiveForm, useLiveForm } from "../../forms/load-form.ts";
import { SectionForm, useFormModel } from "../../forms/section-form.tsx";
import { valueWords } from "../../forms/value-words.ts";
import { unitPath } from "../../instance/ways.ts";
import { Notice, Skeleton } from "../../parts/feedback.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import type { MeetingParts } from "./parts.ts";

interface DecisionProps {
  readonly view: InstanceView;
  /** The place on the agenda. */
  readonly unit: UnitView;
  readonly parts: MeetingParts;
}
/** The section of a place in which is decided, for who may read or write it. */
export const decisionOf = (unit: UnitView | undefined, { decide }: MeetingParts): SectionView | undefined =>
  unit?.sections.find(({ name, canRead, canWrite }) => name === decide && (canRead || canWrite));

/** What was decided, in words; empty while nothing was, undefined while it loads or when it may not be read. */
export function useDecision({ view, unit, parts }: DecisionProps): string | undefined {
  const section = decisionOf(unit, parts);
  const { live } = useLiveForm(view.definition, section?.form);
  const { data } = useQuery({
    ...queries.section(view.id, unit.path, section?.name ?? ""),
    enabled: section?.canRead === true,
  });
  if (!live || !data) return undefined;
  const texts = Object.entries(live.published.schema.properties).map(([name, schema]) =>
    data.fields[name] === undefined || data.fields[name] === ""
      ? ""
      : valueWords(live.words, `/${name}`, schema, data.fields[name], view.people),
  );
  return texts.filter(Boolean).join(" · ");
}

/** The question with its choices where it may be answered, else the answer. */
export function Decision(props: DecisionProps) {
  const { t } = useTranslation();
  const section = decisionOf(props.unit, props.parts);
  const text = useDecision(props);
  if (!section) return null;
  if (section.canWrite) return <DecisionForm {...props} section={section} />;
  return <p>{text === undefined ? "" : text || t("meeting.noDecision")}</p>;
}

type FormProps = DecisionProps & { readonly section: SectionView };
function DecisionForm(props: FormProps) {
  const { view, unit, section } = props;
  const { live } = useLiveForm(view.definition, section.form);
  const saved = useQuery(queries.section(view.id, unit.path, section.name));
  if (!live || !saved.data) return <Skeleton lines={3} />;
  return <Choices key={unit.item} {...props} live={live} saved={saved.data.fields} />;
}

function Choices({
  view,
  unit,
  section,
  live,
  saved,
}: FormProps & { readonly live: LiveForm; readonly saved: Fields }) {
  const sentence = useProblemWords(useDefinitionTexts(view.definition));
  const send = useCommand(view.id);
  // What was chosen here and is on its way; the rest follows what others choose.
  const [chosen, setChosen] = useState<Fields>({});
  const fields = { ...saved, ...chosen };
  const model = useFormModel(live, fields, problemOf(send.error).errors ?? []);
  const change = (next: Fields): void => {
    const names = Object.keys({ ...next, ...fields }).filter((name) => next[name] !== fields[name]);
    const set = Object.fromEntries(names.map((name) => [name, next[name] ?? null]));
    const was = Object.fromEntries(names.map((name) => [name, saved[name] ?? null]));
    if (names.length === 0) return;
    setChosen({ ...chosen, ...set });
    send.mutate(
      { type: "PatchSection", unit: unitPath(unit), patches: { [section.name]: { set, was } } },
      { onSuccess: () => setChosen({}) },
    );
  };
  return (
    <div className="stack-8">
      <SectionForm
        live={live}
        model={model}
        fields={fields}
        onChange={change}
        people={view.people}
        prefix={`decide-${unit.item}`}
      />
      {send.error && <Notice tone="bad">{problemText(sentence(send.error))}</Notice>}
    </div>
  );
}
