/** P18: every route of the running app × every person × every instance: no success that the table does not allow, no route without a policy. */

import { randomUUID } from "node:crypto";
import { mayRead, maySee, mayWrite } from "../../../engine/access/access.ts";
import { asId, type InstanceId } from "../../../engine/ids.ts";
import { mainUnit } from "../../../engine/state/unit.ts";
import { MADE_HERE, type Route } from "../../../server/http/route.ts";
import { allRoutes } from "../../../server/http/routes/index.ts";
import type { RouteParts } from "../../../server/http/routes/parts.ts";
import { actorOf, contextOf } from "../../../server/instances/context.ts";
import { load } from "../../../server/instances/load.ts";
import { type Client, clientOf, type Served } from "../../support/served.ts";
import type { Proof, ProofOptions, ProofResult } from "../proof.ts";
import { withServer } from "../with-server.ts";
import { maySucceed, type Relation, RULES } from "./expected.ts";

/** The control: one route whose policy asks nothing of the instance in its path, and that reaches past it; it is tried first. */
function forgetful(parts: RouteParts): readonly Route[] {
  const [forgot, others] = splitAt(allRoutes(parts), "/api/instances/:id/reads");
  const open = forgot.map(
    (route): Route => ({
      ...route,
      policy: "signed-in",
      answer: async ({ params }) => ({
        json: { reads: await parts.shell.store.readRecords(asId((params as { id: string }).id), 10) },
      }),
    }),
  );
  return [...open, ...others];
}

function splitAt(routes: readonly Route[], path: string): readonly [readonly Route[], readonly Route[]] {
  return [routes.filter((route) => route.path === path), routes.filter((route) => route.path !== path)];
}

interface Handler {
  readonly [MADE_HERE]?: Route;
}
interface Layer {
  readonly route?: {
    readonly path: string;
    readonly stack: readonly { readonly method: string; readonly handle: Handler }[];
  };
}

/** Routes of the running app that were made in another way, or that the table does not know. */
export function undeclared(app: Served["app"]): readonly string[] {
  const layers = (app as unknown as { router: { stack: readonly Layer[] } }).router.stack;
  return layers.flatMap(({ route }) =>
    (route?.stack ?? []).flatMap(({ method, handle }) => {
      const key = `${method} ${route?.path}`;
      const made = handle[MADE_HERE];
      if (!made?.policy) return [`${key} was not made by route()`];
      return RULES[key] ? [] : [`${key} is not in the table of what may be answered`];
    }),
  );
}

interface Person {
  readonly id: string | null;
  readonly client: Client;
}
interface Attempt {
  readonly path: string;
  readonly section?: string;
}

/** Addresses of one route for one instance. */
async function attemptsOf(served: Served, route: Route, id: InstanceId): Promise<readonly Attempt[]> {
  const loaded = await load(served.shell, id);
  if (!loaded) return [];
  const kind = loaded.process.kinds[loaded.instance.kind];
  const sections = /:section|:address/.test(route.path) ? Object.keys(kind?.sections ?? {}) : [""];
  const files = Object.keys(loaded.process.reports)[0];
  return sections.map((section) => ({
    section,
    path: route.path
      .replace(":id", route.path.includes("notices") ? "none" : id)
      .replace(":section", section)
      .replace(":address", section)
      .replace(":item", Object.keys(kind?.incoming ?? {})[0] ?? "none")
      .replace(":hash", loaded.process.hash)
      .replace(":form", `${Object.keys(loaded.process.forms)[0]?.replaceAll("/", "~")}.js`)
      .replace(":file", route.path.includes("documents/:file") ? "none.pdf" : `${files}.pdf`),
  }));
}

/** A body that would be accepted as a request, and changes nothing that matters. */
function bodyOf({ method, path }: Route): unknown {
  if (method === "get" || method === "delete") return undefined;
  if (path.endsWith("/commands")) return { type: "SendEvent", unit: [], event: "noSuchEvent" };
  if (path.includes("/drafts/")) return { fields: {} };
  if (path === "/api/session") return { person: "nobody" };
  if (path === "/api/instances") return { kind: "none", process: "none", group: "none" };
  return {};
}

