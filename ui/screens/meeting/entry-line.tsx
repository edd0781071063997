/** Adding an entry in one line while it is discussed: what, who, when; a name is caught while it is typed. */

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AddView, Fields, InstanceView, UnitView } from "../../../engine/index.ts";
import { problemOf } from "../../api/client.ts";
import { problemText, useProblemWords } from "../../api/problem-words.ts";
import type { People } from "../../api/types.ts";
import { goToField } from "../../forms/error-summary.tsx";
import { type LiveForm, useLiveForm } from "../../forms/load-form.ts";
import { type PeopleGroup, useOfferedPeople } from "../../forms/offered-people.ts";
import { inFormOrder } from "../../forms/order.ts";
import { SectionForm, useFormModel } from "../../forms/section-form.tsx";
import { insteadOf, NameHit, type PlacedHit, RefusedNames, replaced, useNameHits } from "../../instance/name-hits.tsx";
import { buttonWords } from "../../instance/ways.ts";
import { Button } from "../../parts/button.tsx";
import { Notice, Skeleton } from "../../parts/feedback.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { type Adding, useAdding } from "./adding.ts";
import { useKeptEntry } from "./kept-entry.ts";

/** What somebody typed, to copy. */
const textsOf = (fields: Fields): string =>
  Object.values(fields)
    .filter((value) => typeof value === "string")
    .join(" · ");

interface EntryProps {
  readonly view: InstanceView;
  readonly unit: UnitView;
  readonly add: AddView;
  readonly people: People;
  /** Who is there. */
  readonly present: readonly string[];
}
/** Whom an entry is given to first: who is there, then who belongs to the case. */
export function useOwners(view: InstanceView, present: readonly string[]): readonly PeopleGroup[] {
  const { t } = useTranslation();
  const ofCase = [view.creator, ...view.items.flatMap(({ holders }) => holders)];
  return [
    { label: t("meeting.ownerHere"), persons: present },
    { label: t("meeting.ownerCase"), persons: [...new Set(ofCase)] },
  ];
}
export function EntryLine(props: EntryProps) {
  const { live } = useLiveForm(props.view.definition, props.add.fill?.form);
  const adding = useAdding(props.view, props.unit, props.add);
  if (!props.add.fill) return null;
  // Each entry begins on a clean line: nothing of it is marked as missing before somebody typed.
  return live ? <Line key={adding.round} {...props} live={live} adding={adding} /> : <Skeleton lines={2} />;
}
const NO_ERRORS: readonly [] = [];
const FIRST_WAY = ".name-hit button";
const FIRST_FIELD = ":is(input, textarea)";

type LineProps = EntryProps & { readonly live: LiveForm; readonly adding: Adding };
function Line({ view, unit, add, people: known, present, live, adding }: LineProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const sentence = useProblemWords(words);
  const { declared, declare, error, refused, pending } = adding;
  const [fields, setFields] = useKeptEntry(view.id, unit.path);
  const [waits, setWaits] = useState(false);
  const model = useFormModel(live, fields, problemOf(error).errors ?? NO_ERRORS);
  const hits = useNameHits(view, live, fields, declared);
  const fills = add.fill && `${add.address}.sections.${add.fill.section}`;
  const { people, candidates, among } = useOfferedPeople(view, fills, live.form, known);
  const peopleGroups = useOwners(view, present);
  const line = useRef<HTMLDivElement>(null);
  const focusFirst = (what: string): void => line.current?.querySelector<HTMLElement>(what)?.focus();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the line is there
  useEffect(() => {
    if (adding.round > 0) focusFirst(FIRST_FIELD);
  }, []);
  const addEntry = (): void => {
    setWaits(false);
    const [missing] = inFormOrder(live, model.all);
    if (missing) {
      model.showAll();
      goToField("entry", missing.pointer);
      return;
    }
    if (hits.length > 0) return;
    // Asked while the one before is on its way: added when that is there.
    if (pending) setWaits(true);
    else adding.add(model.state.fields);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the answer to the one before is there
  useEffect(() => {
    if (waits && !pending) {
      if (refused) setWaits(false);
      else addEntry();
    }
  }, [pending]);
  const replace = (hit: PlacedHit, by: string): void => {
    setFields(replaced(fields, hit, by));
    setTimeout(() => focusFirst(FIRST_FIELD), 60);
  };
  const [firstHit] = hits;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!(event.target instanceof HTMLElement) || !event.target.matches("input, textarea")) return;
    event.preventDefault();
    if (!firstHit) {
      addEntry();
      return;
    }
    // What only may be a name is for who writes to say: no key does it unasked.
    if (firstHit.kind === "possibleName") focusFirst(FIRST_WAY);
    else replace(firstHit, insteadOf(firstHit, words));
  };
  const problem = refused?.error ?? (problemOf(error).code === "names-a-person" ? undefined : error);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in one of its fields means the button it shows
    <div className="entry-line stack-8" ref={line} onKeyDown={onKeyDown}>
      <SectionForm
        live={live}
        model={model}
        fields={fields}
        onChange={setFields}
        people={people}
        candidates={candidates}
        among={among}
        peopleGroups={peopleGroups}
        prefix="entry"
      />
      {hits.map((hit) => (
        <NameHit
          key={`${hit.pointer} ${hit.start}`}
          definition={view.definition}
          hit={hit}
          number={view.number}
          first={hit === firstHit && hit.kind !== "possibleName"}
          onReplace={(by) => replace(hit, by)}
          onDeclare={() => declare([hit.text])}
        />
      ))}
      {hits.length === 0 && (
        <RefusedNames error={error} fields={model.state.fields} declared={declared} onDeclare={declare} />
      )}
      {problem !== undefined && problem !== null && (
        <Notice tone="bad">
          {problemText(sentence(problem))}
          {refused && <p className="as-typed">{textsOf(refused.fields)}</p>}
        </Notice>
      )}
      <div className="row">
        <Button look={hits.length > 0 ? "waiting" : "second"} busy={waits} onClick={addEntry} data-submit>
          {buttonWords(words, add.address)}
        </Button>
        {pending && (
          <span className="quiet small" role="status">
            {t("meeting.onItsWay")}
          </span>
        )}
        {hits.length > 0 && (
          <span className="note">
            <Icon name="lock" size={16} />
            {t("names.first")}
          </span>
        )}
      </div>
    </div>
  );
}
