/** Reads a JSON body: by bytes, depth and number of nodes, without repeated or dangerous keys; what is wrong is said without the body. */

import type { NextFunction, Request, Response } from "express";
import { visit } from "jsonc-parser";
import { cleanText } from "../../engine/index.ts";
import { isDeeper } from "../json-depth.ts";
import { httpProblem } from "./problem.ts";

export const LIMITS = { bytes: 256 * 1024, depth: 32, nodes: 20_000 } as const;
/** Edits of a draft may bring a whole file of a definition, every sign of it escaped or of more bytes. */
const LARGE = { path: /^\/api\/drafts\/(?:[^/?]+\/edits|import)$/, bytes: 2 * 1024 * 1024 } as const;
/** A provider says as a form that somebody signed out there. */
const FORM = /^\/api\/session\/provider\/[^/?]+\/logout$/;
const DANGEROUS = new Set(["__proto__", "constructor", "prototype"]);

/** What is wrong with a JSON text before it is parsed; undefined when it is fine. */
export function faultInJson(text: string): string | undefined {
  if (isDeeper(text, LIMITS.depth)) return `The JSON is nested deeper than ${LIMITS.depth}.`;
  const keys: Set<string>[] = [];
  let nodes = 0;
  let fault: string | undefined;
  visit(
    text,
    {
      onObjectBegin: () => {
        keys.push(new Set());
        return fault === undefined;
      },
      onObjectEnd: () => {
        keys.pop();
      },
      onArrayBegin: () => fault === undefined,
      onObjectProperty: (name) => {
        const seen = keys.at(-1);
        if (DANGEROUS.has(name)) fault ??= `The key "${name}" is not accepted.`;
        if (seen?.has(name)) fault ??= "A key stands twice in one object.";
        seen?.add(name);
        return fault === undefined;
      },
      onLiteralValue: () => {
        nodes += 1;
        if (nodes > LIMITS.nodes) fault ??= `The JSON has more than ${LIMITS.nodes} values.`;
      },
      onError: () => {
        fault ??= "This is no valid JSON.";
      },
    },
    { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false },
  );
  return fault;
}

const CHANGES = new Set(["POST", "PUT", "PATCH"]);
/** The texts of a draft come back as a workbook. */
const WORKBOOK = /^\/api\/drafts\/[^/?]+\/texts$/;

function collect(request: Request): Promise<string> {
  const path = request.baseUrl + request.path;
  const most = LARGE.path.test(path) || WORKBOOK.test(path) ? LARGE.bytes : LIMITS.bytes;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= most) chunks.push(chunk);
    });
    request.on("end", () => {
      if (size > most) return reject(httpProblem("too-large"));
      try {
        resolve(new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks)));
      } catch {
        reject(httpProblem("bad-request", { detail: "The body is not UTF-8." }));
      }
    });
    request.on("error", () => reject(httpProblem("bad-request")));
  });
}

/** Texts are cleaned here, once, for everything that stores, displays or prints them. */
const clean = (_key: string, value: unknown): unknown => (typeof value === "string" ? cleanText(value) : value);

/** Puts the parsed body of a changing request in `request.body`. */
export async function readJson(request: Request, _response: Response, next: NextFunction): Promise<void> {
  if (!CHANGES.has(request.method)) return next();
  const text = await collect(request);
  if (text === "") {
    request.body = {};
    return next();
  }
  if (FORM.test(request.baseUrl + request.path) && request.is("application/x-www-form-urlencoded")) {
    request.body = Object.fromEntries(new URLSearchParams(text));
    return next();
  }
  if (!request.is("application/json")) throw httpProblem("not-json");
  const fault = faultInJson(text);
  if (fault !== undefined) throw httpProblem("bad-request", { detail: fault });
  request.body = JSON.parse(text, clean) as unknown;
  next();
}
