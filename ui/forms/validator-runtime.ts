/** What the server-made validator modules require: served as one file beside them, so the browser compiles nothing. */

import equalModule from "ajv/dist/runtime/equal.js";
import ucs2lengthModule from "ajv/dist/runtime/ucs2length.js";
import { compilePattern, FORMATS } from "../../engine/index.ts";

const patterns = new Map<string, { test(text: string): boolean }>();
/** A pattern by its source, compiled once with the linear-time engine. */
function pattern(source: string): { test(text: string): boolean } {
  const known = patterns.get(source);
  if (known) return known;
  const made = compilePattern(source) ?? { test: () => false };
  patterns.set(source, made);
  return made;
}

/** ajv's code asks `.default`; a bundler may have taken that off already. */
const asModule = (found: unknown): { readonly default: unknown } =>
  typeof found === "function" ? { default: found } : (found as { readonly default: unknown });

const MODULES: Readonly<Record<string, unknown>> = {
  "ajv/dist/runtime/equal": asModule(equalModule),
  "ajv/dist/runtime/ucs2length": asModule(ucs2lengthModule),
  "casustafel:runtime": { formats: FORMATS, pattern },
};

/** Stands in for `require` in ajv's generated code. */
export function requireRuntime(name: string): unknown {
  const found = MODULES[name];
  if (found === undefined) throw new Error(`The validator asks for "${name}", which is not part of the runtime.`);
  return found;
}
