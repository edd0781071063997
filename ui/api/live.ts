/** Listens to the server's «changed»: asks again what rests on it, in place. */

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { setConnected, tellStopped } from "./client.ts";
import { keepLine } from "./line.ts";
import { answererAround, PLAYED_CHANGED } from "./played.ts";
import { isOfOthers } from "./queries.ts";

export interface Live {
  readonly connected: boolean;
  /** Milliseconds since 1970 of the last change heard. */
  readonly changedAt: number | undefined;
}

/** Lists are asked again at once, and then no more often than this: what is new there waits until it is asked for anyway. */
const REST = 3_000;

/** Runs at the first call; calls in the rest after it become one at its end. */
function atMostEvery(rest: number, run: () => void): { ask(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again = false;
  const begin = (): void => {
    run();
    timer = setTimeout(() => {
      timer = undefined;
      if (!again) return;
      again = false;
      begin();
    }, rest);
  };
  return {
    ask: () => {
      if (timer === undefined) begin();
      else again = true;
    },
    stop: () => clearTimeout(timer),
  };
}

export function useLive(active: boolean): Live {
  const client = useQueryClient();
  const [live, setLive] = useState<Live>({ connected: false, changedAt: undefined });
  useEffect(() => {
    if (!active) return;
    if (answererAround()) {
      const changed = (): void => void client.invalidateQueries();
      window.addEventListener(PLAYED_CHANGED, changed);
      return () => window.removeEventListener(PLAYED_CHANGED, changed);
    }
    const lists = atMostEvery(REST, () => {
      void client.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] === "worklist" || queryKey[0] === "instances",
      });
    });
    const refresh = (id: unknown): void => {
      lists.ask();
      void client.invalidateQueries({
        predicate: ({ queryKey }) =>
          isOfOthers(queryKey) || (queryKey[0] === "instance" && (id === undefined || queryKey[1] === id)),
      });
    };
    const line = keepLine({
      onUp: (wasLost) => {
        setConnected(true);
        setLive((before) => ({ ...before, connected: true }));
        if (wasLost) refresh(undefined);
      },
      onLost: () => setLive((before) => ({ ...before, connected: false })),
      onSilent: () => setConnected(false),
      // Signed out here or elsewhere: the next question is answered with that, and covers the screen.
      onRefused: () => lists.ask(),
      onStopped: tellStopped,
      onChanged: (id) => {
        setLive({ connected: true, changedAt: Date.now() });
        refresh(id);
      },
    });
    return () => {
      lists.stop();
      line.close();
    };
  }, [active, client]);
  return live;
}
