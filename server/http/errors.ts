/** Every error of a request as a problem document: what is ours by its code, what Express refuses by its status, anything else without a word of what it says. */

import type { NextFunction, Request, Response } from "express";
import { InstanceDamaged } from "../instances/damaged.ts";
import { faultOf, type Log } from "../log.ts";
import { StoreUnavailable } from "../store/errors.ts";
import { HttpProblem, httpProblem, type Problem, problemOf } from "./problem.ts";

/** The status with which Express and its parts mark what the client did wrong (a bad escape, a missing file, a range). */
function clientStatusOf(error: unknown): number | undefined {
  const { status } = (error ?? {}) as { readonly status?: unknown };
  return typeof status === "number" && status >= 400 && status < 500 ? status : undefined;
}

/** The problem document of whatever a request threw. */
export function problemOfError(error: unknown): Problem {
  if (error instanceof HttpProblem) return error.problem;
  if (error instanceof StoreUnavailable) return problemOf("unavailable", { detail: error.message });
  if (error instanceof InstanceDamaged) return problemOf("damaged");
  const status = clientStatusOf(error);
  if (status === undefined) return problemOf("unexpected");
  return status === 404 ? problemOf("no-such-address") : problemOf("bad-request", { status });
}

/** The last handler: answers errors, and logs those that are faults of ours. */
export function answerErrors(log: Log, requestIdOf: (request: Request) => string) {
  return (error: unknown, request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const problem = problemOfError(error);
    if (problem.status === 500) log({ event: "fault", request: requestIdOf(request), ...faultOf(error) });
    if (problem.status === 503) response.set("Retry-After", "2");
    // What was set for a file that is not sent does not hold for the problem.
    response.set("Cache-Control", "no-store");
    response.status(problem.status).type("application/problem+json").send(JSON.stringify(problem));
  };
}

/** Answers what no route and no page answers. */
export const noSuchAddress = (): never => {
  throw httpProblem("no-such-address");
};
