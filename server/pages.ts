/** Serves the built browser files: hashed ones for ever, the page itself anew each time; any other address is the page. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import express, { type Express, type Request, type Response } from "express";
import { noSuchAddress } from "./http/errors.ts";

const YEAR = 31_536_000_000;

/** @param folder the built UI; without it only the API answers. */
export function servePages(folder: string): (app: Express) => void {
  return (app) => {
    const page = join(folder, "index.html");
    if (!existsSync(page)) return;
    // The one file with a fixed name: it changes with a release, so it is asked for again each time.
    const runtime = join(folder, "assets", "validator-runtime.js");
    app.get("/assets/validator-runtime.js", (_request: Request, response: Response) =>
      response.sendFile(runtime, { maxAge: 0 }),
    );
    app.use("/assets", express.static(join(folder, "assets"), { immutable: true, maxAge: YEAR }), noSuchAddress);
    app.use(express.static(folder, { index: false, maxAge: 0 }));
    app.get("/{*path}", (_request: Request, response: Response) => {
      const nonce = String(response.locals.nonce);
      const html = readFileSync(page, "utf8").replaceAll("__CSP_NONCE__", nonce);
      response.set("Cache-Control", "no-store").type("html").send(html);
    });
  };
}
