/** What every group of routes is made with, and shapes that several of them use. */

import type { Request } from "express";
import { z } from "zod";
import { canBeName, MOST_IN_A_KEY } from "../../../engine/index.ts";
import type { Acts } from "../../administration/acts.ts";
import type { Administration } from "../../administration/index.ts";
import type { Requests } from "../../administration/requests.ts";
import type { Design } from "../../definitions/design.ts";
import type { Migrations } from "../../definitions/migrations/index.ts";
import type { Plain } from "../../definitions/plain/index.ts";
import type { Accounts } from "../../identity/accounts.ts";
import type { FirstStart } from "../../identity/first-start.ts";
import type { Passkeys } from "../../identity/passkeys.ts";
import type { Providers } from "../../identity/provider/settings.ts";
import type { ProviderSignIn } from "../../identity/provider/sign-in.ts";
import type { Sessions } from "../../identity/sessions.ts";
import type { Shell } from "../../shell.ts";
import type { SessionCookie } from "../cookie.ts";

export interface RouteParts {
  readonly shell: Shell;
  readonly sessions: Sessions;
  readonly cookie: SessionCookie;
  readonly demo: boolean;
  readonly accounts: Accounts;
  readonly passkeys: Passkeys;
  readonly administration: Administration;
  /** What administrators did. */
  readonly acts: Acts;
  readonly requests: Requests;
  readonly design: Design;
  readonly providers: Providers;
  readonly providerSignIn: ProviderSignIn;
  /** Holds the way to a provider and back. */
  readonly wayCookie: SessionCookie;
  /** The address that people use, such as `https://tafel.example.nl`. */
  origin(request: Request): string;
  readonly migrations: Migrations;
  readonly plain: Plain;
  readonly firstStart: FirstStart;
  readonly metrics: { readonly token: string | undefined; text(): Promise<string> };
}

/** One line of text that somebody types: a name, a function, a user name. */
export const line = z.string().trim().min(1).max(200);

export const id = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[\w-]+$/);
export const instanceParams = z.object({ id });
export const name = z.string().min(1).max(64).refine(canBeName, "no such name");
/** A path of units as a text (`pathText`). */
export const unitPath = z
  .string()
  .max(4_000)
  .regex(/^[\w./-]*$/);
/** The key of an item: any text of that length. */
export const itemKey = z.string().max(MOST_IN_A_KEY);
/** By name, or by address: a field, a row, or a field of a row. */
export const fields = z.record(z.string().max(500), z.json());
/** Where the exact shape stands in engine/views/types.ts. */
export const anyObject = z.looseObject({});
