/** What can be said of a way on: where it leads and on what condition, chosen among steps and yes-or-no facts by their words. */

import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DefinitionEdit } from "../../../engine/index.ts";
import { ChoiceField, TextField } from "../../parts/field.tsx";
import { partOf, type Way } from "./charts.ts";
import { conditionWords } from "./condition-words.ts";
import { asObject, type JsonObject } from "./json.ts";
import { AnswerCondition, askedParts } from "./making/answer-condition.tsx";
import { makeFilled, unsaidParts } from "./making/make-condition.ts";
import type { StepPanelProps } from "./step-props.ts";
import { targetsFrom } from "./targets.ts";
import { type DraftLanguage, wordOf } from "./words-of.ts";

export type WayProps = StepPanelProps & { readonly way: Way };

/** The edit that gives a way another target or condition; the rest of it stays. */
export function wayEdit(file: string, way: Way, change: JsonObject): DefinitionEdit {
  const before = typeof way.value === "string" ? { target: way.value } : asObject(way.value);
  const after = Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== ""));
  const [only, ...more] = Object.keys(after);
  const value = only === "target" && more.length === 0 ? (after["target"] ?? "") : after;
  return { op: "set", file, pointer: way.pointer, value };
}

/** @param none what stands for a way that stays in its step; absent when it must lead somewhere. */
export function TargetChoice(props: WayProps & { readonly none?: string }) {
  const { t } = useTranslation();
  const { root, files, language, onEdit, chart, step, steps, way, none } = props;
  const word = (name: string): string =>
    wordOf(files, root, language, `${chart.address}.states.${name.split(".").at(-1)?.replace(/^[!#]/, "") ?? name}`);
  const targets = targetsFrom(steps, step, chart).map(({ value, key }) => ({ value, words: word(key) }));
  const isListed = way.target === "" || targets.some(({ value }) => value === way.target);
  const own = isListed ? [] : [{ value: way.target, words: word(way.target) }];
  return (
    <ChoiceField
      label={t("design.flow.to")}
      value={way.target}
      {...(none === undefined ? {} : { none })}
      choices={[...own, ...targets]}
      onChange={(target) => onEdit([wayEdit(chart.file, way, { target })])}
    />
  );
}

/** What a fact about a part says while it does not hold, and when it does. */
export const filledWords = (t: TFunction) => (lng: DraftLanguage, name: string) => ({
  missing: t("design.flow.notFilled", { lng, name }),
  holds: t("design.flow.isFilled", { lng, name }),
});
/** Before the name of a part: that it is filled in, of which no fact says so yet. */
const PART = "part ";
/** Chooses what a question must be answered with. */
const ANSWER = "answer ";
/** More conditions than this are searched. */
const FEW = 10;
export function GuardChoice(props: WayProps) {
  const { root, files, language, onEdit, chart, way, facts } = props;
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const [search, setSearch] = useState("");
  const named = Object.keys(partOf(root, files, chart, "facts").value);
  const yesNo = facts ? named.filter((name) => facts.some((fact) => fact.name === name && fact.isYesNo)) : named;
  const guards = [...new Set([...(way.guard === "" ? [] : [way.guard]), ...yesNo])];
  const words = (value: string): string => conditionWords({ root, files, language }, t, chart.address, value);
  const all = guards.map((value) => ({ value, words: words(value) }));
  const isTwice = (one: string): boolean => all.filter((choice) => choice.words === one).length > 1;
  const filled = unsaidParts(root, files, chart).map((section) => ({
    value: `${PART}${section}`,
    words: t("design.flow.onceFilled", { name: wordOf(files, root, language, `${chart.address}.sections.${section}`) }),
  }));
  const answer = askedParts(props).length === 0 ? [] : [{ value: ANSWER, words: t("design.flow.onAnswer") }];
  const use = ({ edits, name }: ReturnType<typeof makeFilled>): void =>
    onEdit([...edits, wayEdit(chart.file, way, { guard: name })]);
  const choose = (guard: string): void => {
    if (guard === ANSWER) {
      setAsking(true);
      return;
    }
    if (!guard.startsWith(PART)) {
      onEdit([wayEdit(chart.file, way, { guard })]);
      return;
    }
    use(
      makeFilled({
        root,
        files,
        chart,
        section: guard.slice(PART.length),
        words: filledWords(t),
      }),
    );
  };
  const choices = all
    .map((choice) => (isTwice(choice.words) ? { ...choice, words: `${choice.words} (${choice.value})` } : choice))
    .filter(({ value, words: said }) => value === way.guard || said.toLowerCase().includes(search.trim().toLowerCase()))
    .sort((one, other) => one.words.localeCompare(other.words, language));
  return (
    <>
      <ChoiceField
        label={t("design.flow.guard")}
        value={way.guard}
        none={t("design.flow.always")}
        choices={[...answer, ...choices, ...filled]}
        onChange={choose}
      />
      {isAsking && <AnswerCondition {...props} onClose={() => setAsking(false)} onMade={use} />}
      {all.length > FEW && (
        <details>
          <summary>{t("design.flow.searchGuard")}</summary>
          <TextField
            label={t("design.flow.searchGuardFor")}
            help={search === "" ? undefined : t("design.flow.guardsFound", { count: choices.length })}
            value={search}
            onChange={setSearch}
          />
        </details>
      )}
    </>
  );
}
