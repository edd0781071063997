/** What is defined and nothing uses: a setting that nobody reads, a fact, an effect, a role without a right. */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledProcess, DefinitionSource } from "../compile/types.ts";
import type { Located } from "../definition/read.ts";
import { below, unitsOf } from "./units.ts";

const WORD = /[A-Za-z_][A-Za-z0-9_]*/g;

/** Every word of the texts in a value; `keys` too, where a key is a name that is used (readers, grants). */
function wordsIn(value: unknown, keys: boolean, found: Map<string, number>): void {
  const add = (text: string): void => {
    for (const [word] of text.matchAll(WORD)) found.set(word, (found.get(word) ?? 0) + 1);
  };
  if (typeof value === "string") add(value);
  else if (Array.isArray(value)) for (const one of value) wordsIn(one, keys, found);
  else if (typeof value === "object" && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      // A remark is no use; a screen names a fact with that key.
      if (key === "why" && typeof inner === "string" && inner.includes(" ")) continue;
      if (keys) add(key);
      wordsIn(inner, keys, found);
    }
}

/** Words that use something: outside of the places where things get their names. */
function usedWords(
  { definition }: CompiledProcess,
  { root, files }: DefinitionSource,
  keys: boolean,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const { kinds, reports, figures, policies, tables, texts, forms, process } = definition;
  const roads = [kinds, reports, figures, policies, tables, process.circles, process.settings];
  for (const one of roads) wordsIn(one, keys, found);
  for (const { schema, ui } of Object.values(forms)) for (const one of [schema, ui]) wordsIn(one, keys, found);
  for (const [path, text] of files) if (path.startsWith(`${root}/variants/`)) wordsIn(text, keys, found);
  // A text may name facts between braces.
  for (const words of Object.values(texts))
    for (const text of Object.values(words))
      for (const [inner] of text.matchAll(/\{[^}]*\}/g)) wordsIn(inner, keys, found);
  return found;
}

/** @param source with the variants of the process: what only a variant uses is used. */
export function checkUnused(compiler: Compiler, source: DefinitionSource, process: CompiledProcess): void {
  const { root } = source;
  const words = usedWords(process, source, false);
  const unused = (at: Located, what: string, name: string, remedy: string): void =>
    compiler.find(at, `unused-${what}`, `Nothing uses the ${what} "${name}".`, remedy, "warning");
  const { settings, roles } = process.definition.process;
  const file = `${root}/process.json`;
  for (const name of Object.keys(settings ?? {}))
    if (!words.has(name))
      unused({ file, pointer: `/settings/${name}` }, "setting", name, `Read it as settings.${name}, or take it away.`);
  const withKeys = usedWords(process, source, true);
  for (const name of Object.keys(roles))
    if (!withKeys.has(name))
      unused({ file, pointer: `/roles/${name}` }, "role", name, "Let it read, write or do something, or take it away.");
  for (const place of unitsOf(root, process)) {
    for (const { name } of place.unit.facts)
      if (!words.has(name))
        unused(
          below(compiler, place, "facts", name),
          "fact",
          name,
          "Let a guard, a right, a screen or another fact ask it, or take it away.",
        );
    for (const name of Object.keys(place.unit.effects))
      if (!words.has(name))
        unused(
          below(compiler, place, "effects", name),
          "effect",
          name,
          "Name it in `entry`, `exit` or `actions` of a state, or in a rung of a deadline.",
        );
  }
}
