/** What was typed for an entry and is not added yet: it stays while one looks at another point, on this screen only. */

import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Fields } from "../../../engine/forms/types.ts";

const NOTHING: Fields = {};
const keyOf = (instance: string, unit: string): readonly string[] => ["typed", instance, unit];

/** Fields of the entry for a place, and how to keep them; nothing leaves the browser, and all of it goes when somebody else signs in. */
export function useKeptEntry(instance: string, unit: string): readonly [Fields, (fields: Fields) => void] {
  const client = useQueryClient();
  const queryKey = keyOf(instance, unit);
  const { data } = useQuery<Fields>({
    queryKey,
    queryFn: () => client.getQueryData<Fields>(queryKey) ?? NOTHING,
    initialData: NOTHING,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    enabled: false,
  });
  return [data, (fields) => client.setQueryData(queryKey, fields)];
}

/** Whether something was typed there that is not added yet. */
export const isTyped = (fields: Fields): boolean =>
  Object.values(fields).some((value) => value !== undefined && value !== null && value !== "");
