/** Where a page ended, as text that goes to and fro: opaque to whoever carries it. */

import type { z } from "zod";
import { httpProblem } from "../problem.ts";

export const toCursor = (key: readonly unknown[]): string => Buffer.from(JSON.stringify(key)).toString("base64url");

/**
 * What a cursor says; undefined when none was sent.
 * @throws HttpProblem bad-request for one that is not ours.
 */
export function fromCursor<Key>(shape: z.ZodType<Key>, text: string | undefined): Key | undefined {
  if (text === undefined) return undefined;
  try {
    return shape.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
  } catch {
    throw httpProblem("bad-request", { detail: "The query is not as it should be at after: no page begins there." });
  }
}
