/** Passwords as argon2id hashes; checking is dear, so only a few run at once and a long queue is refused (docs/promises.md 4.5). */

import { hash, verify } from "@node-rs/argon2";

/** What NIST SP 800-63B asks of a password that is typed by a person, with room for a sentence. */
export const SHORTEST = 12;
export const LONGEST = 200;
const AT_ONCE = 2;
const QUEUE = 50;

/** Too many passwords wait to be checked: try again in a moment. */
export class TooBusy extends Error {
  override readonly name = "TooBusy";
}

/** Why a password cannot be taken, or undefined. */
export function weakness(
  password: string,
  login: string,
): "too-short" | "too-long" | "holds-login" | "one-sign" | undefined {
  const signs = [...password];
  if (signs.length < SHORTEST) return "too-short";
  if (password.length > LONGEST) return "too-long";
  if (new Set(signs).size < 4) return "one-sign";
  const name = login.split("@")[0] ?? "";
  return name.length > 3 && password.toLowerCase().includes(name.toLowerCase()) ? "holds-login" : undefined;
}

let running = 0;
const waiting: (() => void)[] = [];
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= QUEUE) throw new TooBusy();
  // Whoever ends hands its place over: the count stays as it is.
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** @throws TooBusy */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password.normalize("NFC")));

let unknown: Promise<string> | undefined;
/**
 * Whether a password belongs to a hash. Without a hash it takes as long and is false, so that nobody learns who has an account.
 * @throws TooBusy
 */
export async function isPassword(password: string, kept: string | undefined): Promise<boolean> {
  unknown ??= hashPassword("of nobody");
  const against = kept ?? (await unknown);
  const right = await inTurn(() => verify(against, password.normalize("NFC")));
  return right && kept !== undefined;
}
