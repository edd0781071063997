/** Correcting an entry in its own line, without leaving the meeting: Enter saves, Escape leaves it as it was. */

import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Fields, InstanceView, SectionView, UnitView } from "../../../engine/index.ts";
import { problemOf } from "../../api/client.ts";
import { problemText, useProblemWords } from "../../api/problem-words.ts";
import { queries, useCommand } from "../../api/queries.ts";
import { goToField } from "../../forms/error-summary.tsx";
import { type LiveForm, useLiveForm } from "../../forms/load-form.ts";
import { useOfferedPeople } from "../../forms/offered-people.ts";
import { inFormOrder } from "../../forms/order.ts";
import { SectionForm, useFormModel } from "../../forms/section-form.tsx";
import { CaughtNames, useNameHits } from "../../instance/name-hits.tsx";
import { unitPath } from "../../instance/ways.ts";
import { Button } from "../../parts/button.tsx";
import { Notice, Skeleton } from "../../parts/feedback.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { useOwners } from "./entry-line.tsx";

interface EditProps {
  readonly view: InstanceView;
  readonly unit: UnitView;
  readonly section: SectionView;
  readonly present: readonly string[];
  readonly onClose: () => void;
}
export function EntryEdit(props: EditProps) {
  const { live } = useLiveForm(props.view.definition, props.section.form);
  const saved = useQuery(queries.section(props.view.id, props.unit.path, props.section.name));
  return live && saved.data ? <Editing {...props} live={live} saved={saved.data.fields} /> : <Skeleton lines={2} />;
}

const changedOf = (fields: Fields, saved: Fields): readonly string[] =>
  [...new Set([...Object.keys(fields), ...Object.keys(saved)])].filter(
    (name) => JSON.stringify(fields[name]) !== JSON.stringify(saved[name]),
  );
const only = (fields: Fields, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));

type EditingProps = EditProps & { readonly live: LiveForm; readonly saved: Fields };
function Editing({ view, unit, section, present, onClose, live, saved }: EditingProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const sentence = useProblemWords(words);
  const send = useCommand(view.id);
  const [fields, setFields] = useState(saved);
  const [declared, setDeclared] = useState<readonly string[]>([]);
  const model = useFormModel(live, fields, problemOf(send.error).errors ?? []);
  const hits = useNameHits(view, live, fields, declared, saved);
  const { people, candidates, among } = useOfferedPeople(view, section.address, live.form, view.people);
  const peopleGroups = useOwners(view, present);
  const prefix = `edit-${unit.item}`;
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => line.current?.querySelector<HTMLElement>("input, textarea")?.focus(), []);
  const save = (): void => {
    const [wrong] = inFormOrder(live, model.all);
    if (wrong) {
      model.showAll();
      goToField(prefix, wrong.pointer);
      return;
    }
    const changed = changedOf(fields, saved);
    if (changed.length === 0) {
      onClose();
      return;
    }
    if (hits.length > 0 || send.isPending) return;
    send.mutate(
      {
        type: "PatchSection",
        unit: unitPath(unit),
        patches: { [section.name]: { set: only(fields, changed), was: only(saved, changed) } },
        ...(declared.length > 0 ? { declared } : {}),
      },
      { onSuccess: onClose },
    );
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") onClose();
    const inField = event.target instanceof HTMLElement && event.target.matches("input, textarea");
    if (event.key !== "Enter" || event.shiftKey || !inField) return;
    event.preventDefault();
    save();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter and Escape in one of its fields mean its buttons
    <div className="entry-line stack-8" onKeyDown={onKeyDown} ref={line}>
      <SectionForm
        live={live}
        model={model}
        fields={fields}
        onChange={setFields}
        people={people}
        candidates={candidates}
        among={among}
        peopleGroups={peopleGroups}
        prefix={prefix}
      />
      <CaughtNames
        view={view}
        hits={hits}
        fields={fields}
        onChange={setFields}
        onDeclare={(text) => setDeclared((before) => [...before, text])}
      />
      {send.error && <Notice tone="bad">{problemText(sentence(send.error))}</Notice>}
      <div className="row">
        <Button busy={send.isPending} onClick={save} data-submit>
          {t("meeting.save")}
        </Button>
        <Button look="plain" onClick={onClose}>
          {t("act.cancel")}
        </Button>
      </div>
    </div>
  );
}
