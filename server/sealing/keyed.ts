/** Small documents that are believed only with a keyed hash beside them: who can write the store but has no key cannot make or change one. */

import type { Sealing } from "./index.ts";

export type Keyed = Pick<Sealing, "keyedHash">;

/** 128 bits as base64url. */
const HASH = 22;
const hashOf = (keyed: Keyed, place: string, text: string): string => keyed.keyedHash(`document ${place}`, text);

/** @param place what the document is (`session`); its own id stands in the text, so that it counts nowhere else. */
export const withHash = (keyed: Keyed, place: string, value: object): string => {
  const text = JSON.stringify(value);
  return `${hashOf(keyed, place, text)}${text}`;
};

/** The value as it was written; undefined when the hash is missing or of something else. */
export function believed<T>(keyed: Keyed, place: string, stored: Uint8Array): T | undefined {
  const whole = Buffer.from(stored).toString();
  const text = whole.slice(HASH);
  return whole.slice(0, HASH) === hashOf(keyed, place, text) ? (JSON.parse(text) as T) : undefined;
}
