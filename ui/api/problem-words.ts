/** A refusal in words: by its code, with the sentences of the facts that stand in the way. */

import { useTranslation } from "react-i18next";
import type { DefinitionTexts } from "../texts/i18n.ts";
import { problemOf } from "./client.ts";

export interface ProblemWords {
  readonly title: string;
  readonly reasons: readonly string[];
}
/** Words for what was refused; `words` are the definition's. */
export function useProblemWords(words: DefinitionTexts): (error: unknown) => ProblemWords {
  const { t, i18n } = useTranslation();
  return (error) => {
    const { code, reasons } = problemOf(error);
    const key = `problems.${code}`;
    return {
      title: i18n.exists(key) ? t(key) : t("problems.unexpected"),
      reasons: (reasons ?? []).map((reason) =>
        reasonWords(reason, words, (name) => (i18n.exists(`reasons.${name}`) ? t(`reasons.${name}`) : undefined)),
      ),
    };
  };
}
/** One reason: a fact's own text, else a code of the engine in our words, else the name in plain words. */
export function reasonWords(
  { name, text }: { readonly name: string; readonly text: string },
  words: DefinitionTexts,
  ours: (name: string) => string | undefined,
): string {
  return words.maybe(text) ?? ours(name) ?? words(text);
}
