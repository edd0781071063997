/** The server's clock, as far as its answers tell it: clocks on screens then agree, whatever a laptop thinks the time is. */

import { useEffect, useState } from "react";

/** The header tells whole seconds; smaller differences are none. */
const SLACK = 2_000;
let ahead = 0;

/** Hears when an answer was sent. */
export function hearClock(date: string | null): void {
  const told = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(told)) return;
  const difference = told - Date.now();
  ahead = Math.abs(difference) > SLACK ? difference : 0;
}
/** Milliseconds since 1970 by the server's clock. */
export const serverNow = (): number => Date.now() + ahead;

/** Now, told anew every second while `ticking`. */
export function useNow(ticking: boolean): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    if (!ticking) return;
    setNow(serverNow());
    const timer = setInterval(() => setNow(serverNow()), 1_000);
    return () => clearInterval(timer);
  }, [ticking]);
  return now;
}
