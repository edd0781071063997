/** Whether somebody is at the keyboard, and how long the server says that the session still lasts. */

const MINUTE = 60_000;
const SIGNS = ["pointerdown", "keydown", "wheel", "touchmove"] as const;

export interface SessionEnds {
  /** Milliseconds since 1970: when it ends without use, and when it ends in any case. */
  readonly idleAt: number;
  readonly atMostAt: number;
  /** When the server last took a request as use. */
  readonly usedAt: number;
}

let touchedAt = 0;
let ends: SessionEnds | undefined;

/** Somebody does something where this window does not hear it. */
export function touch(): void {
  touchedAt = Date.now();
}
/** Listens for hands on the keyboard, the mouse or the glass; returns how to stop. */
export function watchHands(): () => void {
  touch();
  for (const sign of SIGNS) window.addEventListener(sign, touch, { capture: true, passive: true });
  return () => {
    for (const sign of SIGNS) window.removeEventListener(sign, touch, { capture: true });
  };
}
export const lastTouch = (): number => touchedAt;
/** Nobody touched anything for a minute: what the screen asks now, it asks by itself. */
export const isAtWork = (): boolean => Date.now() - touchedAt < MINUTE;

/** Keeps what an answer says of the session (`Session-Left: <idle>, <at most>`, in seconds). */
export function heardOfSession(header: string | null, counted: boolean): void {
  const [idle, atMost] = (header ?? "").split(",").map(Number);
  if (!idle || !atMost) return;
  const now = Date.now();
  const usedAt = counted ? now : (ends?.usedAt ?? 0);
  ends = { idleAt: now + idle * 1_000, atMostAt: now + atMost * 1_000, usedAt };
}
export const sessionEnds = (): SessionEnds | undefined => ends;
