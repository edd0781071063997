/** A refusal in words: by its code, with the sentences of the facts that stand in the way. */

import { useTranslation } from "react-i18next";
import type { Reason } from "../../engine/index.ts";
import type { DefinitionTexts } from "../texts/i18n.ts";
import { problemOf } from "./client.ts";

export interface ProblemWords {
  readonly title: string;
  readonly reasons: readonly string[];
}
/** Words for what was refused; `words` are the definition's. */
export function useProblemWords(words: DefinitionTexts): (error: unknown) => ProblemWords {
  const { t, i18n } = useTranslation();
  const told = useReasonWords(words);
  return (error) => {
    const { code, reasons } = problemOf(error);
    const key = `problems.${code}`;
    return {
      title: i18n.exists(key) ? t(key) : t("problems.unexpected"),
      reasons: (reasons ?? []).map(told),
    };
  };
}
/** A refusal as one text: what is wrong, and why. */
export const problemText = ({ title, reasons }: ProblemWords): string =>
  [title, ...reasons.map((reason) => `${reason}.`)].join(" ");

/** One reason, without the point that ends it: a fact's own text, else a code of the engine in our words, else the name in plain words. */
export function useReasonWords(words: DefinitionTexts): (reason: Reason) => string {
  const { t, i18n } = useTranslation();
  const ours = (name: string): string | undefined =>
    i18n.exists(`reasons.${name}`) ? t(`reasons.${name}`) : undefined;
  return ({ name, text }) => (words.maybe(text) ?? ours(name) ?? words(text)).replace(/\.$/, "");
}
