/** Makes the Express app from its parts; it does not listen. */

import { randomUUID } from "node:crypto";
import compression from "compression";
import express, { type Express, type NextFunction, type Request, type Response } from "express";
import { type AccountId, asId } from "../engine/index.ts";
import { createActs } from "./administration/acts.ts";
import type { Installation } from "./administration/checklist.ts";
import { createAdministration } from "./administration/index.ts";
import { createRequests } from "./administration/requests.ts";
import { createDesign } from "./definitions/design.ts";
import { createMigrations, type Migrations } from "./definitions/migrations/index.ts";
import { createPlain } from "./definitions/plain/index.ts";
import { sessionCookie } from "./http/cookie.ts";
import { answerErrors, noSuchAddress } from "./http/errors.ts";
import { readJson } from "./http/json.ts";
import { createLimit, type Limit } from "./http/limits.ts";
import { MADE_HERE, mount, type Route } from "./http/route.ts";
import { allRoutes } from "./http/routes/index.ts";
import type { RouteParts } from "./http/routes/parts.ts";
import { decodable, noStore, ourHost, sameOrigin, securityHeaders } from "./http/security.ts";
import { isQuiet, sessionLeft } from "./http/session-headers.ts";
import type { Accounts } from "./identity/accounts.ts";
import { type Caller, workingAs } from "./identity/caller.ts";
import type { FirstStart } from "./identity/first-start.ts";
import { createPasskeys } from "./identity/passkeys.ts";
import { createProviders } from "./identity/provider/settings.ts";
import { createProviderSignIn } from "./identity/provider/sign-in.ts";
import type { Sessions } from "./identity/sessions.ts";
import type { Log } from "./log.ts";
import { createMetrics, type Metrics } from "./metrics.ts";
import type { Shell } from "./shell.ts";

export interface AppOptions {
  readonly shell: Shell;
  readonly sessions: Sessions;
  /** A demo region is loaded: its people can be picked without a secret. */
  readonly demo: boolean;
  readonly accounts: Accounts;
  readonly firstStart: FirstStart;
  /** Addresses of proxies whose word about where a request comes from is believed. */
  readonly proxies?: readonly string[];
  /** The addresses people use; known when it listens. */
  readonly origins: () => readonly string[];
  /** The address whose host requests must name, such as `https://tafel.example.nl`; without it any host. */
  readonly publicUrl?: string | undefined;
  /** How quickly one account may change things and ask for dear ones; without it as quickly as it likes. */
  readonly limit?: Limit | undefined;
  readonly secure: boolean;
  /** Opens the counts for Prometheus; without it there are none. */
  readonly metricsToken?: string | undefined;
  /** What the server knows of the place where it runs. */
  readonly installation?: Installation;
  readonly log: Log;
  /** Every route there is; another list only to show that its test would see a broken one. */
  readonly routes?: (parts: RouteParts) => readonly Route[];
  /** Serves the browser's files; comes after the routes. */
  readonly pages?: (app: Express) => void;
}
export interface App {
  readonly app: Express;
  readonly migrations: Migrations;
  readonly routes: readonly Route[];
}

const requestIds = new WeakMap<Request, string>();
export const requestIdOf = (request: Request): string => {
  const known = requestIds.get(request) ?? randomUUID();
  requestIds.set(request, known);
  return known;
};

function templateOf(request: Request): string {
  const handler = request.route as { path?: string; stack?: readonly { handle: object }[] } | undefined;
  const made = handler?.stack?.some(({ handle }) => MADE_HERE in handle);
  return made ? (handler?.path ?? "") : "other";
}

function logRequests(log: Log, metrics: Metrics) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const started = performance.now();
    response.set("X-Request-Id", requestIdOf(request));
    response.on("finish", () => {
      const { statusCode: status } = response;
      const route = templateOf(request);
      if (route === "other" && status < 400) return;
      const milliseconds = Math.round(performance.now() - started);
      metrics.observe(request.method, route, status, milliseconds);
      log({ event: "request", method: request.method, route, status, milliseconds, request: requestIdOf(request) });
    });
    next();
  };
}

export function createApp(options: AppOptions): App {
  const { shell, sessions, demo, accounts, firstStart, origins, secure, log, pages } = options;
  const app = express();
  app.disable("x-powered-by");
  app.set("etag", false);
  app.set("query parser", "simple");
  app.set("trust proxy", [...(options.proxies ?? [])]);
  const cookie = sessionCookie(secure);
  const metrics = createMetrics();

  async function caller(request: Request): Promise<Caller | undefined> {
    const token = cookie.read(request);
    const session = token === undefined ? undefined : await sessions.find(token, isQuiet(request));
    // Another server may have stopped the account, or changed who does what.
    if (session) await shell.directory.refresh();
    const account = session && shell.directory.account(asId<AccountId>(session.account));
    const person = account && workingAs(shell.directory, account, session.person);
    return session && account && person ? { session, account, person } : undefined;
  }

  const providers = createProviders(shell.store, shell.sealing);
  const migrations = createMigrations(shell);
  const design = createDesign(shell);
  const routes = (options.routes ?? allRoutes)({
    shell,
    sessions,
    cookie,
    demo,
    accounts,
    passkeys: createPasskeys(shell),
    administration: createAdministration(shell, accounts, sessions, options.installation),
    acts: createActs(shell),
    requests: createRequests(shell),
    design,
    plain: createPlain(shell, design),
    providers,
    providerSignIn: createProviderSignIn(shell, accounts, providers),
    wayCookie: sessionCookie(secure, "way"),
    origin: (request) => origins()[0] ?? `${request.protocol}://${request.get("Host")}`,
    migrations,
    firstStart,
    metrics: { token: options.metricsToken, text: () => metrics.text(shell) },
  });
  for (const middleware of securityHeaders(secure)) app.use(middleware);
  app.use(logRequests(log, metrics));
  app.use(
    compression({
      filter: (request, response) => request.path !== "/api/events" && compression.filter(request, response),
    }),
  );
  app.use(decodable);
  if (options.publicUrl !== undefined) app.use(ourHost(options.publicUrl));
  app.use("/api", noStore, sameOrigin(origins), readJson);
  const headersFor = ({ session }: Caller): Readonly<Record<string, string>> => sessionLeft(sessions, session);
  const waitFor = options.limit && createLimit(options.limit);
  // A demo has no second factor to give.
  const isProven = ({ account, session }: Caller): boolean => account.kind === "demo" || sessions.isProven(session);
  mount(app, routes, { shell, caller, requestId: requestIdOf, headersFor, isProven, waitFor });
  app.use("/api", noSuchAddress);
  pages?.(app);
  app.use(noSuchAddress, answerErrors(log, requestIdOf));
  return { app, routes, migrations };
}
