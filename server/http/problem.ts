/** Problem documents (RFC 9457), and the one map from refusals to HTTP status. */

import { type FieldError, type Reason, type Rejection, type RejectionCode, unreachable } from "../../engine/index.ts";

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly reasons?: readonly Reason[];
  readonly errors?: readonly FieldError[];
  readonly conflicts?: unknown;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Codes that only HTTP knows. */
export const HTTP_CODES = {
  "not-signed-in": [401, "You are not signed in, or the session has ended. Sign in again; what you typed is kept."],
  "another-person": [
    401,
    "Somebody else signed in in this browser meanwhile; nothing was done. Sign in again; what you typed is kept.",
  ],
  "wrong-origin": [403, "This request came from another site and is refused."],
  "bad-request": [400, "The request is not as it should be."],
  "wrong-host": [421, "This server is not reached by that name; use the address in PUBLIC_URL."],
  "too-many-requests": [429, "You sent many requests in a short time. Wait a few seconds and try again."],
  "too-large": [413, "The request is larger than is accepted."],
  "not-json": [415, "Send JSON with content type application/json."],
  "no-such-address": [404, "There is nothing at this address."],
  "key-missing": [400, "A command needs an Idempotency-Key header: a new random key for each command."],
  "key-weak": [
    400,
    "The Idempotency-Key must hold at least 128 random bits: a UUID, 32 hexadecimal digits, or 22 or more letters, digits, - and _.",
  ],
  "key-used": [422, "This Idempotency-Key was used for another command; take a new one."],
  unavailable: [503, "The store cannot save now; nothing was changed. Try again in a moment."],
  damaged: [500, "This case is damaged and has to be restored from a back-up; tell whoever runs this server."],
  unexpected: [500, "Something went wrong on the server; nothing was changed."],
  "sign-in-failed": [
    403,
    "User name, password and code do not belong together. A code of the authenticator counts once; wait for the next.",
  ],
  "too-many-tries": [429, "There were too many tries. Wait ten minutes and try again."],
  "too-busy": [503, "Too many people sign in at this moment. Try again in a few seconds."],
  "prove-again": [403, "This weighs much: give a code of the authenticator again first, at POST /api/session/proof."],
  "passkey-refused": [403, "This passkey is not known here, was taken away, or was asked too long ago. Try again."],
  "passkey-place": [409, "Passkeys need an address with a name and https; this one is a number."],
  "too-many-passkeys": [409, "There are twenty passkeys; take one away first."],
  "link-ended": [410, "This link was used, replaced or is older than seven days. Ask an administrator for a new one."],
  "wrong-code": [422, "The code is not right. Codes change every half minute: take the one that is shown now."],
  "wrong-start-code": [422, "This is not the code that the server printed when it started."],
  "password-too-short": [422, "The password is too short: take at least 12 signs, such as a short sentence."],
  "password-too-long": [422, "The password is too long: take at most 200 signs."],
  "password-holds-login": [422, "The password must not contain the user name."],
  "password-one-sign": [422, "The password repeats a few signs; take a short sentence."],
  "provider-away": [503, "The sign-in of this organisation does not answer now. Try again later."],
  "provider-settings": [409, "The sign-in of this organisation answers otherwise than it is set here."],
  "provider-secret": [422, "Give the secret that belongs to this address."],
  "provider-refused": [403, "The sign-in of the organisation was refused or given up there."],
  "provider-untrusted": [502, "The answer of the organisation's sign-in cannot be trusted; nobody was signed in."],
  "provider-clock": [502, "The clock of the organisation's sign-in differs too much from the one here."],
  "provider-late": [410, "This sign-in took longer than ten minutes, or was used before. Begin anew."],
  "provider-nobody": [403, "Nobody of this organisation is known here by the address that its sign-in vouches for."],
  "provider-two-people": [409, "Two people of this organisation have the address that its sign-in names."],
  "provider-taken": [
    409,
    "This account belongs to another person at the organisation's sign-in, or the other way round.",
  ],
  "already-member": [409, "This person works for that organisation already."],
  "login-taken": [409, "Somebody else signs in with that user name; choose another."],
  "same-person": [409, "Whoever wrote the request down cannot carry it out; another administrator has to."],
  "no-such-case": [409, "No case has that number."],
  "not-ended": [409, "The term of this case is not over yet."],
  "no-mail": [409, "No mail server is set; make a link and hand it over."],
  "no-address": [409, "No mail address is known of this person; make a link and hand it over."],
  "changed-meanwhile": [409, "Somebody else changed this meanwhile; look again and decide anew."],
  "last-administrator": [409, "This is the last administrator who can sign in. Give somebody else the duty first."],
  "draft-closed": [409, "This draft was published or thrown away; open a new one."],
  "in-review": [409, "A colleague reviews this draft; withdraw the question before it is changed."],
  "not-in-review": [409, "Nobody asked for a review of this draft, or it was changed since; ask again."],
  "bad-edit": [422, "The change does not fit the draft: its place is not there any more, or holds something else."],
  "nothing-to-undo": [409, "There is nothing to take back."],
  "not-a-workbook": [422, "The file is no workbook (.xlsx)."],
  "not-these-texts": [422, "No sheet of the workbook begins with the heads that its texts were given out with."],
  "book-too-large": [422, "The workbook unpacks to more than is read; give back the one that was made here."],
  "nothing-to-publish": [409, "The draft changes nothing of the version it began from."],
  "by-the-author": [422, "Whoever wrote a part of it cannot publish it; ask a colleague with this duty."],
  "not-what-was-read": [409, "The draft is not what was reviewed any more; read it again."],
  "has-errors": [422, "The draft has errors; they are in `details.findings`."],
  "migration-busy": [409, "This is being looked at or runs; pause it first, or wait until it is done."],
  "agreed-by-the-asker": [422, "Whoever asked for it cannot agree; ask a colleague with this duty."],
  stays: [409, "This case cannot go over so; why is in `details.reasons`."],
  "no-process": [422, "There is not one process in it: a folder below workflows/ with its process.json."],
  "archive-refused": [422, "The archive is not taken in; why is in `details.refused`."],
  "choose-first": [409, "The base changed what this variant changed too; choose for each first."],
  "edit-conflict": [409, "Somebody else changed the same place; what they did is in `details.theirs`."],
  "not-acceptable": [406, "That form of the report does not exist."],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;
export type HttpCode = keyof typeof HTTP_CODES;

/** Thrown within a request and answered as its problem. */
export class HttpProblem extends Error {
  override readonly name = "HttpProblem";
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

const titleOf = (code: string): string => code.replaceAll("-", " ");

export function problemOf(code: HttpCode, more: Partial<Problem> = {}): Problem {
  const [status, detail] = HTTP_CODES[code];
  return { type: `urn:casustafel:problem:${code}`, title: titleOf(code), status, code, detail, ...more };
}
export const httpProblem = (code: HttpCode, more?: Partial<Problem>): HttpProblem =>
  new HttpProblem(problemOf(code, more));

function statusOf(code: RejectionCode): number {
  switch (code) {
    case "not-found":
      return 404;
    case "stale-revision":
      return 412;
    case "not-allowed":
      return 403;
    case "bad-command":
      return 400;
    case "screening-paused":
      return 429;
    case "invalid-fields":
    case "unknown-field":
    case "names-a-person":
    case "identifies-somebody":
    case "needs-confirmation":
    case "not-by-the-same-person":
      return 422;
    case "not-possible-now":
    case "not-yet":
    case "section-closed":
    case "stale-value":
    case "already-there":
    case "already-taken":
    case "nothing-changes":
    case "ended":
    case "unsettled":
    case "conflict":
      return 409;
    default:
      return unreachable(code);
  }
}

/** A refusal of the engine as a problem document. */
export function problemOfRejection(rejection: Rejection, errors: readonly FieldError[] = []): Problem {
  const { code, message, reasons, details } = rejection;
  const { conflicts, errors: found, ...rest } = details;
  const all = errors.length > 0 ? errors : ((found ?? []) as readonly FieldError[]);
  return {
    type: `urn:casustafel:problem:${code}`,
    title: titleOf(code),
    status: statusOf(code),
    code,
    detail: message,
    reasons,
    ...(all.length > 0 ? { errors: all } : {}),
    ...(conflicts === undefined ? {} : { conflicts }),
    details: rest,
  };
}

/** One answer for what does not exist and what one may not know of. */
export const notFound = (): HttpProblem =>
  new HttpProblem({
    type: "urn:casustafel:problem:not-found",
    title: "not found",
    status: 404,
    code: "not-found",
    detail: "There is no such thing, or it is not for you.",
  });
