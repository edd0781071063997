/** The clock of the server: a wall clock that jumped by more than an hour is not believed, so that no term fires and no session grows on it. */

import { milliseconds, type Timestamp, timestamp } from "../engine/index.ts";
import type { Store } from "./store/port.ts";

const HOUR = 3_600_000;
/** A server that stood still for longer is asked about: nothing tells a long stop from a wrong year. */
const LONGEST_STOP = 35 * 24 * HOUR;

/** The computer's clock cannot be right. The message says why and what would help. */
export class ClockDoubtful extends Error {
  override readonly name = "ClockDoubtful";
}

export interface Clocks {
  /** Milliseconds since 1970, as the computer says. */
  wall(): number;
  /** Milliseconds that only go on, from any beginning. */
  steady(): number;
}
const COMPUTER: Clocks = { wall: () => Date.now(), steady: () => performance.now() };

/**
 * Follows the wall clock as long as it goes as fast as time does. After a jump of more than an hour it goes on from before
 * the jump, until a start that somebody looked at.
 * @param onJump called once for each jump: from where to where.
 */
export function createClock(
  onJump: (from: Timestamp, to: Timestamp) => void,
  clocks: Clocks = COMPUTER,
): () => Timestamp {
  /** What wall and steady clock differ by; small steps are followed. */
  let offset = clocks.wall() - clocks.steady();
  let reported: number | undefined;
  return () => {
    const steady = clocks.steady();
    const wall = clocks.wall();
    if (Math.abs(wall - steady - offset) <= HOUR) {
      offset = wall - steady;
      reported = undefined;
      return timestamp(wall);
    }
    const jump = Math.round((wall - steady - offset) / HOUR);
    if (reported !== jump) onJump(timestamp(steady + offset), timestamp(wall));
    reported = jump;
    return timestamp(steady + offset);
  };
}

/**
 * Compares the clock at a start with the newest record of who did what.
 * @param confirmed somebody looked and says that it is right (`CLOCK_CONFIRMED`).
 * @throws ClockDoubtful when it is more than an hour before it, or more than 35 days after it.
 */
export async function checkClock(store: Pick<Store, "readRecords">, now: Timestamp, confirmed: boolean): Promise<void> {
  const [newest] = await store.readRecords(null, 1);
  if (!newest || confirmed) return;
  const ahead = milliseconds(now) - milliseconds(newest.at);
  if (ahead >= -HOUR && ahead <= LONGEST_STOP) return;
  throw new ClockDoubtful(
    `The clock of this computer says ${now}, and the newest record here is of ${newest.at}: terms would fire wrongly. Set the clock right, or start with CLOCK_CONFIRMED=1 when it is right.`,
  );
}
