/** Why something is not possible yet, in sentences, with the way to mend it. */

import { useTranslation } from "react-i18next";
import type { ActionView, InstanceView, Reason, UnitView } from "../../engine/index.ts";
import { useReasonWords } from "../api/problem-words.ts";
import { dateText } from "../parts/dates.ts";
import { Icon } from "../parts/icon.tsx";
import { type DefinitionTexts, useDefinitionTexts } from "../texts/i18n.ts";
import { lowerFirst, upperFirst } from "../texts/sentence.ts";
import { MendLink } from "./fix-link.tsx";
import { isDone, setPart } from "./sets.ts";
import { stateWords, unitName } from "./unit-name.ts";

/** Whose answer a reason still waits for, each with where it stands: «Member 2: no». */
function Lacking({
  view,
  name,
  words,
}: {
  readonly view: InstanceView;
  readonly name: string;
  readonly words: DefinitionTexts;
}) {
  const { items = [] } = view.behind[name.replace(/^!/, "")] ?? {};
  const lacking = view.items.filter((unit) => {
    const part = items.includes(unit.name ?? "") ? setPart(view, unit.name) : undefined;
    return part?.done !== undefined && unit.wanted === true && !isDone(unit, part);
  });
  return lacking.map((unit) => (
    <span key={unit.item}>
      {unitName(view, unit, words)}: {lowerFirst(stateWords(unit, words))}.{" "}
    </span>
  ));
}

/** A text with the facts that it names between braces filled in, those of the unit before those of the case; nothing when one is not for this reader. */
export function withFacts(text: string, ...facts: readonly UnitView["facts"][]): string {
  const factOf = (name: string) => facts.map((own) => own[name]).find((value) => value !== undefined);
  const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  if (names.some((name) => factOf(name) === undefined)) return "";
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(factOf(name));
    return /^\d{4}-\d\d-\d\d$/.test(value) ? dateText(value) : value;
  });
}

/** `3 of 4 needed`: the text `<fact>.count` with the facts that it names between braces; nothing when one is not for this reader. */
function countOf(view: InstanceView | undefined, reason: Reason, words: DefinitionTexts): string {
  const text = view && reason.text !== undefined ? words.maybe(`${reason.text}.count`) : undefined;
  if (view === undefined || text === undefined) return "";
  const filled = withFacts(text, view.main.facts);
  return filled === "" ? "" : `: ${filled}`;
}

/** «Nog niet: …» with each reason as a sentence, and the way to mend it where there is one. */
export function Reasons({
  reasons,
  words,
  view,
}: {
  readonly reasons: readonly Reason[];
  readonly words: DefinitionTexts;
  readonly view?: InstanceView;
}) {
  const { t } = useTranslation();
  const sentence = useReasonWords(words);
  const full = (reason: Reason): string => `${sentence(reason)}${countOf(view, reason, words)}`;
  const told = [...new Map(reasons.map((reason) => [full(reason), reason.name] as const)).entries()];
  if (told.length === 0) return <>{t("act.notNow")}</>;
  const [only] = told;
  if (only && told.length === 1)
    return (
      <>
        {t("act.notYet")} {lowerFirst(only[0])}. {view && <Lacking view={view} name={only[1]} words={words} />}
        {view && <MendLink view={view} name={only[1]} />}
      </>
    );
  return (
    <>
      {t("act.notYetSome", { count: told.length })}
      <ul className="why-list">
        {told.map(([why, name]) => (
          <li key={why}>
            <span className="text-bad">
              <Icon name="cross" size={14} />
            </span>
            <span>
              {upperFirst(why)}. {view && <Lacking view={view} name={name} words={words} />}
              {view && <MendLink view={view} name={name} />}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Several ways out, all shut: one of them is enough, each with its own reasons. */
export function OneOf({
  action,
  unit,
  view,
}: {
  readonly action: ActionView;
  readonly unit: UnitView;
  readonly view: InstanceView;
}) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  return (
    <>
      {t("act.oneOf")}
      <ul className="stack-8">
        {(action.ways ?? []).map(({ way, reasons }) => (
          <li key={way}>
            <strong>{words.maybe(`${action.address}.ways.${way}`) ?? words(`${unit.address}.states.${way}`)}</strong>{" "}
            <Reasons reasons={reasons} words={words} view={view} />
          </li>
        ))}
      </ul>
    </>
  );
}
