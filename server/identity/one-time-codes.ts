/** The second factor: six digits of an authenticator (TOTP, RFC 6238), and recovery codes for a lost one. */

import { createHash, randomInt } from "node:crypto";
import { generateSecret, generateURI, verify } from "otplib";

const PERIOD = 30;
/** Without signs that are taken for one another. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
const RECOVERY_CODES = 10;

export const newSecret = (): string => generateSecret();
/** What an authenticator reads from the picture. */
export const authenticatorUri = (secret: string, login: string): string =>
  generateURI({ issuer: "Casustafel", label: login, secret });

/** The step of 30 seconds whose code this is, one step of drift allowed; undefined when it is none. */
export async function stepOf(secret: string, code: string, seconds: number): Promise<number | undefined> {
  if (!/^\d{6}$/.test(code)) return undefined;
  const result = await verify({ secret, token: code, epoch: seconds, epochTolerance: PERIOD });
  return result.valid ? Math.floor(seconds / PERIOD) + result.delta : undefined;
}

/** Random signs that a person can copy from paper: `xxxxx-xxxxx`, 49 bits. */
export function readableCode(): string {
  const signs = Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]);
  return `${signs.slice(0, 5).join("")}-${signs.slice(5).join("")}`;
}
export const recoveryCodes = (): readonly string[] => Array.from({ length: RECOVERY_CODES }, readableCode);
/** As it was written down, with or without the dash. */
export const plainCode = (code: string): string => code.toLowerCase().replace(/[\s-]/g, "");
export const digestOf = (text: string): string => createHash("sha256").update(text).digest("base64url");
