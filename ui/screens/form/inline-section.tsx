/** A section filled in where it stands, beside other things: its fields, saved while one types, and what could not be saved. */

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { type Fields, type InstanceView, isEmpty, type SectionView, type UnitView } from "../../../engine/index.ts";
import { queries } from "../../api/queries.ts";
import type { Draft, SectionContent } from "../../api/types.ts";
import { draftAddress } from "../../forms/autosave.ts";
import { type LiveForm, useLiveForm } from "../../forms/load-form.ts";
import { useOfferedPeople } from "../../forms/offered-people.ts";
import { useOfferedRows } from "../../forms/offered-rows.ts";
import { SectionForm, useFormModel } from "../../forms/section-form.tsx";
import { Failure, Skeleton } from "../../parts/feedback.tsx";
import { Conflicts } from "./conflicts.tsx";
import { Refused } from "./refused.tsx";
import { SaveWords } from "./save-state.tsx";
import { Suggestions } from "./suggestions.tsx";
import { useSaving } from "./use-saving.ts";

interface InlineSectionProps {
  readonly view: InstanceView;
  readonly unit: UnitView;
  readonly section: SectionView;
  /** What is suggested is taken over at once, and all rows are open: one's own short form. */
  readonly unfolded?: boolean;
}

export function InlineSection(props: InlineSectionProps) {
  const { view, unit, section } = props;
  const { live, error } = useLiveForm(view.definition, section.form);
  const content = useQuery(queries.section(view.id, unit.path, section.name));
  const address = draftAddress({ instance: view.id, unit: unit.path, section: section.name });
  const draft = useQuery(queries.draft(view.id, address));
  const problem = error ?? content.error ?? draft.error;
  if (problem) return <Failure error={problem} retry={() => void content.refetch()} />;
  if (!live || !content.data || !draft.data) return <Skeleton lines={3} />;
  return <Filling key={unit.item} {...props} live={live} content={content.data} draft={draft.data} />;
}

function Filling({
  view,
  unit,
  section,
  unfolded = false,
  live,
  content,
  draft,
}: InlineSectionProps & { readonly live: LiveForm; readonly content: SectionContent; readonly draft: Draft }) {
  const saving = useSaving({ instance: view.id, unit: unit.path, section: section.name }, live, content, draft);
  const { fields, state, serverErrors } = saving;
  const model = useFormModel(live, fields, serverErrors);
  const offered = useOfferedRows(view, live, unit.item === null ? { section: section.name, fields } : undefined);
  const { people, candidates, among } = useOfferedPeople(view, section.address, live.form, view.people);
  const suggested = unfolded && isEmpty(content.fields) && isEmpty(fields) ? content.suggested : undefined;
  const taken = useRef(false);
  const { type } = saving;
  useEffect(() => {
    if (taken.current || !suggested || isEmpty(suggested as Fields)) return;
    taken.current = true;
    type(suggested as Fields);
  }, [suggested, type]);
  return (
    <div className="stack-16">
      {!unfolded && (
        <Suggestions
          live={live}
          suggested={content.suggested}
          fields={fields}
          shown={Object.keys(live.published.schema.properties)}
          onTake={saving.type}
        />
      )}
      <SectionForm
        live={live}
        model={model}
        fields={fields}
        unfolded={unfolded}
        people={people}
        candidates={candidates}
        among={among}
        offered={offered}
        prefix={`inline-${unit.item}-${section.name}`}
        onChange={saving.type}
      />
      {saving.conflicts.length > 0 && (
        <Conflicts live={live} people={people} conflicts={saving.conflicts} onChoose={saving.choose} />
      )}
      {saving.conflicts.length === 0 && state === "refused" && serverErrors.length === 0 && (
        <Refused
          view={view}
          fields={fields}
          problem={saving.problem}
          onChange={saving.type}
          onDeclare={saving.declare}
          onRetry={saving.retry}
        />
      )}
      <SaveWords state={state} savedAt={saving.savedAt} signedOut={saving.problem?.status === 401} />
    </div>
  );
}
