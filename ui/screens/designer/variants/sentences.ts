/** What a variant does otherwise, a sentence per edit of its overlay. */

import type { TFunction } from "i18next";
import { type EditedFiles, type Json, questionAt, valueIn } from "../../../../engine/index.ts";
import { wordsOfChange } from "../difference-words.ts";
import { questionChange } from "../forms/question-changes.ts";
import { asList, asObject, type JsonObject } from "../json.ts";
import { wordsOfAddress } from "../place-words.ts";
import { type DraftLanguage, textAt } from "../words-of.ts";

export interface Sentence {
  readonly sign: "plus" | "minus" | "pen";
  readonly words: string;
  /** What the base has, when that can be said. */
  readonly base?: string;
}
export interface Telling {
  readonly t: TFunction;
  readonly root: string;
  readonly language: DraftLanguage;
  /** Without the variant, and with it. */
  readonly written: EditedFiles;
  readonly files: EditedFiles;
}
type Tell = (telling: Telling, entry: JsonObject) => Sentence;

const text = (value: Json | undefined): string => (typeof value === "string" ? value : JSON.stringify(value ?? ""));
const called = ({ files, root, language }: Telling, address: Json | undefined): string =>
  wordsOfAddress(files, root, language, text(address));
/** A value of a setting: its word when it has one. */
const valued = ({ t, files, root, language }: Telling, setting: string, value: Json | undefined): string => {
  if (typeof value === "boolean") return t(value ? "design.variant.yes" : "design.variant.no");
  return textAt(files, root, language, `settings.${setting}.choices.${text(value)}`) ?? text(value);
};
/** What an edit calls the thing that it makes. */
const own = (telling: Telling, entry: JsonObject, address: Json | undefined): string =>
  text(entry[telling.language] ?? entry["nl"] ?? called(telling, address));

const set: Tell = (telling, entry) => {
  const name = text(entry["set"]);
  const setting = asObject(valueIn(telling.written, `${telling.root}/process.json`, `/settings/${name}`));
  const unit = telling.t(`design.unit.${text(setting["unit"])}`, { defaultValue: "" });
  const shown = (value: Json | undefined): string => `${valued(telling, name, value)} ${unit}`.trim();
  return {
    sign: "pen",
    words: telling.t("design.variant.says.set", {
      name: called(telling, `settings.${name}`),
      value: shown(entry["to"]),
    }),
    base: shown(setting["default"]),
  };
};
function hasWords({ written, root }: Telling, address: string): boolean {
  const [, form, key] = /^forms\.([a-z0-9-]+\/[a-z0-9-]+)\.(.+)$/.exec(address) ?? [];
  return textAt(written, form === undefined ? root : `forms/${form}`, "nl", key ?? address) !== undefined;
}
const words: Tell = (telling, entry) => {
  const address = text(entry["text"]);
  const before = wordsOfAddress(telling.written, telling.root, telling.language, address);
  const after = text(entry[telling.language] ?? entry["nl"] ?? entry["en"]);
  // What the variant itself brought has no other words in the base.
  if (!hasWords(telling, address)) return { sign: "plus", words: telling.t("design.variant.says.newText", { after }) };
  return { sign: "pen", words: telling.t("design.variant.says.text", { before, after }) };
};
const addField: Tell = (telling, entry) => ({
  sign: "plus",
  words: telling.t("design.variant.says.addField", {
    name: own(telling, entry, entry["addField"]),
    form: textAt(telling.files, `forms/${text(entry["addField"]).split(".")[0]}`, telling.language, "title") ?? "",
  }),
});
const changeField: Tell = (telling, entry) => {
  const way = entry["hide"] === true ? "hide" : entry["choices"] ? "choices" : (entry["required"] ?? "words");
  const value = asList(entry["choices"]).map(text).join(", ");
  return {
    sign: entry["hide"] === true ? "minus" : "pen",
    words: telling.t(`design.variant.says.changeField.${text(way)}`, {
      name: called(telling, entry["changeField"]),
      value,
    }),
  };
};
const addStep: Tell = (telling, entry) => ({
  sign: "plus",
  words: telling.t("design.variant.says.addStep", {
    name: own(telling, entry, entry["addStep"]),
    way: called(telling, entry["on"]),
  }),
});
const skipStep: Tell = (telling, entry) => ({
  sign: "minus",
  words: telling.t("design.variant.says.skipStep", {
    name: called(telling, entry["skipStep"]),
    way: called(telling, `${text(entry["skipStep"]).replace(/\.states\..*$/, "")}.events.${text(entry["as"])}`),
  }),
});
const narrow: Tell = (telling, entry) => {
  const unit = text(entry["narrow"]).replace(/\.(states|on|items\.[^.]+\.states)\..*$/, "");
  const fact = called(telling, `${unit}.facts.${text(entry["if"]).replace("!", "")}`);
  return {
    sign: "pen",
    words: telling.t("design.variant.says.narrow", { way: called(telling, entry["narrow"]), fact }),
  };
};
const named =
  (key: "add" | "change" | "arrange"): Tell =>
  (telling, entry) => ({
    sign: key === "add" ? "plus" : "pen",
    words: telling.t(`design.variant.says.${key}`, {
      name: key === "add" ? own(telling, entry, entry[key]) : called(telling, entry[key]),
      value: text(entry["value"]).slice(0, 100),
    }),
  });
/** A question of the base that is otherwise: each thing of it in a sentence. */
const change: Tell = (telling, entry) => {
  const address = text(entry["change"]);
  const [, form = "", key = ""] = /^forms\.([a-z0-9-]+\/[a-z0-9-]+)\.(.+)$/.exec(address) ?? [];
  const question = questionAt(telling.written, `forms/${form}`, key);
  if (!question) return named("change")(telling, entry);
  const { t, root, language, written, files } = telling;
  const wording = { t, root, language, base: written, files };
  const now = asObject(entry["value"]);
  const keys = [...new Set([...Object.keys(question.schema), ...Object.keys(now)])];
  const said = keys.flatMap((part) => {
    const [before, after] = [question.schema[part], now[part]];
    if (JSON.stringify(before) === JSON.stringify(after)) return [];
    const at = { file: `forms/${form}/schema.json`, pointer: `${question.pointer}/${part}`, before, after };
    return [questionChange(wording, at) ?? wordsOfChange(wording, at)];
  });
  const name = called(telling, address);
  return { sign: "pen", words: t("design.variant.says.changeQuestion", { name, what: said.join(" ") }) };
};
const TELLS: Readonly<Record<string, Tell>> = {
  set,
  addField,
  changeField,
  addStep,
  skipStep,
  narrow,
  add: named("add"),
  change,
  arrange: named("arrange"),
  text: words,
};

export function sentenceOf(telling: Telling, entry: JsonObject): Sentence {
  const tell = Object.entries(TELLS).find(([key]) => key in entry)?.[1];
  return tell?.(telling, entry) ?? { sign: "pen", words: JSON.stringify(entry) };
}
