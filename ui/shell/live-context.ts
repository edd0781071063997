/** What every screen may know of the window around it. */

import { createContext, useContext } from "react";
import type { Live } from "../api/live.ts";
import type { Session } from "../api/types.ts";

export interface WindowContext {
  readonly live: Live;
  readonly session: Session;
  readonly openPalette: () => void;
  readonly openShortcuts: () => void;
  /** Covers the screen until its person goes on. */
  readonly lock: () => void;
}
export const LiveContext = createContext<WindowContext | undefined>(undefined);
/** Only inside the window, where somebody is signed in. */
export function useWindow(): WindowContext {
  const found = useContext(LiveContext);
  if (!found) throw new Error("This part stands outside the window.");
  return found;
}
