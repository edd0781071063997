/** Speaks to the server: JSON in and out, problem documents as one error, a key per command so that a repeat does nothing twice. */

import { heardOfSession, isAtWork } from "./at-work.ts";
import { hearClock } from "./clock.ts";
import { type Answerer, answererAround } from "./played.ts";
import { PROVE_AGAIN, proveAgain } from "./prove-again.ts";
import type { CommandAnswer, Problem } from "./types.ts";

/** What the server refused, or `offline` when it could not be reached. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}
export const problemOf = (error: unknown): Problem =>
  error instanceof ApiProblem ? error.problem : { status: 0, code: "unexpected" };

const listeners = new Set<() => void>();
/** Calls back when an answer says that the session has ended. */
export function onSessionEnd(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
export function tellSessionEnd(): void {
  for (const listener of listeners) listener();
}

const stops = new Set<() => void>();
/** Calls back when the server says that the account was stopped. */
export function onStopped(listener: () => void): () => void {
  stops.add(listener);
  return () => stops.delete(listener);
}
export function tellStopped(): void {
  for (const listener of stops) listener();
}

/** The last moment the server answered or did not, for the notice about the connection. */
const connection = { up: true, listeners: new Set<() => void>() };
export const isConnected = (): boolean => connection.up;
export function onConnection(listener: () => void): () => void {
  connection.listeners.add(listener);
  return () => connection.listeners.delete(listener);
}
export function setConnected(up: boolean): void {
  if (connection.up === up) return;
  connection.up = up;
  for (const listener of connection.listeners) listener();
}

/** As whom this page was opened: the server does nothing here for whoever signs in meanwhile in another tab. */
let speaker: string | undefined;
export const speaksAs = (): string | null => speaker ?? null;
export function speakAs(person: string | undefined): void {
  speaker = person;
}

export interface Ask {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly body?: unknown;
  /** Given to commands; the same key means the same command. */
  readonly key?: string;
  readonly keepAlive?: boolean;
  /** Gives the question up. */
  readonly signal?: AbortSignal;
  /** Whether this is somebody at work; otherwise as the last touch of a key says. */
  readonly atWork?: boolean;
}

async function parse(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === "") return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Asks the world that is played around this window. What comes out is its own copy, as from a server. */
async function askPlayed<T>(answer: Answerer, path: string, asked: Ask): Promise<T> {
  const { status, json, now } = answer(path, asked);
  hearClock(now);
  const copy = json === undefined ? undefined : (JSON.parse(JSON.stringify(json)) as unknown);
  if (status < 400) return copy as T;
  throw new ApiProblem({ code: "unexpected", ...(copy as Partial<Problem>), status });
}

/**
 * Asks the server; where it wants the second factor first, that is asked on the screen and the question is sent again.
 * @throws ApiProblem with the server's problem, or code `offline`.
 */
export async function ask<T>(path: string, asked: Ask = {}): Promise<T> {
  try {
    return await askOnce<T>(path, asked);
  } catch (error) {
    if (problemOf(error).code !== PROVE_AGAIN || !(await proveAgain())) throw error;
    return askOnce<T>(path, asked);
  }
}

async function askOnce<T>(path: string, asked: Ask): Promise<T> {
  const played = answererAround();
  if (played) return askPlayed(played, path, asked);
  const { method = "GET", body, key, keepAlive, signal, atWork = isAtWork() } = asked;
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: {
        Accept: "application/json",
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...(key === undefined ? {} : { "Idempotency-Key": key }),
        ...(atWork ? {} : { "Session-Use": "none" }),
        ...(speaker === undefined ? {} : { "Session-Person": speaker }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(keepAlive ? { keepalive: true } : {}),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    // Given up by the one who asked: that says nothing of the connection.
    if (signal?.aborted) throw error;
    setConnected(false);
    throw new ApiProblem({ status: 0, code: "offline" });
  }
  setConnected(true);
  hearClock(response.headers.get("date"));
  heardOfSession(response.headers.get("Session-Left"), atWork);
  const answer = await parse(response);
  if (response.ok) return answer as T;
  const problem = (answer ?? {}) as Partial<Problem>;
  if (response.status === 401) tellSessionEnd();
  throw new ApiProblem({ code: "unexpected", ...problem, status: response.status });
}

/** 128 random bits. A browser has `randomUUID` only where the connection is secure; this works on any. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** A command on an instance, as engine/state/types.ts `UserCommand` without `id`, `at`, `actor`. */
export const sendCommand = (instance: string, command: Readonly<Record<string, unknown>>, key = newKey()) =>
  ask<CommandAnswer>(`/api/instances/${encodeURIComponent(instance)}/commands`, { method: "POST", body: command, key });
