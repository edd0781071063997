/** Where a page ended, as text that goes to and fro, sealed: the row at its end may be one that its reader may not know of. */

import type { z } from "zod";
import type { Caller } from "../../identity/caller.ts";
import { keyName, SealBroken } from "../../sealing/index.ts";
import type { Shell } from "../../shell.ts";
import { httpProblem } from "../problem.ts";

const OWNER = "cursors";
const KEY = keyName(OWNER);
/** Signs of a cursor at most. */
export const LONGEST = 1_000;
type Parts = Pick<Shell, "sealing">;
/** It opens for the person it was given to, in the list of that name. */
const placeOf = (list: string, { person }: Pick<Caller, "person">): string => `cursor ${list} ${person.id}`;

export async function toCursor(
  { sealing }: Parts,
  list: string,
  caller: Pick<Caller, "person">,
  key: readonly unknown[],
): Promise<string> {
  const sealed = await sealing.seal(OWNER, KEY, placeOf(list, caller), Buffer.from(JSON.stringify(key)));
  return Buffer.from(sealed).toString("base64url");
}

/**
 * What a cursor says; undefined when none was sent.
 * @throws HttpProblem bad-request for one that is not ours, or another person's.
 */
export async function fromCursor<Key>(
  { sealing }: Parts,
  list: string,
  caller: Pick<Caller, "person">,
  shape: z.ZodType<Key>,
  text: string | undefined,
): Promise<Key | undefined> {
  if (text === undefined) return undefined;
  try {
    await sealing.load(OWNER);
    const opened = sealing.open(placeOf(list, caller), Buffer.from(text, "base64url"));
    return shape.parse(JSON.parse(Buffer.from(opened).toString()));
  } catch (error) {
    if (error instanceof SealBroken)
      throw httpProblem("bad-request", { detail: "The query is not as it should be at after: no page begins there." });
    throw error;
  }
}
