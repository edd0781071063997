/** Names in what is typed, as the server finds them a moment later, each with what to write instead. */

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  askedOnce,
  type Fields,
  type Hit,
  type InstanceView,
  read,
  screenedFields,
  write,
} from "../../engine/index.ts";
import { problemOf } from "../api/client.ts";
import { queries } from "../api/queries.ts";
import type { LiveForm } from "../forms/load-form.ts";
import { Button } from "../parts/button.tsx";
import { Notice } from "../parts/feedback.tsx";
import { type DefinitionTexts, useDefinitionTexts } from "../texts/i18n.ts";

export type PlacedHit = Hit & { readonly pointer: string };
/** The server is asked when the hand rests. */
const REST = 400;
const NONE: readonly never[] = [];

function useRested(texts: readonly string[]): readonly string[] {
  const [rested, setRested] = useState(texts);
  useEffect(() => {
    const timer = setTimeout(() => setRested(texts), REST);
    return () => clearTimeout(timer);
  }, [texts]);
  return rested;
}

/** Hits of a text as it was asked about, at their places in the text as it is now: something before them may have been replaced. */
function moved({ text: asked, hits }: { readonly text: string; readonly hits: readonly Hit[] }, text: string) {
  return hits.flatMap((hit) => {
    const places = [0, text.length - asked.length].map((by) => ({ ...hit, start: hit.start + by, end: hit.end + by }));
    return places.find(({ start, end }) => text.slice(start, end) === hit.text) ?? [];
  });
}

/** Hits in texts as the server found them; while it looks again, those of before that are still there. */
function useHitsIn(view: InstanceView, texts: readonly string[]): readonly (readonly Hit[])[] {
  const rested = useRested(texts);
  const { data = NONE } = useQuery({
    ...queries.screened(view.id, rested),
    enabled: rested.some((text) => text.trim() !== ""),
    placeholderData: keepPreviousData,
  });
  return texts.map((text, index) => moved(data[index] ?? { text, hits: NONE }, text));
}

/**
 * Hits in the fields of a form that must name nobody.
 * @param before the fields as they were saved: what only may be a name and stood there already is not asked again.
 */
export function useNameHits(
  view: InstanceView,
  { form, clock }: Pick<LiveForm, "form" | "clock">,
  fields: Fields,
  declared: readonly string[],
  before: Fields = {},
): readonly PlacedHit[] {
  const placed = screenedFields(form, fields, clock()).flatMap((pointer) => {
    const text = read(fields, pointer);
    return typeof text === "string" ? [{ pointer, text }] : [];
  });
  const stamp = JSON.stringify(placed.map(({ text }) => text));
  const texts = useMemo(() => JSON.parse(stamp) as readonly string[], [stamp]);
  const hits = useHitsIn(view, texts);
  return placed.flatMap(({ pointer }, index) =>
    askedOnce(hits[index] ?? NONE, read(before, pointer))
      .filter(({ text }) => !declared.includes(text))
      .map((hit) => ({ ...hit, pointer })),
  );
}

const isNamed = ({ kind }: Hit): boolean => kind === "name" || kind === "possibleName";
/** What the definition says in the place of a name; a date or a number is left out. */
export const insteadOf = (hit: Hit, words: DefinitionTexts): string =>
  isNamed(hit) ? (words.maybe("process.subject") ?? "") : "";

/** The fields with something else in the place of a hit. */
export function replaced(fields: Fields, hit: PlacedHit, by: string): Fields {
  const text = String(read(fields, hit.pointer) ?? "");
  const next = `${text.slice(0, hit.start)}${by}${text.slice(hit.end)}`.replace(/ {2,}/g, " ");
  return write(fields, hit.pointer, next);
}

/** Every hit in a form, each with its ways out. */
export function CaughtNames({
  view,
  hits,
  fields,
  onChange,
  onDeclare,
}: {
  readonly view: InstanceView;
  readonly hits: readonly PlacedHit[];
  readonly fields: Fields;
  readonly onChange: (fields: Fields) => void;
  readonly onDeclare: (text: string) => void;
}) {
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

const SAID: Readonly<Partial<Record<Hit["kind"], readonly [found: string, none: string]>>> = {
  name: ["names.one", "names.none"],
  possibleName: ["names.maybe", "names.nobodyHere"],
};

/** A name that was caught, or may be one: what to write instead, or that it is none. */
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
  const [found, none] = SAID[hit.kind] ?? ["names.data", "names.noData"];
  return (
    <Notice tone="warn">
      <div className="row name-hit" role="alert">
        <span>
          <strong>{t(found, { name: hit.text })}</strong> {t("names.replace")}
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
          {t(none, { count: 1 })}
        </button>
      </div>
    </Notice>
  );
}

/** The texts of a form: declared as a whole, because nothing in them can be pointed out. */
export const wholeTexts = (fields: Fields): readonly string[] =>
  Object.values(fields).flatMap((value) => (typeof value === "string" && value.trim() !== "" ? [value] : []));

/** Names that only the server found, when it was sent. */
export function RefusedNames({
  error,
  fields,
  declared,
  onDeclare,
}: {
  readonly error: unknown;
  readonly fields: Fields;
  readonly declared: readonly string[];
  readonly onDeclare: (texts: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  const problem = error ? problemOf(error) : undefined;
  if (problem?.code === "identifies-somebody")
    return (
      <button type="button" className="link-button" onClick={() => onDeclare(wholeTexts(fields))}>
        {t("names.checked")}
      </button>
    );
  const found = problem?.code === "names-a-person" ? ((problem.details?.["hits"] ?? []) as readonly Hit[]) : [];
  const hits = found.filter(({ text }) => !declared.includes(text));
  if (hits.length === 0) return null;
  const texts = hits.map(({ text }) => text);
  const maybe = hits.every(({ kind }) => kind === "possibleName");
  return (
    <Notice tone="warn">
      {t(maybe ? "names.maybeFound" : "names.found", { names: texts.map((text) => `“${text}”`).join(", ") })}{" "}
      <button type="button" className="link-button" onClick={() => onDeclare(texts)}>
        {maybe ? t("names.nobodyHere") : t("names.none", { count: texts.length })}
      </button>
    </Notice>
  );
}
