/** What a condition says to people: what must hold where its fact has a word for that, else what stands in the way. */

import type { TFunction } from "i18next";
import { lowerFirst } from "../../texts/sentence.ts";
import type { TabProps } from "./tab-props.ts";
import { textAt } from "./words-of.ts";

type Words = Pick<TabProps, "root" | "files" | "language">;
/** A fact by its name, or that it does not hold. */
const NAMED = /^(!?)([A-Za-z]\w*)$/;

/** The words of the fact: `.holds` says that it holds, its own text what is missing while it does not, that of `!fact` what stands in the way while it does. */
function textsOf({ root, files, language }: Words, unit: string, name: string) {
  const text = (key: string): string | undefined => {
    const found = textAt(files, root, language, key) ?? textAt(files, root, "nl", key);
    return found === undefined ? undefined : lowerFirst(found);
  };
  const fact = `${unit}.facts.${name}`;
  return { holds: text(`${fact}.holds`), missing: text(fact), stops: text(`${unit}.facts.!${name}`) };
}

/** @param guard the name of a fact of the unit, with `!` when it must not hold; anything else is a formula. */
export function conditionWords(words: Words, t: TFunction, unit: string, guard: string): string {
  const [, not, name] = NAMED.exec(guard) ?? [];
  if (name === undefined) return t("design.flow.formula", { what: guard });
  const { holds, missing, stops } = textsOf(words, unit, name);
  const onlyIf = (what: string): string => t("design.flow.onlyIf", { what });
  const unless = (what: string): string => t("design.flow.unless", { what });
  if (not === "") return holds ? onlyIf(holds) : missing ? unless(missing) : onlyIf(stops ?? name);
  if (stops ?? holds) return unless(stops ?? holds ?? name);
  return missing ? onlyIf(missing) : unless(name);
}

/** @param address of a fact: `case.facts.complete`. */
export function factWords(words: Words, t: TFunction, address: string): string {
  const [, unit = "", name = ""] = /^(.+)\.facts\.(.+)$/.exec(address) ?? [];
  return conditionWords(words, t, unit, name || address);
}
