/** The only way to make a route: method, path, policy, shapes of input and output, and the one function that answers. The policy is enforced here, before that function runs. */

import type { Express, Request, Response } from "express";
import type { z } from "zod";
import type { InstanceId } from "../../engine/index.ts";
import type { Duty } from "../directory/types.ts";
import type { Caller } from "../identity/caller.ts";
import type { SectionRight } from "../queries/authorize.ts";
import type { Shell } from "../shell.ts";
import type { WaitFor } from "./limits.ts";
import {
  type Granted,
  grant,
  type Policy,
  type PolicyInput,
  type Refusal,
  type SectionAddress,
  type Shown,
} from "./policies.ts";
import { httpProblem, notFound } from "./problem.ts";

export type Method = "get" | "post" | "put" | "delete";

/** What every handler receives: the parsed request. */
export interface Asked<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Opaque id of this request, as the records name it. */
  readonly requestId: string;
  readonly request: Request;
}
export type Answer =
  | {
      readonly status?: number;
      readonly json: unknown;
      readonly etag?: string;
      readonly headers?: Readonly<Record<string, string | string[]>>;
    }
  | { readonly status: 204 }
  | {
      readonly bytes: Uint8Array;
      readonly type: string;
      readonly name?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The answer writes itself (an event stream). */
  | { readonly stream: (response: Response) => void };

/** What a handler may answer: where instances are shown, with the access records of what was shown. */
export type AnswerOf<P extends Policy> = P extends "public" | "signed-in" | "duty"
  ? Answer
  : (Answer & Shown) | Refusal;

interface RouteParts<P extends Policy, Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> {
  readonly method: Method;
  readonly path: string;
  readonly policy: P;
  /** One sentence for the description. */
  readonly summary: string;
  readonly input: { readonly params?: Params; readonly query?: Query; readonly body?: Body };
  /** Shape of the JSON answer, or a media type. */
  readonly output: z.ZodType | string;
  /** A command: it carries an `Idempotency-Key`. */
  readonly command?: true;
  /** A read that costs much to make: it counts for the limit per account, as every change does. */
  readonly dear?: true;
  /** A weighty act: whoever gave the second factor longer ago than ten minutes gives it again first. A function says for which requests. */
  readonly weighty?: true | ((asked: Asked<z.infer<Params>, z.infer<Query>, z.infer<Body>> & Granted[P]) => boolean);
  answer(asked: Asked<z.infer<Params>, z.infer<Query>, z.infer<Body>> & Granted[P]): Promise<AnswerOf<P>> | AnswerOf<P>;
}
/** A route whose policy names an instance has its id in the path. */
type Located<P extends Policy> = P extends "instance" | "section"
  ? {
      readonly path: `/api/instances/:id${string}`;
      readonly input: { readonly params: z.ZodType<{ readonly id: string }> };
    }
  : unknown;
export type RouteDefinition<
  P extends Policy,
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
> = RouteParts<P, Params, Query, Body> & PolicyInput<z.infer<Params>, z.infer<Query>>[P] & Located<P>;

type AnyAsked = Asked<unknown, unknown, unknown>;
/** A route of any policy, as it is mounted and described. */
export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly policy: Policy;
  readonly summary: string;
  readonly input: { readonly params?: z.ZodType; readonly query?: z.ZodType; readonly body?: z.ZodType };
  readonly output: z.ZodType | string;
  readonly command?: true;
  readonly dear?: true;
  readonly weighty?: true | ((asked: AnyAsked) => boolean);
  readonly verb?: string;
  readonly right?: SectionRight;
  readonly duties?: readonly Duty[];
  section?(asked: Pick<AnyAsked, "params" | "query">): SectionAddress;
  answer(asked: AnyAsked): Promise<Answer | Refusal> | Answer | Refusal;
}

/** Marks the functions of express routes that were made here; the test of routes fails on any other. */
export const MADE_HERE = Symbol("route");

/** Declares a route, with the types of its parts; its handler receives what the policy grants and nothing else of an instance. */
export function route<
  P extends Policy,
  Params extends z.ZodType = z.ZodUnknown,
  Query extends z.ZodType = z.ZodUnknown,
  Body extends z.ZodType = z.ZodUnknown,
>(definition: RouteDefinition<P, Params, Query, Body>): Route {
  return definition as unknown as Route;
}

function parse(schema: z.ZodType | undefined, value: unknown, where: string): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const place = issue?.path.length ? ` at ${issue.path.join("/")}` : "";
  throw httpProblem("bad-request", {
    detail: `The ${where} is not as it should be${place}: ${issue?.message ?? "?"}.`,
  });
}

/** Room for 128 bits: 32 hexadecimal digits, or 22 signs of 64. What repeats one sign was not drawn at random. */
const KEY = /^(?!(.)\1*$)(?:[0-9a-fA-F]{32,100}|(?=[\w-]*[g-zG-Z_-])[\w-]{22,100})$/;
/**
 * The key of a command, as the client chose it.
 * @throws HttpProblem key-missing, key-weak (docs/promises.md, D2).
 */
export function idempotencyKey(request: Request): string {
  const key = request.get("Idempotency-Key") ?? "";
  if (key === "") throw httpProblem("key-missing");
  if (!KEY.test(key)) throw httpProblem("key-weak");
  return key;
}

const STRONG = /^"(\d{1,15})"$/;
const WEAK_OR_OTHER = /^(W\/)?"[^"]*"$/;
/**
 * The revisions of which `If-Match` says that the sender judged on one; undefined when it does not say, or says `*`. A
 * weak tag never matches (RFC 9110, 13.1.1).
 */