async function relationOf({ shell }: Served, person: string | null, id: InstanceId, section: string | undefined) {
  const none = { reads: false, writes: false };
  if (person === null) return { relation: "nobody" as Relation, ...none };
  const [loaded, found] = [await load(shell, id), shell.directory.person(asId(person))];
  const context = loaded && contextOf(shell, loaded, shell.now());
  if (!context || !found) return { relation: "stranger" as Relation, ...none };
  const actor = actorOf(found);
  const relation: Relation = maySee(context, actor) ? "knows" : "stranger";
  if (!section) return { relation, ...none };
  const [reads, writes] = [mayRead, mayWrite].map((may) => may(context, actor, mainUnit(context), section).allowed) as [
    boolean,
    boolean,
  ];
  return { relation, reads, writes };
}

async function one(
  served: Served,
  route: Route,
  person: Person,
  id: InstanceId,
): Promise<{ asked: number; faults: readonly string[] }> {
  const faults: string[] = [];
  const attempts = await attemptsOf(served, route, id);
  for (const { path, section } of attempts) {
    const { relation, ...rights } = await relationOf(served, person.id, id, section);
    const headers: Record<string, string> = route.command ? { "Idempotency-Key": randomUUID() } : {};
    const { status } = await person.client(route.method.toUpperCase(), path, bodyOf(route), headers);
    const key = `${route.method} ${route.path}`;
    const rule = RULES[key];
    const told = `${key} (section ${section || "-"}) answered ${status} to ${relation}`;
    const success = status >= 200 && status < 300;
    if (status >= 500) faults.push(`${told}, a fault of the server`);
    const duties = served.shell.directory.person(asId(person.id ?? ""))?.duties ?? [];
    if (rule && success && !maySucceed(rule, relation, { ...rights, duties }))
      faults.push(`${told}, which the table does not allow`);
    if (rule !== "public" && relation === "nobody" && status !== 401) faults.push(`${told}, not with 401`);
    if (rule === "instance" && relation === "knows" && route.method === "get" && !success)
      faults.push(`${told}, who may know of it`);
    if (rule === "section" && relation === "knows" && success !== rights.reads)
      faults.push(`${told}, whose right to read is ${rights.reads}`);
  }
  return { asked: attempts.length, faults };
}

/** One person tries one route on each instance, one after another. */
async function ofPerson(
  served: Served,
  route: Route,
  person: Person,
  instances: readonly { readonly id: InstanceId }[],
) {
  const [faults, counts]: [string[], number[]] = [[], []];
  for (const { id } of instances) {
    const tried = await one(served, route, person, id);
    counts.push(tried.asked);
    faults.push(...tried.faults);
  }
  return { asked: counts.reduce((sum, count) => sum + count, 0), faults };
}

/** Whether the path names an instance: the others give one answer, whatever the instance. */
const isOfInstance = ({ path }: Route): boolean => path.startsWith("/api/instances/:id") || path.includes("documents");

async function sweep(served: Served, { control }: ProofOptions): Promise<ProofResult> {
  const { shell, origin } = served;
  const groups = shell.directory.groups().map(({ id }) => id);
  const rows = await shell.store.list({ person: asId("nobody"), groups, limit: 500 });
  const people: readonly Person[] = [
    { id: null, client: await clientOf(origin) },
    ...(await Promise.all(
      shell.directory.people().map(async ({ id }) => ({ id, client: await clientOf(origin, id) })),
    )),
  ];
  const failures = [...undeclared(served.app)];
  let [requests, failed] = [0, failures.length];
  // Signing in and out would end the session that the sweep itself uses; the stream never ends.
  const routes = served.routes.filter(
    ({ path, method }) => path !== "/api/events" && !(path === "/api/session" && method !== "get"),
  );
  for (const route of routes) {
    const instances = isOfInstance(route) ? rows : rows.slice(0, 1);
    // Side by side, as people work: what they read is recorded in one write.
    const tried = await Promise.all(people.map((person) => ofPerson(served, route, person, instances)));
    for (const { asked, faults } of tried) {
      requests += asked;
      failed += faults.length;
      failures.push(...faults);
    }
    if (control && failed > 0) break;
  }
  return {
    passed: requests - failed,
    failed,
    counts: { requests, routes: routes.length, people: people.length, instances: rows.length },
    failures: failures.slice(0, 10),
  };
}

export const routes: Proof = {
  name: "routes",
  promise:
    "every route × every person × every instance: 0 successes that the table does not allow, 0 routes without a policy",
  broken: "one route forgot to ask",
  runs: 1,
  controlRuns: 1,
  run: (options) =>
    withServer({ only: options.only, ...(options.control ? { routes: forgetful } : {}) }, (served) =>
      sweep(served, options),
    ),
};
