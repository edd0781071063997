/** The one-time code of an empty installation: printed when the server starts, known to nobody else, worth nothing once somebody can sign in. */

import { timingSafeEqual } from "node:crypto";
import type { Accounts } from "./accounts.ts";
import { digestOf, plainCode, readableCode } from "./one-time-codes.ts";

export interface FirstStart {
  /** Whether the first administrator is still to come. */
  isOpen(): Promise<boolean>;
  isCode(code: string): boolean;
}

/** Of a demo, and of an installation in which somebody can sign in. */
export const noFirstStart: FirstStart = { isOpen: () => Promise.resolve(false), isCode: () => false };

/**
 * @param print says the code to whoever starts the server.
 * @returns a first start that closes by itself when somebody chose a password.
 */
export async function openFirstStart(accounts: Accounts, print: (code: string) => void): Promise<FirstStart> {
  if (!(await accounts.isEmpty())) return noFirstStart;
  const code = `${readableCode()}-${readableCode()}`;
  const digest = Buffer.from(digestOf(plainCode(code)));
  print(code);
  let open = true;
  return {
    isOpen: async () => {
      open &&= await accounts.isEmpty();
      return open;
    },
    isCode: (text) => timingSafeEqual(Buffer.from(digestOf(plainCode(text))), digest),
  };
}
