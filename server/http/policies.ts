/** What a route of each policy receives of instances: judged here, before its handler runs. The handler gets the outcome and asks for nothing itself. */

import { type InstanceId, unreachable } from "../../engine/index.ts";
import type { AccessRecord } from "../audit/index.ts";
import type { Duty } from "../directory/types.ts";
import type { Caller } from "../identity/caller.ts";
import { unlessDamaged } from "../instances/damaged.ts";
import {
  type Authorized,
  type AuthorizedSection,
  authorize,
  authorizeSection,
  type Refused,
  recordOf,
  type SectionRight,
} from "../queries/authorize.ts";
import type { Shell } from "../shell.ts";
import { notFound } from "./problem.ts";

/**
 * Who may ask at all. What somebody may see of an instance is judged by the engine, with the same outcome for "there is
 * none" and "not for you".
 */
export type Policy =
  /** Anybody, also without signing in: nothing of a case. */
  | "public"
  /** Anybody signed in, and only about themselves or what every user knows. */
  | "signed-in"
  /** A person with a duty for the region: nothing of a case. */
  | "duty"
  /** A person who may know of the instance in the path. */
  | "instance"
  /** A person who may read (or write) the section in the path. */
  | "section"
  /** A person for whom every row is judged by itself. */
  | "rows";

/** Judges instances one by one for a list: one that is not for the caller is left out, without a record. */
export interface Rows {
  /** The instance as it is now, when the caller may know of it. */
  judge(id: InstanceId, verb?: string): Promise<Authorized | undefined>;
  /** The access record of one page, which names its rows. */
  page(verb: string, rows: readonly InstanceId[]): AccessRecord;
  /** Refuses one instance that was asked for by itself. */
  refuse(verb: string, instance: InstanceId | null): Refusal;
}

/** What a handler receives, by its route's policy. There is no other way from a handler to an instance. */
export interface Granted {
  public: { readonly caller: Caller | undefined };
  "signed-in": { readonly caller: Caller };
  duty: { readonly caller: Caller };
  instance: { readonly caller: Caller; readonly authorized: Authorized };
  section: { readonly caller: Caller; readonly authorized: Authorized; readonly section: AuthorizedSection };
  rows: { readonly caller: Caller; readonly rows: Rows };
}

/** Which section a request is about. */
export interface SectionAddress {
  /** Path of the unit, `""` for the instance itself. */
  readonly unit: string;
  readonly section: string;
}
/** What a policy needs to know of a request, besides who sends it. */
export interface PolicyInput<Params, Query> {
  public: unknown;
  "signed-in": unknown;
  /** One of these is enough. */
  duty: { readonly duties: readonly Duty[] };
  /** What the access record calls it. */
  instance: { readonly verb: string };
  section: {
    readonly verb: string;
    readonly right: SectionRight;
    section(asked: { readonly params: Params; readonly query: Query }): SectionAddress;
  };
  rows: unknown;
}

/** A refusal as an answer: recorded, then told as "not found". */
export interface Refusal {
  readonly refused: AccessRecord;
}
/** What was shown, as access records: durable before the first byte leaves. */
export interface Shown {
  readonly reads: readonly AccessRecord[];
}

/** What mount knows of a request when it asks what the policy grants. */
export interface PolicyRequest {
  readonly caller: Caller;
  readonly requestId: string;
  readonly verb: string;
  readonly instance: InstanceId;
  readonly right: SectionRight;
  readonly duties: readonly Duty[];
  section(): SectionAddress;
}

async function needDuty(shell: Shell, { caller, requestId, verb, duties }: PolicyRequest): Promise<void> {
  if (duties.some((duty) => caller.person.duties?.includes(duty))) return;
  await shell.audit.recordRefusal(recordOf(caller, requestId, verb || "manage"), "not-found");
  throw notFound();
}

function rowsFor(shell: Shell, { caller, requestId }: PolicyRequest): Rows {
  const record = (verb: string): AccessRecord => recordOf(caller, requestId, verb);
  return {
    judge: async (id, verb = "read") => {
      const found = await unlessDamaged(() => authorize(shell, caller, record(verb), id));
      return !found || "refused" in found ? undefined : found;
    },
    page: (verb, rows) => ({ ...record(verb), sections: rows }),
    refuse: (verb, instance) => ({ refused: { ...record(verb), instance } }),
  };
}

async function orNotFound<T extends object>(shell: Shell, found: T | Refused): Promise<T> {
  if (!("refused" in found)) return found;
  await shell.audit.recordRefusal(found.refused, found.code);
  throw notFound();
}

/**
 * What the handler of a request receives.
 * @throws HttpProblem not-found, the same for what is not there and what is not for the caller; the refusal is recorded.
 */
export async function grant(shell: Shell, policy: Policy, request: PolicyRequest): Promise<object> {
  const { caller, requestId, verb, instance, right } = request;
  const authorized = async (): Promise<Authorized> =>
    orNotFound(shell, await authorize(shell, caller, recordOf(caller, requestId, verb), instance));
  switch (policy) {
    case "public":
    case "signed-in":
      return { caller };
    case "duty":
      await needDuty(shell, request);
      return { caller };
    case "rows":
      return { caller, rows: rowsFor(shell, request) };
    case "instance":
      return { caller, authorized: await authorized() };
    case "section": {
      const found = await authorized();
      const section = await orNotFound(shell, authorizeSection(found, request.section(), right));
      return { caller, authorized: found, section };
    }
    default:
      return unreachable(policy);
  }
}
