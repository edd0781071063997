/** Kinds of organisations to choose from: those that the processes name, and one for all others. */

import { useTranslation } from "react-i18next";
import type { Overview } from "./types.ts";
import { useWords } from "./use-admin.ts";

/** An organisation of a kind that no process names. */
export const OTHER_PARTY = "other";

interface PartyChoice {
  readonly value: string;
  readonly words: string;
}
/** Every kind once, in words; what an organisation has and no process names any more stays visible as it is. */
export function usePartyChoices({ processes, organisations }: Overview): readonly PartyChoice[] {
  const { t } = useTranslation();
  const words = useWords();
  const named = new Map(
    processes.flatMap(({ parties }) => parties.map(({ id, words: all }) => [id, words(all, id)] as const)),
  );
  named.set(OTHER_PARTY, t("admin.otherParty"));
  for (const { party } of organisations) if (!named.has(party)) named.set(party, party);
  return [...named].map(([value, text]) => ({ value, words: text }));
}
