/** Beheer's data, and saving a part of it with what went wrong in words. */

import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { ask } from "../../api/client.ts";
import { useLanguage } from "../../texts/i18n.ts";
import { useSend } from "../sign-in/send.ts";
import type { Overview, Words } from "./types.ts";

const overview = queryOptions({
  queryKey: ["admin"],
  queryFn: () => ask<Overview>("/api/admin"),
  refetchInterval: 60_000,
});
export const useOverview = () => useQuery(overview);

/** What waits in Beheer for whoever is signed in. */
export const waiting = queryOptions({
  queryKey: ["admin", "waiting"],
  queryFn: () => ask<{ readonly requests: number; readonly failures: number }>("/api/admin/waiting"),
  refetchInterval: 60_000,
});

/** Sends to the server, then asks for the overview anew. */
export function useSave() {
  const client = useQueryClient();
  const { send, ...rest } = useSend();
  const save = async <T extends object = { readonly id: string }>(
    path: string,
    body: unknown,
  ): Promise<T | undefined> => {
    const answer = await send<T>(`/api/admin/${path}`, body);
    if (answer) await client.invalidateQueries({ queryKey: ["admin"] });
    return answer;
  };
  return { save, ...rest };
}

/** Words of a definition in the reader's language, else in any. */
export function useWords(): (words: Words, otherwise: string) => string {
  const language = useLanguage();
  return (words, otherwise) => words[language] ?? words["nl"] ?? Object.values(words)[0] ?? otherwise;
}
