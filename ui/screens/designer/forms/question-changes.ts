/** Changes of questions in words: new, when they are there, whether they are demanded, their choices, privacy and order. */

import { type Json, type Question, questionsOf } from "../../../../engine/index.ts";
import type { Change } from "../difference.ts";
import { asObject, isObject } from "../json.ts";
import type { Wording } from "../wording.ts";
import { textAt, wordOf } from "../words-of.ts";
import { conditionSentence } from "./condition-sentence.ts";

const FORM = /^(forms\/[^/]+\/[^/]+)\/(schema|ui)\.json$/;
const names = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];

/** The question of a change with what it is within it: `visibleWhen`, `privacy/class`. */
function questionOf({ files, base }: Wording, form: string, { pointer, after }: Change) {
  const all = questionsOf(after === undefined ? base : files, form);
  const own = all.filter((one) => pointer === one.pointer || pointer.startsWith(`${one.pointer}/`)).at(-1);
  return { all, own, rest: own ? pointer.slice(own.pointer.length + 1) : pointer.slice(1) };
}

function newQuestion({ t, files, language }: Wording, form: string, own: Question): string {
  const { privacy, visibleWhen } = own.schema;
  const said = { t, files, language, form, key: own.key };
  return [
    t("design.difference.newQuestion"),
    ...(typeof visibleWhen === "string"
      ? [t("design.difference.onlyWhen", { when: conditionSentence(said, visibleWhen) })]
      : []),
    ...(privacy === undefined
      ? []
      : [
          t(
            asObject(privacy)["identifies"] === "direct"
              ? "design.difference.identifies"
              : "design.difference.identifiesNot",
          ),
        ]),
  ].join(" ");
}
/** Names that came into a list and that went out of it, each in a sentence of its own. */
function listed(
  { t }: Wording,
  { before, after }: Change,
  called: (name: string) => string,
  [came, went, moved]: readonly [string, string, string],
): string {
  const [was, is] = [names(before), names(after)];
  const said = (all: readonly string[]): string => all.map((one) => `“${called(one)}”`).join(", ");
  const [added, removed] = [is.filter((one) => !was.includes(one)), was.filter((one) => !is.includes(one))];
  const sentences = [
    ...(added.length > 0 ? [t(`design.difference.${came}`, { names: said(added) })] : []),
    ...(removed.length > 0 ? [t(`design.difference.${went}`, { names: said(removed) })] : []),
  ];
  return sentences.join(" ") || t(`design.difference.${moved}`, { names: said(is) });
}
const isOrder = ({ before, after }: Change): boolean =>
  isObject(before) && isObject(after) && Object.keys(before).sort().join() === Object.keys(after).sort().join();

/** @returns undefined for what is no question, or has no sentence of its own. */
export function questionChange(wording: Wording, change: Change): string | undefined {
  const { t, files, base, language } = wording;
  const [, form, kind] = FORM.exec(change.file) ?? [];
  if (form === undefined) return undefined;
  const called = (key: string): string =>
    textAt(files, form, language, key) ?? textAt(base, form, language, key) ?? wordOf(files, form, language, key);
  if (kind === "ui") {
    const page = /^\/pages\/([^/]+)$/.exec(change.pointer)?.[1];
    const what = page && listed(wording, change, called, ["listAdded", "listRemoved", "listOrder"]);
    return what && t("design.difference.onPage", { page: called(`pages.${page}`), what });
  }
  const { own, rest } = questionOf(wording, form, change);
  const inside = own === undefined || rest === "" ? "" : `${own.key}.`;
  if (/(^|\/)properties$/.test(change.pointer) && isOrder(change)) return t("design.difference.questionOrder");
  if (rest === "required" || rest === "items/required")
    return listed(wording, change, (name) => called(`${inside}${name}`), ["nowNeeded", "noLongerNeeded", "nowNeeded"]);
  if (!own) return undefined;
  if (rest === "") return change.before === undefined ? newQuestion(wording, form, own) : undefined;
  if (rest === "visibleWhen" || rest === "requiredWhen") {
    const { after } = change;
    const said = { t, files, language, form, key: own.key };
    return typeof after === "string"
      ? t(`design.difference.${rest}`, { when: conditionSentence(said, after) })
      : t(`design.difference.no.${rest}`);
  }
  if (rest === "soft")
    return t(change.after === true ? "design.difference.nowAsked" : "design.difference.noLongerAsked");
  if (rest === "enum" || rest === "items/enum")
    return listed(wording, change, (name) => called(`${own.key}.choices.${name}`), [
      "listAdded",
      "listRemoved",
      "listOrder",
    ]);
  const part = /^privacy\/(identifies|class)$/.exec(rest)?.[1];
  if (part === undefined) return undefined;
  const word = (value: Json | undefined): string =>
    t(`design.privacy.${part}Of.${String(value ?? "none")}`, { defaultValue: String(value ?? "") });
  return `${t(`design.privacy.${part}`)} ${t("design.difference.changed", { before: word(change.before), after: word(change.after) })}`;
}
