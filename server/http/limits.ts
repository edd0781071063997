/** How quickly one account may send commands and ask for what is dear to make; counted in memory, per server. */

export interface Limit {
  /** Requests a second that go on for as long as one likes. */
  readonly perSecond: number;
  /** Requests at once, after a rest. */
  readonly burst: number;
}
/** Seconds until this account may go on, 0 when it may now; a request that may go on is counted. */
export type WaitFor = (account: string) => number;

/** So many accounts are remembered before those that rested are forgotten. */
const MANY = 1_000;

/**
 * Each account has a supply of its own that fills up again (a token bucket): what one sends never makes another wait.
 * @param now milliseconds of a clock that only goes forward
 */
export function createLimit({ perSecond, burst }: Limit, now: () => number = () => performance.now()): WaitFor {
  const supplies = new Map<string, { readonly left: number; readonly at: number }>();
  const leftOf = (account: string, at: number): number => {
    const known = supplies.get(account);
    return known ? Math.min(burst, known.left + ((at - known.at) / 1_000) * perSecond) : burst;
  };
  const forgetRested = (at: number): void => {
    for (const account of supplies.keys()) if (leftOf(account, at) >= burst) supplies.delete(account);
  };
  return (account) => {
    const at = now();
    if (supplies.size > MANY) forgetRested(at);
    const left = leftOf(account, at);
    if (left < 1) return Math.ceil((1 - left) / perSecond);
    supplies.set(account, { left: left - 1, at });
    return 0;
  };
}
