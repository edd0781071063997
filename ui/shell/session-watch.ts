/** Keeps a session going while somebody is at work, and tells in time when it is about to end (docs/promises.md 4.5). */

import { useEffect, useState } from "react";
import { lastTouch, sessionEnds, watchHands } from "../api/at-work.ts";
import { ask, speaksAs, tellSessionEnd } from "../api/client.ts";
import type { Session } from "../api/types.ts";
import { type Ending, endingOf } from "./ending.ts";

const LOOK_EVERY = 5_000;
const MINUTE = 60_000;

/** The meeting that runs on this screen. */
let meeting: string | undefined;

/** Says that somebody is at work, and in which meeting. */
export async function stay(): Promise<void> {
  await ask("/api/session/stay", { method: "POST", body: meeting === undefined ? {} : { meeting }, atWork: true });
}

/** While a meeting runs on the screen the session rests longer: people talk, and nobody touches a key. */
export function useMeetingOnScreen(id: string, running: boolean): void {
  useEffect(() => {
    if (!running) return;
    meeting = id;
    void stay().catch(() => undefined);
    return () => {
      meeting = undefined;
      void stay().catch(() => undefined);
    };
  }, [id, running]);
}

function endingNow(): Ending | undefined {
  const ends = sessionEnds();
  return ends && endingOf(ends, { now: Date.now(), touchedAt: lastTouch(), inMeeting: meeting !== undefined });
}

/** One look: use that no request has told of yet is told; before a warning the server is asked, for another tab may be in use. */
async function look(): Promise<Ending | undefined> {
  const ends = sessionEnds();
  if (!ends) return undefined;
  const now = Date.now();
  if (lastTouch() > ends.usedAt && now - ends.usedAt >= MINUTE && now < ends.idleAt) await stay();
  else if (endingNow()) {
    const { person } = await ask<Session>("/api/session", { atWork: false });
    if (person !== speaksAs()) tellSessionEnd();
  }
  return endingNow();
}

/** How the session is about to end; undefined while it is not. */
export function useEnding(active: boolean): Ending | undefined {
  const [ending, setEnding] = useState<Ending>();
  useEffect(() => watchHands(), []);
  useEffect(() => {
    if (!active) {
      setEnding(undefined);
      return;
    }
    const timer = setInterval(() => {
      look().then(setEnding, () => undefined);
    }, LOOK_EVERY);
    return () => clearInterval(timer);
  }, [active]);
  return ending;
}
