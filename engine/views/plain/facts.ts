/** A condition in plain words: that it holds, or what stands in the way. */

import { lowerFirst, type Teller } from "./teller.ts";

/** `case.facts.open`, or `case.facts.!open` when it must not hold. */
const split = (address: string) => {
  const [, unit = "", not = "", name = ""] = /^(.+)\.facts\.(!?)(.+)$/.exec(address) ?? [];
  return { unit, isNegative: not === "!", name };
};
function textsOf({ text }: Teller, unit: string, name: string) {
  const lower = (key: string): string | undefined => {
    const found = text(key);
    return found === undefined ? undefined : lowerFirst(found);
  };
  const fact = `${unit}.facts.${name}`;
  return { holds: lower(`${fact}.holds`), missing: lower(fact), stops: lower(`${unit}.facts.!${name}`) };
}

/** That it holds. @param address of a fact, with `!` before its name when it does not */
export function holdsWords(teller: Teller, address: string): string {
  const { unit, isNegative, name } = split(address);
  if (name === "wanted") return teller.say(isNegative ? "notWanted" : "wanted");
  const { holds, missing, stops } = textsOf(teller, unit, name);
  const not = (what: string): string => teller.say("not", { what });
  if (isNegative) return missing ?? not(holds ?? stops ?? name);
  return holds ?? stops ?? not(missing ?? name);
}
/** What stands in the way as long as it does not hold: the words that people see at the button. */
export function missingWords(teller: Teller, address: string): string {
  const { unit, isNegative, name } = split(address);
  if (name === "wanted") return teller.say(isNegative ? "wanted" : "notWanted");
  const { holds, missing, stops } = textsOf(teller, unit, name);
  const not = (what: string): string => teller.say("not", { what });
  if (isNegative) return stops ?? holds ?? not(missing ?? name);
  return missing ?? not(holds ?? name);
}
/** Each once, in one sentence. */
export const listed = (parts: readonly string[]): string => [...new Set(parts)].join("; ");
