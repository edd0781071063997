/** Health, and the description of everything else. */

import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { describe } from "../openapi.ts";
import { httpProblem, notFound } from "../problem.ts";
import { type Route, route } from "../route.ts";
import type { RouteParts } from "./parts.ts";

const VERSION = "1";
/** A store that does not write within this many milliseconds is not ready. */
const WRITE_LIMIT = 1_000;

const late = (): Promise<never> =>
  new Promise((_resolve, reject) => setTimeout(() => reject(new Error("late")), WRITE_LIMIT).unref());

/** Tells no length and no beginning of the right one. */
const isSame = (given: string, token: string): boolean =>
  timingSafeEqual(createHash("sha256").update(given).digest(), createHash("sha256").update(token).digest());

const metricsRoute = ({ token, text }: RouteParts["metrics"]): Route =>
  route({
    method: "get",
    path: "/api/metrics",
    policy: "public",
    summary: "Counts for Prometheus, to whoever has the token of METRICS_TOKEN; without ids or names.",
    input: {},
    output: "text/plain; version=0.0.4",
    answer: async ({ request }) => {
      const given = /^Bearer (.+)$/.exec(request.get("authorization") ?? "")?.[1];
      if (token === undefined || given === undefined || !isSame(given, token)) throw notFound();
      return { bytes: Buffer.from(await text()), type: "text/plain; version=0.0.4; charset=utf-8" };
    },
  });

export function systemRoutes({ shell, metrics }: RouteParts, others: readonly Route[]): readonly Route[] {
  const ok = z.object({ ok: z.boolean() });
  const live = route({
    method: "get",
    path: "/api/live",
    policy: "public",
    summary: "The process answers.",
    input: {},
    output: ok,
    answer: () => ({ json: { ok: true } }),
  });
  const ready = route({
    method: "get",
    path: "/api/ready",
    policy: "public",
    summary: "The store can be written and read.",
    input: {},
    output: ok,
    answer: async () => {
      try {
        await Promise.race([shell.store.put("meta", "heartbeat", shell.now()), late()]);
      } catch {
        throw httpProblem("unavailable");
      }
      return { json: { ok: true } };
    },
  });
  const counts = metricsRoute(metrics);
  const openapi: Route = route({
    method: "get",
    path: "/api/openapi.json",
    policy: "public",
    summary: "This description.",
    input: {},
    output: z.looseObject({}),
    answer: () => ({ json: describe([...others, live, ready, counts, openapi], VERSION) }),
  });
  return [live, ready, counts, openapi];
}
