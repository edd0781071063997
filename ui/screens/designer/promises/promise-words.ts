/** The parts of a promise in words: steps, conditions and who reads what, as the texts of the draft call them. */

import type { TFunction } from "i18next";
import type { PromiseView, Said, SearchStep } from "../../../../engine/index.ts";
import { lowerFirst } from "../../../texts/sentence.ts";
import { chartsOf, partOf } from "../charts.ts";
import { asObject } from "../json.ts";
import type { TabProps } from "../tab-props.ts";
import { textAt, wordOf } from "../words-of.ts";

export type Words = Pick<TabProps, "root" | "files" | "language">;

/** A fact in a sentence: that it holds, or that it does not. */
export function holdsWords({ root, files, language }: Words, t: TFunction, unit: string, guard: string): string {
  const name = guard.replace(/^!/, "");
  const text = (key: string): string | undefined => {
    const found = textAt(files, root, language, key) ?? textAt(files, root, "nl", key);
    return found === undefined ? undefined : lowerFirst(found);
  };
  const fact = `${unit}.facts.${name}`;
  const yes = text(`${fact}.holds`) ?? text(`${unit}.facts.!${name}`);
  const no = text(fact);
  if (guard.startsWith("!")) return no ?? t("design.promises.notSo", { what: yes ?? name });
  return yes ?? t("design.promises.notSo", { what: no ?? name });
}

export function saidWords(words: Words, t: TFunction, said: Said): string {
  const { root, files, language } = words;
  const word = (address: string): string => wordOf(files, root, language, address);
  switch (said.said) {
    case "state":
      return t("design.promises.isIn", { unit: word(said.unit), state: word(`${said.unit}.states.${said.name}`) });
    case "tag":
      return said.name === "end"
        ? t("design.promises.hasEnded", { unit: word(said.unit) })
        : t("design.promises.hasTag", { unit: word(said.unit), tag: said.name });
    case "fact":
      return holdsWords(words, t, said.unit, said.name);
    case "reads":
      return t("design.promises.reads", { role: roleWord(words, said.role), section: word(said.section) });
    case "not":
      return said.of.said === "fact"
        ? holdsWords(words, t, said.of.unit, `!${said.of.name}`)
        : t("design.promises.notSo", { what: saidWords(words, t, said.of) });
    case "filled": {
      const field = wordOf(files, `forms/${said.form}`, language, said.field);
      return t("design.promises.filled", { section: word(said.section), field });
    }
    case "formula":
      return t("design.promises.formula", { what: said.text });
    default: {
      const parts = said.parts.map((part) => saidWords(words, t, part));
      const joined = parts.join(` ${t(said.said === "all" ? "design.promises.and" : "design.promises.or")} `);
      return said.said === "any" ? `(${joined})` : joined;
    }
  }
}
const roleWord = ({ root, files, language }: Words, role: string): string =>
  textAt(files, root, language, `roles.${role}`) ??
  textAt(files, root, language, `circles.${role}`) ??
  textAt(files, root, "nl", `roles.${role}`) ??
  role;

/** The whole promise as one sentence. */
export function promiseSentence(words: Words, t: TFunction, { never, after, leadsTo, keeps }: PromiseView): string {
  const say = (said: Said): string => saidWords(words, t, said).replace(/^\((.*)\)$/, "$1");
  if (never) return t("design.promises.never", { what: say(never) });
  if (after && leadsTo) return t("design.promises.leadsTo", { when: say(after), what: say(leadsTo) });
  const kept = keeps?.said === "formula" ? keptWords(words, keeps.text) : keeps ? say(keeps) : "";
  return t("design.promises.keeps", { when: after ? say(after) : "", what: kept });
}
/** `item.text`: the part by its name. */
function keptWords({ root, files, language }: Words, text: string): string {
  const [, section] = /^\w+\.(\w+)$/.exec(text) ?? [];
  const charts = section === undefined ? [] : chartsOf(root, files);
  const found = charts.map(({ address }) => textAt(files, root, language, `${address}.sections.${section}`));
  return found.find((one) => one !== undefined) ?? text;
}

/** What happens in one step of a way. */
export function stepWords(words: Words, t: TFunction, step: SearchStep): string {
  const { root, files, language } = words;
  const { who, how, event = "", when, to, from } = step;
  const word = (part: string, name: string): string => wordOf(files, root, language, `${who}.${part}.${name}`);
  const unit = wordOf(files, root, language, who);
  const state = to.map((one) => word("states", one)).join(", ");
  const facts = when.map((guard) => holdsWords(words, t, unitOf(words, who, guard), guard));
  const because = facts.length === 0 ? "" : t("design.promises.because", { what: facts.join("; ") });
  const people = sendersOf(words, who, event);
  const values = { unit, state, because, event: word("events", event), who: people.join(", ") };
  if (how === "added") return t("design.promises.added", values);
  if (how === "byItself") return t("design.promises.byItself", values);
  const stays = from.join() === to.join();
  return t(
    people.length === 0 ? "design.promises.sentTo" : stays ? "design.promises.sentHere" : "design.promises.sent",
    values,
  );
}
/** Facts of an item stand beside it, or at its kind. */
function unitOf({ root, files }: Words, who: string, guard: string): string {
  const chart = chartsOf(root, files).find(({ address }) => address === who);
  const own = chart ? partOf(root, files, chart, "facts").value : {};
  return Object.hasOwn(own, guard.replace(/^!/, "")) ? who : (who.split(".")[0] ?? who);
}
function sendersOf(words: Words, who: string, event: string): readonly string[] {
  const chart = chartsOf(words.root, words.files).find(({ address }) => address === who);
  const by = chart ? asObject(partOf(words.root, words.files, chart, "events").value[event])["by"] : undefined;
  return Array.isArray(by) ? by.map((role) => roleWord(words, String(role))) : [];
}
