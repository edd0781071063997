/** What signing in does, whatever somebody signs in with: a session begins, and an access record says so. */

import type { Account } from "../../directory/types.ts";
import { workingAs } from "../../identity/caller.ts";
import { recordOf } from "../../queries/authorize.ts";
import { notFound } from "../problem.ts";
import type { Answer, Asked } from "../route.ts";
import { sessionLeft } from "../session-headers.ts";
import type { RouteParts } from "./parts.ts";
import { tell } from "./who.ts";

/**
 * Signs an account in and says who that is; a session that the browser had before ends. The record is durable before the
 * cookie leaves.
 */
export async function signedIn(
  parts: RouteParts,
  account: Account,
  { request, requestId }: Pick<Asked<unknown, unknown, unknown>, "request" | "requestId">,
  more: object = {},
  began: Parameters<RouteParts["sessions"]["start"]>[1] = {},
): Promise<Answer & { readonly headers: Readonly<Record<string, string>> }> {
  const { shell, sessions, cookie } = parts;
  const person = workingAs(shell.directory, account, began.person);
  if (!person) throw notFound();
  const before = cookie.read(request);
  if (before !== undefined) await sessions.end(before);
  const token = await sessions.start(account.id, began);
  const session = await sessions.find(token);
  if (!session) throw notFound();
  await shell.audit.recordReads([recordOf({ session, account, person }, requestId, "sign-in")]);
  return {
    json: { ...tell(parts, { person }), ...more },
    headers: { ...sessionLeft(sessions, session), "Set-Cookie": cookie.set(token) },
  };
}
