/** What every answer carries and every change must show: a strict content-security policy, and that it comes from our own pages. */

import { randomBytes } from "node:crypto";
import type { NextFunction, Request, Response } from "express";
import helmet from "helmet";
import { httpProblem } from "./problem.ts";

export type Middleware = (request: Request, response: Response, next: NextFunction) => void;

/** A nonce for each answer; neither `unsafe-inline` nor `unsafe-eval`. */
export function securityHeaders(secure: boolean): readonly Middleware[] {
  const nonce: Middleware = (_request, response, next) => {
    response.locals.nonce = randomBytes(16).toString("base64");
    next();
  };
  const nonceOf = (_request: unknown, response: unknown): string => `'nonce-${(response as Response).locals.nonce}'`;
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", nonceOf],
        styleSrc: ["'self'", nonceOf],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        // A designer plays a draft in a frame of this very product; nobody else may frame it.
        frameSrc: ["'self'"],
        frameAncestors: ["'self'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: "no-referrer" },
    strictTransportSecurity: secure,
  });
  return [nonce, headers as Middleware];
}

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** `null` is what a browser says of a page without an origin. */
const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined);

/** A change must come from our own pages: the browser says so in `Sec-Fetch-Site` and `Origin`. */
export const sameOrigin =
  (allowed: () => readonly string[]): Middleware =>
  (request, _response, next) => {
    const site = request.get("Sec-Fetch-Site");
    const origin = request.get("Origin");
    const foreign =
      (site !== undefined && site !== "same-origin" && site !== "none") ||
      (origin !== undefined && !allowed().includes(origin) && hostOf(origin) !== request.get("Host"));
    if (!SAFE.has(request.method) && foreign) throw httpProblem("wrong-origin");
    next();
  };

/** Nothing of a case stays in a cache. */
export const noStore: Middleware = (_request, response, next) => {
  response.set("Cache-Control", "no-store");
  next();
};

/** An address whose escapes are no UTF-8 (`%ff`, `%`) is refused before anything looks at it. */
export const decodable: Middleware = (request, _response, next) => {
  try {
    decodeURIComponent(request.path);
  } catch {
    throw httpProblem("bad-request", { detail: "The address holds an escape that is no UTF-8." });
  }
  next();
};

/** Whoever watches over the server asks for these by its own address. */
const FOR_ANY_HOST = new Set(["/api/live", "/api/ready"]);
/** As `URL` writes it: in lower case, without the port that belongs to the protocol. */
const hostNamed = (request: Request, protocol: string): string | undefined => hostOf(`${protocol}//${request.host}`);

/**
 * A request must name the host that people use: another one is a name that somebody else points at this machine.
 * @param publicUrl the address people use, such as `https://tafel.example.nl`
 */
export function ourHost(publicUrl: string): Middleware {
  const { host, protocol } = new URL(publicUrl);
  return (request, _response, next) => {
    if (!FOR_ANY_HOST.has(request.path) && hostNamed(request, protocol) !== host) throw httpProblem("wrong-host");
    next();
  };
}
