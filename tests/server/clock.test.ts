/** A clock that jumps by more than an hour is not believed. */

import { describe, expect, test } from "vitest";
import { asId, timestamp } from "../../engine/index.ts";
import { ClockDoubtful, checkClock, createClock } from "../../server/clock.ts";
import { createSessions } from "../../server/identity/sessions.ts";
import { createSealing, keyProvider } from "../../server/sealing/index.ts";
import { at, readEntry } from "../contracts/store-values.ts";
import { createMemoryStore } from "../support/memory-store.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.parse("2026-06-16T09:00:00.000Z");

/** A computer on which time goes by, and whose wall clock can be set. */
function computer() {
  let steady = 5_000;
  let wall = START;
  const jumps: string[] = [];
  const now = createClock((from, to) => jumps.push(`${from} ${to}`), { wall: () => wall, steady: () => steady });
  return {
    now,
    jumps,
    pass: (milliseconds: number) => {
      steady += milliseconds;
      wall += milliseconds;
    },
    set: (by: number) => {
      wall += by;
    },
  };
}

describe("while the server runs", () => {
  test.each([5 * HOUR, -5 * HOUR, 30 * 24 * HOUR])(
    "a jump of %i ms is told once, and time goes on from before it",
    (by) => {
      const { now, jumps, pass, set } = computer();
      now();
      pass(MINUTE);
      now();
      set(by);
      expect(now()).toBe(timestamp(START + MINUTE));
      pass(10 * MINUTE);
      expect(now()).toBe(timestamp(START + 11 * MINUTE));
      expect(jumps).toEqual([`${timestamp(START + MINUTE)} ${timestamp(START + MINUTE + by)}`]);
    },
  );
  test("a clock that was set back again is followed", () => {
    const { now, set } = computer();
    set(5 * HOUR);
    now();
    set(-5 * HOUR);
    expect(now()).toBe(timestamp(START));
  });
  test("a small step is followed", () => {
    const { now, jumps, set } = computer();
    set(20 * MINUTE);
    expect([now(), jumps]).toEqual([timestamp(START + 20 * MINUTE), []]);
  });
  test("a session does not last longer when the clock is set back", async () => {
    const { now, pass, set } = computer();
    const store = createMemoryStore(now);
    const sealing = createSealing(store, keyProvider(new Uint8Array(32).fill(1)));
    const sessions = createSessions(store, now, sealing);
    const token = await sessions.start(asId("account"));
    set(-10 * HOUR);
    pass(16 * MINUTE);
    expect(await sessions.find(token)).toBeUndefined();
  });
});

describe("at a start", () => {
  const startAt = async (minutes: number, confirmed = false): Promise<void> => {
    const store = createMemoryStore(() => at(0));
    await store.record([readEntry({ at: at(0) })]);
    await checkClock(store, at(minutes), confirmed);
  };
  test.each([-61, -60 * 24 * 365, 60 * 24 * 36])(
    "%i minutes from the newest record is asked about",
    async (minutes) => {
      await expect(startAt(minutes)).rejects.toThrow(ClockDoubtful);
      await expect(startAt(minutes, true)).resolves.toBeUndefined();
    },
  );
  test.each([-59, 0, 60 * 24 * 30])("%i minutes from it is an ordinary start", async (minutes) => {
    await expect(startAt(minutes)).resolves.toBeUndefined();
  });
  test("an empty store has no clock to compare with", async () => {
    await expect(
      checkClock(
        createMemoryStore(() => at(0)),
        at(0),
        false,
      ),
    ).resolves.toBeUndefined();
  });
});
