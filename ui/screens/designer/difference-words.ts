/** A change of a draft in words: where it is, and what was and what will be. */

import { addressOf, type Json, valueIn } from "../../../engine/index.ts";
import { type Change, fieldOf } from "./difference.ts";
import { questionChange } from "./forms/question-changes.ts";
import { asList, asObject, isObject } from "./json.ts";
import { wordsOfAddress, wordsOfPlace } from "./place-words.ts";
import type { Wording } from "./wording.ts";
import { textAt } from "./words-of.ts";

const LONGEST = 120;
const EXAMPLE = /\/examples\/[^/]+\.json$/;
const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** What is called so: a role, a question, a step; else the name itself. */
function called({ root, language, files, base }: Wording, file: string, name: string): string {
  const form = /^forms\/[^/]+\/[^/]+/.exec(file)?.[0];
  const inForm =
    form === undefined ? undefined : (textAt(files, form, language, name) ?? textAt(base, form, language, name));
  return inForm ?? textAt(files, root, language, `roles.${name}`) ?? name;
}
/** The name of a step of the chart that a file belongs to. */
function step(wording: Wording, { file, pointer }: Change, target: Json | undefined): string {
  const name =
    String(target ?? "")
      .split(".")
      .at(-1) ?? "";
  const chart = pointer.replace(/\/states\/.*$/, "");
  return wordsOfPlace(wording.files, wording.root, wording.language, { file, pointer: `${chart}/states/${name}` });
}
const unitOf = ({ t, files }: Wording, { file, pointer }: Change): string => {
  const unit = valueIn(files, file, pointer.replace(/\/default$/, "/unit"));
  return pointer.startsWith("/settings/") && typeof unit === "string"
    ? t(`design.unit.${unit}`, { defaultValue: "" })
    : "";
};
function shown(wording: Wording, change: Change, value: Json | undefined): string {
  const { t } = wording;
  if (typeof value === "boolean") return t(value ? "design.variant.yes" : "design.variant.no");
  if (Array.isArray(value))
    return value
      .map((one) => (typeof one === "string" ? called(wording, change.file, one) : JSON.stringify(one)))
      .join(", ");
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return cut(`${text} ${unitOf(wording, change)}`.trim());
}
const names = (value: Json | undefined): readonly string[] | undefined =>
  Array.isArray(value) && value.every((one) => typeof one === "string") ? value : undefined;

/** What came into a list of names and what went out of it. */
function listWords(wording: Wording, change: Change): string | undefined {
  const [was, is] = [names(change.before), names(change.after)];
  if (!was || !is) return undefined;
  const { t } = wording;
  const said = (all: readonly string[]): string => all.map((one) => called(wording, change.file, one)).join(", ");
  const added = is.filter((one) => !was.includes(one));
  const removed = was.filter((one) => !is.includes(one));
  return (
    [
      ...(added.length > 0 ? [t("design.difference.listAdded", { names: said(added) })] : []),
      ...(removed.length > 0 ? [t("design.difference.listRemoved", { names: said(removed) })] : []),
    ].join(" ") || t("design.difference.listOrder", { names: said(is) })
  );
}
/** A way with its condition; a fact speaks by the sentence that refuses it. */
function condition(
  { t, files, root, language }: Wording,
  { file, pointer }: Change,
  to: string,
  guard: string,
): string {
  const at = { file, pointer: pointer.replace(/\/states\/.*$/, "") };
  const unit = addressOf(root, at.file, at.pointer) ?? "";
  const why = guard.startsWith("!") ? undefined : textAt(files, root, language, `${unit.split(".")[0]}.facts.${guard}`);
  return why === undefined
    ? t("design.difference.wayIf", { to, guard })
    : t("design.difference.wayUnless", { to, why });
}
/** Where a way leads, under which condition. */
function wayWords(wording: Wording, change: Change): string | undefined {
  if (!/\/(on\/[^/]+|always|onDone)(\/\d+)?(\/target)?$/.test(change.pointer)) return undefined;
  const { t } = wording;
  const parts = (value: Json | undefined): readonly Json[] =>
    (Array.isArray(value) ? value : value === undefined ? [] : [value]).map((one) =>
      isObject(one) ? one : { target: one },
    );
  const one = (way: Json): string => {
    const { target, guard } = asObject(way);
    const to = target === undefined ? t("design.difference.stays") : step(wording, change, target);
    return guard === undefined ? to : condition(wording, change, to, String(guard));
  };
  const said = (value: Json | undefined): string => parts(value).map(one).join("; ");
  if (change.before === undefined) return t("design.difference.wayAdded", { to: said(change.after) });
  if (change.after === undefined) return t("design.difference.wayRemoved", { to: said(change.before) });
  const [before, after] = [said(change.before), said(change.after)];
  return before === after ? t("design.difference.wayEffects") : t("design.difference.way", { before, after });
}
/** What a change says, without its place. */
export function wordsOfChange(wording: Wording, change: Change): string {
  const { t, base, files } = wording;
  const { before, after, file } = change;
  if (EXAMPLE.test(file) && change.pointer === "") {
    const title = valueIn(after === undefined ? base : files, file, "/title");
    return t(after === undefined ? "design.difference.exampleRemoved" : "design.difference.exampleAdded", {
      title: String(title ?? ""),
    });
  }
  const special = questionChange(wording, change) ?? wayWords(wording, change) ?? listWords(wording, change);
  if (special !== undefined) return special;
  if (before === undefined)
    return isObject(after)
      ? t("design.difference.addedThing")
      : t("design.difference.added", { after: shown(wording, change, after) });
  if (after === undefined)
    return isObject(before)
      ? t("design.difference.removedThing")
      : t("design.difference.removed", { before: shown(wording, change, before) });
  return t("design.difference.changed", {
    before: shown(wording, change, before),
    after: shown(wording, change, after),
  });
}

/** Where a change is: the question or the part of the process. */
export function placeOfChange({ root, language, files, base, t }: Wording, change: Change): string {
  if (EXAMPLE.test(change.file)) return t("design.difference.example");
  const field = fieldOf(change);
  const now = change.after === undefined ? base : files;
  if (!field) return wordsOfPlace(now, root, language, change);
  return wordsOfAddress(now, root, language, `${field[0].replace(/^forms\//, "")}.${field[1]}`);
}
/** Which words of a thing, in which language: its name, its help, a choice. */
export function aspectOf({ t }: Wording, { file, pointer }: Change): string | undefined {
  const language = /\/texts\.(\w+)\.json$/.exec(file)?.[1];
  if (language === undefined) return undefined;
  const part = asList(pointer.slice(1).split(".")).at(-1);
  const what = part === "help" ? "help" : pointer.includes(".choices.") ? "choice" : "words";
  return `${t(`design.difference.aspect.${what}`)} (${t(`design.language.${language}`)})`;
}
