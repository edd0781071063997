/** The only way to make a route: method, path, policy, shapes of input and output, and the one function that answers. */

import type { Express, Request, Response } from "express";
import type { z } from "zod";
import type { Account, Person } from "../directory/types.ts";
import type { Session } from "../identity/sessions.ts";
import { httpProblem } from "./problem.ts";

export type Method = "get" | "post" | "put" | "delete";

/**
 * Who may ask at all. What one may see of an instance is judged by the engine inside the answer, with the same outcome for
 * "there is none" and "not for you".
 */
export type Policy =
  /** Anybody, also without signing in: nothing of a case. */
  | "public"
  /** Anybody signed in, and only about themselves or what every user knows. */
  | "signed-in"
  /** A person who may know of the instance in the path. */
  | "instance"
  /** A person who may read the section in the path. */
  | "section"
  /** A person for whom every row is judged by itself. */
  | "rows";

export interface Caller {
  readonly session: Session;
  readonly account: Account;
  readonly person: Person;
}
export interface Asked<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Undefined on public routes without a session. */
  readonly caller: Caller;
  /** Opaque id of this request, as the records name it. */
  readonly requestId: string;
  readonly request: Request;
}
export type Answer =
  | {
      readonly status?: number;
      readonly json: unknown;
      readonly etag?: string;
      readonly headers?: Readonly<Record<string, string>>;
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

export interface RouteDefinition<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
> {
  readonly method: Method;
  readonly path: string;
  readonly policy: Policy;
  /** One sentence for the description. */
  readonly summary: string;
  readonly input: { readonly params?: Params; readonly query?: Query; readonly body?: Body };
  /** Shape of the JSON answer, or a media type. */
  readonly output: z.ZodType | string;
  /** A command: it carries an `Idempotency-Key`. */
  readonly command?: true;
  answer(asked: Asked<z.infer<Params>, z.infer<Query>, z.infer<Body>>): Promise<Answer> | Answer;
}
export type Route = RouteDefinition;

/** Marks the functions of express routes that were made here; the test of routes fails on any other. */
export const MADE_HERE = Symbol("route");

/** Declares a route, with the types of its parts. */
export function route<
  Params extends z.ZodType = z.ZodUnknown,
  Query extends z.ZodType = z.ZodUnknown,
  Body extends z.ZodType = z.ZodUnknown,
>(definition: RouteDefinition<Params, Query, Body>): Route {
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
  /** Who asks, by the session's cookie. */
  caller(request: Request): Promise<Caller | undefined>;
  requestId(request: Request): string;
  /** What every answer to somebody who is signed in carries. */
  headersFor(caller: Caller): Readonly<Record<string, string>>;
}

/** Puts the routes into an app, each with its checks before its answer. */
export function mount(app: Express, routes: readonly Route[], context: RouteContext): void {
  for (const definition of routes) {
    const { method, path, policy, input, command } = definition;
    const handler = async (request: Request, response: Response): Promise<void> => {
      const caller = await context.caller(request);
      if (policy !== "public" && !caller) throw httpProblem("not-signed-in");
      if (caller) response.set(context.headersFor(caller));
      if (command) idempotencyKey(request);
      const asked = {
        params: parse(input.params, request.params, "address"),
        query: parse(input.query, request.query, "query"),
        body: parse(input.body, request.body, "body"),
        caller: caller as Caller,
        requestId: context.requestId(request),
        request,
      };
      send(response, await definition.answer(asked));
    };
    app[method](path, Object.assign(handler, { [MADE_HERE]: definition }));
  }
}
