/** What was typed for an entry and is not added yet: it stays while one looks at another point, on this screen only. */

import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Fields } from "../../../engine/index.ts";

/** An entry that was refused while the next one was being typed. */
export interface Refused {
  readonly fields: Fields;
  readonly error: unknown;
}
/** Of one place: what is typed, whether an entry is on its way, and what came back beside it. */
interface Kept {
  readonly typed: Fields;
  readonly onItsWay: boolean;
  readonly refused?: Refused | undefined;
}
const NOTHING: Kept = { typed: {}, onItsWay: false };
const keyOf = (instance: string, unit: string): readonly string[] => ["typed", instance, unit];
const read = (client: QueryClient, instance: string, unit: string): Kept =>
  client.getQueryData<Kept>(keyOf(instance, unit)) ?? NOTHING;

/** Reads and changes what is kept for a place. Nothing leaves the browser, and all of it goes when somebody else signs in. */
export function useKeptStore(instance: string, unit: string) {
  const client = useQueryClient();
  return {
    read: (): Kept => read(client, instance, unit),
    change: (changes: Partial<Kept>): void =>
      void client.setQueryData(keyOf(instance, unit), { ...read(client, instance, unit), ...changes }),
  };
}

/** Fields of the entry for a place, and how to change them: begins with what was kept. */
export function useKeptEntry(instance: string, unit: string): readonly [Fields, (fields: Fields) => void] {
  const store = useKeptStore(instance, unit);
  const [fields, setFields] = useState(() => store.read().typed);
  return [
    fields,
    (next) => {
      // What is typed is shown at once: what is kept is told a moment later.
      setFields(next);
      store.change({ typed: next });
    },
  ];
}

export const isTyped = (fields: Fields): boolean =>
  Object.values(fields).some((value) => value !== undefined && value !== null && value !== "");

function useKept(instance: string, unit: string): Kept {
  const client = useQueryClient();
  const { data } = useQuery<Kept>({
    queryKey: keyOf(instance, unit),
    queryFn: () => read(client, instance, unit),
    initialData: NOTHING,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    enabled: false,
  });
  return data;
}
/** Whether something is kept for a place that is not added yet: typed, on its way, or refused. */
export function useIsTyped(instance: string, unit: string): boolean {
  const { typed, onItsWay, refused } = useKept(instance, unit);
  return isTyped(typed) || onItsWay || refused !== undefined;
}
/** What was refused at a place. */
export const useRefused = (instance: string, unit: string): Refused | undefined => useKept(instance, unit).refused;
