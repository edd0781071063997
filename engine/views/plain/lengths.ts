/** A number with its unit, in words. */

import type { Teller } from "./teller.ts";

/** `5 werkdagen`, `1 werkdag`; an unknown unit stays as it is written. */
export function lengthWords({ say, has }: Teller, value: unknown, unit: string): string {
  const key = String(value) === "1" ? `one.${unit}` : `unit.${unit}`;
  return `${String(value)} ${has(key) ? say(key) : unit}`.trim();
}
