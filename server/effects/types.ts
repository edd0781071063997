/** What can come of carrying out one effect. */

/** `dropped`: what it needs no longer holds, and that is told; `failed`: shown in the list of failures, tried again when `again`. */
export type Outcome =
  | { readonly outcome: "done" }
  | { readonly outcome: "dropped"; readonly needs: readonly string[] }
  | { readonly outcome: "failed"; readonly code: string; readonly again: boolean };

export const DONE: Outcome = { outcome: "done" };
export const failed = (code: string, again: boolean): Outcome => ({ outcome: "failed", code, again });
