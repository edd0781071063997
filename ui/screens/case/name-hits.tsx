/** Names in what is typed, caught here at once and by the server a moment later, each with what to write instead. */

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { read, screenedFields, write } from "../../../engine/forms/index.ts";
import type { CompiledForm, Fields } from "../../../engine/forms/types.ts";
import { type Hit, screenText } from "../../../engine/privacy/screen.ts";
import type { InstanceView } from "../../../engine/views/types.ts";
import { queries } from "../../api/queries.ts";
import { formClock } from "../../forms/load-form.ts";
import { Button } from "../../parts/button.tsx";
import { Notice } from "../../parts/feedback.tsx";
import { type DefinitionTexts, useDefinitionTexts } from "../../texts/i18n.ts";
import { useKnown } from "./use-known.ts";

export type PlacedHit = Hit & { readonly pointer: string };
/** The server is asked when the hand rests. */
const REST = 400;
const NONE: readonly Hit[] = [];

function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

/** What in one text names somebody: known to this reader, or to the server from what this reader may not see. */
function useHitsIn(view: InstanceView, text: string, declared: readonly string[]): readonly Hit[] {
  const known = useKnown(view);
  const rested = useRested(text);
  const { data = NONE } = useQuery({ ...queries.screened(view.id, rested), enabled: rested.trim() !== "" });
  const here = screenText(text, known, declared);
  const there = rested === text ? data.filter((hit) => !declared.includes(hit.text)) : NONE;
  return [...here, ...there.filter((hit) => !here.some(({ start, end }) => start < hit.end && hit.start < end))];
}

/** Hits in the screened field of a form; a form has one of them in a line, the first counts. */
export function useNameHits(
  view: InstanceView,
  form: CompiledForm,
  fields: Fields,
  declared: readonly string[],
): readonly PlacedHit[] {
  const [pointer] = screenedFields(form, fields, formClock());
  const value = pointer === undefined ? undefined : read(fields, pointer);
  const hits = useHitsIn(view, typeof value === "string" ? value : "", declared);
  return pointer === undefined ? [] : hits.map((hit) => ({ ...hit, pointer }));
}

/** What the definition says in the place of a name; a date or a number is left out. */
export const insteadOf = ({ kind }: Hit, words: DefinitionTexts): string =>
  kind === "name" ? (words.maybe("process.subject") ?? "") : "";

/** The fields with something else in the place of a hit. */
export function replaced(fields: Fields, hit: PlacedHit, by: string): Fields {
  const text = String(read(fields, hit.pointer) ?? "");
  const next = `${text.slice(0, hit.start)}${by}${text.slice(hit.end)}`.replace(/ {2,}/g, " ");
  return write(fields, hit.pointer, next);
}

interface NamesProps {
  readonly view: InstanceView;
  readonly form: CompiledForm;
  readonly fields: Fields;
  readonly declared: readonly string[];
  readonly onChange: (fields: Fields) => void;
  readonly onDeclare: (text: string) => void;
}
/** Under a form of which a text is looked through: nothing is asked of the server for another. */
export const CaughtNames = (props: NamesProps) =>
  screenedFields(props.form, props.fields, formClock()).length > 0 ? <Caught {...props} /> : null;
function Caught({ view, form, fields, declared, onChange, onDeclare }: NamesProps) {
  const hits = useNameHits(view, form, fields, declared);
  return hits.map((hit) => (
    <NameHit
      key={`${hit.pointer} ${hit.start}`}
      hit={hit}
      definition={view.definition}
      number={view.number}
      first={false}
      onReplace={(by) => onChange(replaced(fields, hit, by))}
      onDeclare={() => onDeclare(hit.text)}
    />
  ));
}

/** A name that was caught: what to write instead, or that it is none. */
export function NameHit({
  hit,
  definition,
  number,
  first,
  onReplace,
  onDeclare,
}: {
  readonly hit: PlacedHit;
  readonly definition: string;
  readonly number: string | undefined;
  /** Enter replaces it. */
  readonly first: boolean;
  readonly onReplace: (by: string) => void;
  readonly onDeclare: () => void;
}) {
  const { t } = useTranslation();
  const instead = insteadOf(hit, useDefinitionTexts(definition));
  return (
    <Notice tone="warn">
      <div className="row" role="alert">
        <span>
          <strong>{t(hit.kind === "name" ? "names.one" : "names.data", { name: hit.text })}</strong>{" "}
          {t("names.replace")}
        </span>
        <Button className="button-small" onClick={() => onReplace(instead)}>
          {instead === "" ? t("names.leaveOut") : instead}
          {first && (
            <span className="kbd" aria-hidden="true">
              Enter
            </span>
          )}
        </Button>
        {number && (
          <Button className="button-small" onClick={() => onReplace(number)}>
            {number}
          </Button>
        )}
        <button type="button" className="link-button push small" onClick={onDeclare}>
          {hit.kind === "name" ? t("names.none", { count: 1 }) : t("names.noData")}
        </button>
      </div>
    </Notice>
  );
}
