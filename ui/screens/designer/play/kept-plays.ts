/** Plays that go on when somebody comes back to them, and plays that another view asks for, by draft. */

import type { Script } from "../../../../engine/index.ts";
import type { PlayContext } from "./play-machine.ts";

export const kept = new Map<string, PlayContext>();
/** What is to be played next: an example as it ends, or a script that was played elsewhere. */
export type PlayNext = { readonly example: string } | { readonly script: Script; readonly from: string };
const next = new Map<string, PlayNext>();

export const playNext = (draft: string, play: PlayNext): void => void next.set(draft, play);
/** What was asked for, once. */
export function takeNext(draft: string): PlayNext | undefined {
  const found = next.get(draft);
  next.delete(draft);
  return found;
}
