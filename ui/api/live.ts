/** Listens to the server's «changed»: asks again what rests on it, in place. */

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { setConnected } from "./client.ts";
import { isOfOthers } from "./queries.ts";

export interface Live {
  readonly connected: boolean;
  /** Milliseconds since 1970 of the last change heard. */
  readonly changedAt: number | undefined;
}

export function useLive(active: boolean): Live {
  const client = useQueryClient();
  const [live, setLive] = useState<Live>({ connected: false, changedAt: undefined });
  useEffect(() => {
    if (!active) return;
    const source = new EventSource("/api/events");
    const refresh = (id: unknown): void => {
      void client.invalidateQueries({
        predicate: ({ queryKey }) =>
          queryKey[0] === "worklist" ||
          isOfOthers(queryKey) ||
          queryKey[0] === "instances" ||
          (queryKey[0] === "instance" && (id === undefined || queryKey[1] === id)),
      });
    };
    let wasLost = false;
    source.onopen = () => {
      setConnected(true);
      setLive((before) => ({ ...before, connected: true }));
      if (wasLost) refresh(undefined);
      wasLost = false;
    };
    source.onerror = () => {
      wasLost = true;
      setLive((before) => ({ ...before, connected: false }));
    };
    source.addEventListener("changed", (event) => {
      const { id } = JSON.parse((event as MessageEvent<string>).data) as { id?: string };
      setLive({ connected: true, changedAt: Date.now() });
      refresh(id);
    });
    return () => source.close();
  }, [active, client]);
  return live;
}
