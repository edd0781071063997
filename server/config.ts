/** The settings of a server, read from the environment here and nowhere else; one sentence says what cannot be used. */

import { dirname, join, resolve } from "node:path";

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Undefined: the address it listens on. */
  readonly publicUrl: string | undefined;
  readonly dataFolder: string;
  /** Undefined: the store is a file in the data folder. */
  readonly mongodbUrl: string | undefined;
  /** Starts on a database that can lose an acknowledged step: for tests only. */
  readonly allowWeakStore: boolean;
  readonly keyFile: string;
  /** Somebody looked at the clock of the computer and says that it is right. */
  readonly clockConfirmed: boolean;
  /** Undefined: no mail is sent. */
  readonly mail: { readonly url: string; readonly from: string } | undefined;
  /** Addresses or ranges of the proxies in front of it. */
  readonly proxies: readonly string[];
  /** How quickly one account may send commands and ask for reports; undefined: no limit. */
  readonly limit: { readonly perSecond: number; readonly burst: number } | undefined;
  /** Opens the counts for Prometheus. */
  readonly metricsToken: string | undefined;
  /** `auto`: a demo where the folder holds one, or on this machine alone with neither data nor key file. */
  /** `year` is `yes` with the year before it. */
  readonly demo: "yes" | "year" | "no" | "auto";
}

/** A setting that cannot be used; the message names it. */
export class ConfigProblem extends Error {
  override readonly name = "ConfigProblem";
}

function portOf(text: string | undefined): number {
  const port = text === undefined || text === "" ? 4180 : Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigProblem(`PORT is "${text}"; it must be a whole number from 0 to 65535.`);
  return port;
}

/** Three seconds' worth may come at once: a screen asks for several things together. */
function limitOf(text: string | undefined): Config["limit"] {
  const perSecond = text === undefined || text === "" ? 20 : Number(text);
  if (!Number.isInteger(perSecond) || perSecond < 0 || perSecond > 10_000)
    throw new ConfigProblem(`REQUESTS_PER_SECOND is "${text}"; it must be a whole number from 0 (no limit) to 10000.`);
  return perSecond === 0 ? undefined : { perSecond, burst: 3 * perSecond };
}

function demoOf(text: string | undefined): Config["demo"] {
  if (text === undefined || text === "") return "auto";
  if (text === "1") return "yes";
  if (text === "0") return "no";
  if (text === "year") return "year";
  throw new ConfigProblem(
    `DEMO is "${text}"; it must be 1 (load the demo region), year (with the year before it) or 0 (no demo).`,
  );
}

function publicUrlOf(text: string | undefined): string | undefined {
  if (text === undefined || text === "") return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !["http:", "https:"].includes(url.protocol) || url.pathname !== "/")
    throw new ConfigProblem(
      `PUBLIC_URL is "${text}"; it must be an address such as https://tafel.example.nl without a path.`,
    );
  return url.origin;
}

/** What it holds is not repeated in the sentence: there may be a password in it. */
function mongodbUrlOf(text: string | undefined): string | undefined {
  if (text === undefined || text === "") return undefined;
  if (!/^mongodb(\+srv)?:\/\/[^/]/.test(text))
    throw new ConfigProblem(
      "MONGODB_URL is no address of MongoDB; it must be one such as mongodb://host1,host2/casustafel?replicaSet=rs0.",
    );
  return text;
}

/** What it holds is not repeated in the sentence: there may be a password in it. */
function mailOf(url: string | undefined, from: string | undefined, publicUrl: string | undefined): Config["mail"] {
  if (url === undefined || url === "") return undefined;
  if (!/^smtps?:\/\/[^/]/.test(url) || !URL.canParse(url))
    throw new ConfigProblem(
      "SMTP_URL is no address of a mail server; it must be one such as smtp://user:password@mail.example.nl:587.",
    );
  const sender = from || `casustafel@${publicUrl === undefined ? "localhost" : new URL(publicUrl).hostname}`;
  if (!/^([^<>\r\n]*<)?[^\s@<>]+@[^\s@<>]+>?$/.test(sender))
    throw new ConfigProblem(`MAIL_FROM is "${sender}"; it must be an address such as casustafel@example.nl.`);
  return { url, from: sender };
}

function metricsTokenOf(token: string | undefined): string | undefined {
  if (token === undefined || token === "") return undefined;
  if (token.length < 16 || /\s/.test(token))
    throw new ConfigProblem("METRICS_TOKEN is too short; it must have at least 16 signs without spaces.");
  return token;
}

function allowWeakOf(text: string | undefined): boolean {
  if (text === undefined || text === "" || text === "0") return false;
  if (text === "1") return true;
  throw new ConfigProblem(`ALLOW_WEAK_STORE is "${text}"; it must be 1 (for tests only) or be left out.`);
}

function clockConfirmedOf(text: string | undefined): boolean {
  if (text === undefined || text === "" || text === "0") return false;
  if (text === "1") return true;
  throw new ConfigProblem(`CLOCK_CONFIRMED is "${text}"; it must be 1 (the clock is right) or be left out.`);
}

/** @throws ConfigProblem with one sentence. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const dataFolder = resolve(environment.DATA_DIR || "data");
  const publicUrl = publicUrlOf(environment.PUBLIC_URL);
  return {
    port: portOf(environment.PORT),
    host: environment.HOST || "127.0.0.1",
    publicUrl,
    mail: mailOf(environment.SMTP_URL, environment.MAIL_FROM, publicUrl),
    dataFolder,
    mongodbUrl: mongodbUrlOf(environment.MONGODB_URL),
    allowWeakStore: allowWeakOf(environment.ALLOW_WEAK_STORE),
    clockConfirmed: clockConfirmedOf(environment.CLOCK_CONFIRMED),
    keyFile: resolve(
      environment.KEY_FILE || join(dirname(dataFolder), `${dataFolder.split("/").at(-1) ?? "data"}.key`),
    ),
    proxies: (environment.TRUSTED_PROXIES ?? "").split(/[\s,]+/).filter((address) => address !== ""),
    limit: limitOf(environment.REQUESTS_PER_SECOND),
    metricsToken: metricsTokenOf(environment.METRICS_TOKEN),
    demo: demoOf(environment.DEMO),
  };
}
