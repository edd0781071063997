/** What was typed for an entry and is not added yet: it stays while one looks at another point, on this screen only. */

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Fields } from "../../../engine/index.ts";

const NOTHING: Fields = {};
const keyOf = (instance: string, unit: string): readonly string[] => ["typed", instance, unit];

/** Fields of the entry for a place, and how to change them: begins with what was kept. Nothing leaves the browser, and all of it goes when somebody else signs in. */
export function useKeptEntry(instance: string, unit: string): readonly [Fields, (fields: Fields) => void] {
  const client = useQueryClient();
  const [fields, setFields] = useState(() => client.getQueryData<Fields>(keyOf(instance, unit)) ?? NOTHING);
  return [
    fields,
    (next) => {
      // What is typed is shown at once: what is kept is told a moment later.
      setFields(next);
      client.setQueryData(keyOf(instance, unit), next);
    },
  ];
}

/** Whether something is kept for a place. */
export function useIsTyped(instance: string, unit: string): boolean {
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
  return Object.values(data).some((value) => value !== undefined && value !== null && value !== "");
}
