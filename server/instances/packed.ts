/** A value as bytes to be sealed: JSON, deflated where that is shorter. State is mostly names that come again, so a step takes a fifth of its JSON. */

import { deflateRawSync, inflateRawSync } from "node:zlib";

/** JSON never begins with it. */
const DEFLATED = 0;
/** Shorter texts gain nothing. */
const LEAST = 200;
/** What a commit may unpack to: many times the largest instance there can be. */
const MOST = 64 * 2 ** 20;

export function pack(value: unknown): Uint8Array {
  const plain = Buffer.from(JSON.stringify(value));
  if (plain.length < LEAST) return plain;
  const shorter = deflateRawSync(plain, { level: 3 });
  return shorter.length + 1 < plain.length ? Buffer.concat([Buffer.of(DEFLATED), shorter]) : plain;
}
/** What was packed, by this version or by one that did not deflate. @throws SyntaxError when it is no JSON */
export function unpack(bytes: Uint8Array): unknown {
  const plain = bytes[0] === DEFLATED ? inflateRawSync(bytes.subarray(1), { maxOutputLength: MOST }) : bytes;
  return JSON.parse(Buffer.from(plain).toString());
}
