/** What requests and answers say of the session: whether somebody is at work, and how long it still lasts. */

import type { Request } from "express";
import type { Session, Sessions } from "../identity/sessions.ts";

/** `Session-Use: none`: a screen that refreshes itself is nobody at the keyboard; nor is an event stream. */
export const isQuiet = (request: Request): boolean =>
  request.get("Session-Use") === "none" || request.path === "/api/events";

/** `Session-Left: 900, 43200`: seconds until it ends when it is not used, and until it ends in any case. */
export function sessionLeft(sessions: Sessions, session: Session): Readonly<Record<string, string>> {
  const { idle, atMost } = sessions.left(session);
  return { "Session-Left": `${idle}, ${atMost}` };
}
