/** The session's cookie: `__Host-` and Secure where people come over https. */

import { parseCookie, stringifySetCookie } from "cookie";
import type { Request } from "express";

export interface SessionCookie {
  read(request: Request): string | undefined;
  set(token: string): string;
  clear(): string;
}

/** @param what `session`, or `way` for what goes to a provider and back */
export function sessionCookie(secure: boolean, what: "session" | "way" = "session"): SessionCookie {
  const name = secure ? `__Host-${what}` : what;
  const options = { name, path: "/", httpOnly: true, secure, sameSite: "lax" } as const;
  return {
    read: (request) => parseCookie(request.get("Cookie") ?? "")[name],
    set: (token) => stringifySetCookie({ ...options, value: token }),
    clear: () => stringifySetCookie({ ...options, value: "", maxAge: 0 }),
  };
}