export function judgedOn(request: Request): readonly number[] | undefined {
  const given = request.get("If-Match")?.trim();
  if (given === undefined || given === "*") return undefined;
  const tags = given.split(",").map((tag) => tag.trim());
  if (!tags.every((tag) => WEAK_OR_OTHER.test(tag)))
    throw httpProblem("bad-request", { detail: 'If-Match must hold the ETag of the instance, such as "12".' });
  return tags.flatMap((tag) => STRONG.exec(tag)?.[1] ?? []).map(Number);
}

function sendBytes(response: Response, answer: Extract<Answer, { bytes: Uint8Array }>): void {
  response.type(answer.type);
  if (answer.name !== undefined) response.attachment(answer.name);
  response.send(Buffer.from(answer.bytes));
}
function sendJson(response: Response, answer: Extract<Answer, { json: unknown }>): void {
  const etag = answer.etag === undefined ? undefined : `"${answer.etag}"`;
  if (etag !== undefined) response.set("ETag", etag);
  if (etag !== undefined && response.req.get("If-None-Match") === etag) response.status(304).end();
  else response.status(answer.status ?? 200).json(answer.json);
}
function send(response: Response, answer: Answer): void {
  if ("headers" in answer && answer.headers) response.set(answer.headers);
  if ("stream" in answer) answer.stream(response);
  else if ("bytes" in answer) sendBytes(response, answer);
  else if ("json" in answer) sendJson(response, answer);
  else response.status(answer.status).end();
}

export interface RouteContext {
  readonly shell: Shell;
  /** Who asks, by the session's cookie. */
  caller(request: Request): Promise<Caller | undefined>;
  requestId(request: Request): string;
  /** Whether the second factor was given a short while ago. */
  isProven(caller: Caller): boolean;
  /** What every answer to somebody who is signed in carries. */
  headersFor(caller: Caller): Readonly<Record<string, string>>;
  /** Seconds that an account has to wait for its next change or dear read; without it nobody waits. */
  readonly waitFor?: WaitFor | undefined;
}

/** @throws HttpProblem too-many-requests, with the seconds to wait in `Retry-After`. */
function limited({ policy, method, dear }: Route, caller: Caller, response: Response, waitFor?: WaitFor): void {
  if (policy === "public" || (method === "get" && !dear)) return;
  const seconds = waitFor?.(caller.account.id) ?? 0;
  if (seconds === 0) return;
  response.set("Retry-After", String(seconds));
  throw httpProblem("too-many-requests");
}

/** Whether a part of an address is a name that every object has (`constructor`): nothing of ours is called so. */
const isInherited = (part: unknown): boolean =>
  typeof part === "string" && part.split(/[/~.]/).some((name) => name in Object.prototype);

/** A page says as whom it was opened: what was typed there is never sent as whoever signed in since in another tab. */
function speaksAs(request: Request, caller: Caller): boolean {
  const person = request.get("Session-Person");
  return person === undefined || person === caller.person.id;
}

/** The request with what its route's policy grants. @throws HttpProblem */
async function admitted(definition: Route, request: Request, caller: Caller | undefined, context: RouteContext) {
  const { policy, input, command, verb = "", right = "read", duties = [] } = definition;
  if (policy !== "public" && !caller) throw httpProblem("not-signed-in");
  if (policy !== "public" && caller && !speaksAs(request, caller)) throw httpProblem("another-person");
  if (Object.values(request.params).some(isInherited)) throw notFound();
  if (command) idempotencyKey(request);
  const asked = {
    params: parse(input.params, request.params, "address"),
    query: parse(input.query, request.query, "query"),
    body: parse(input.body, request.body, "body"),
    requestId: context.requestId(request),
    request,
  };
  const { id } = (asked.params ?? {}) as { readonly id: InstanceId };
  const section = (): SectionAddress => definition.section?.(asked) ?? { unit: "", section: "" };
  const granted = await grant(context.shell, policy, {
    caller: caller as Caller,
    requestId: asked.requestId,
    verb,
    instance: id,
    right,
    duties,
    section,
  });
  return { ...asked, ...granted };
}

/** @throws HttpProblem prove-again for a weighty act of somebody who gave the second factor too long ago */
function proven({ weighty }: Route, asked: AnyAsked, caller: Caller | undefined, context: RouteContext): void {
  if (!weighty || !caller || context.isProven(caller)) return;
  if (weighty === true || weighty(asked)) throw httpProblem("prove-again");
}

/** What the handler answered, once what it shows is on record. @throws HttpProblem not-found for a refusal */
async function recorded({ audit }: Shell, answer: (Answer & Partial<Shown>) | Refusal): Promise<Answer> {
  if ("refused" in answer) {
    await audit.recordRefusal(answer.refused, "not-found");
    throw notFound();
  }
  await audit.recordReads(answer.reads ?? []);
  return answer;
}

/** Puts the routes into an app, each with its policy before its answer and its access records after it. */
export function mount(app: Express, routes: readonly Route[], context: RouteContext): void {
  for (const definition of routes) {
    const handler = async (request: Request, response: Response): Promise<void> => {
      const caller = await context.caller(request);
      if (caller) response.set(context.headersFor(caller));
      if (caller) limited(definition, caller, response, context.waitFor);
      const asked = await admitted(definition, request, caller, context);
      proven(definition, asked, caller, context);
      send(response, await recorded(context.shell, await definition.answer(asked)));
    };
    app[definition.method](definition.path, Object.assign(handler, { [MADE_HERE]: definition }));
  }
}
