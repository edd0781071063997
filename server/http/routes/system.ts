/** Health, and the description of everything else. */

import { z } from "zod";
import { describe } from "../openapi.ts";
import { httpProblem } from "../problem.ts";
import { type Route, route } from "../route.ts";
import type { RouteParts } from "./parts.ts";

const VERSION = "1";
/** A store that does not write within this many milliseconds is not ready. */
const WRITE_LIMIT = 1_000;

const late = (): Promise<never> =>
  new Promise((_resolve, reject) => setTimeout(() => reject(new Error("late")), WRITE_LIMIT).unref());

export function systemRoutes({ shell }: RouteParts, others: readonly Route[]): readonly Route[] {
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
  const openapi: Route = route({
    method: "get",
    path: "/api/openapi.json",
    policy: "public",
    summary: "This description.",
    input: {},
    output: z.looseObject({}),
    answer: () => ({ json: describe([...others, live, ready, openapi], VERSION) }),
  });
  return [live, ready, openapi];
}
