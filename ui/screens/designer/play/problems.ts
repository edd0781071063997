/** Refusals of a played world, as the server would answer them. */

import type { Decision } from "../../../../engine/index.ts";

export interface Reply {
  readonly status: number;
  readonly json: unknown;
}
export const given = (json: unknown, status = 200): Reply => ({ status, json });
/** What does not exist and what one may not know of are one answer. */
export const NOT_FOUND: Reply = { status: 404, json: { code: "not-found", detail: "" } };

export function refused({ rejection, errors = [] }: Extract<Decision, { outcome: "rejected" }>): Reply {
  const { code, message, reasons, details } = rejection;
  const { conflicts, errors: found, ...rest } = details;
  const all = errors.length > 0 ? errors : found;
  return {
    status: code === "not-found" ? 404 : 409,
    json: {
      code,
      detail: message,
      reasons,
      ...(all === undefined ? {} : { errors: all }),
      ...(conflicts === undefined ? {} : { conflicts }),
      details: rest,
    },
  };
}
