/** Every word that a screen asks for is there, in both languages; a key that nobody has would be shown as it is. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const UI = join(import.meta.dirname, "..", "..", "ui");

type Tree = { readonly [key: string]: string | Tree };
const flat = (tree: Tree, before = ""): readonly string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [`${before}${key}`] : flat(value, `${before}${key}.`),
  );
const keysOf = (language: string): ReadonlySet<string> =>
  new Set(flat(JSON.parse(readFileSync(join(UI, "texts", `${language}.json`), "utf8")) as Tree));

/** `t("a.b")`, and of `t(`a.${x}.c`)` what is fixed: the parts between are anything without a dot. */
function openTasksIn(source: string): readonly string[] {
  return [...source.matchAll(/\bt\(\s*(?:"([^"\n]+)"|`([^`\n]+)`)/g)].map(([, plain, made]) => plain ?? made ?? "");
}
/** Every text in quotes that may be a key, also one that is chosen elsewhere than where it is asked. */
function namedIn(source: string): readonly string[] {
  return [...source.matchAll(/"(\w+(?:\.[\w-]+)+)"|`(\w+\.[^`\n]*)`/g)].map(([, plain, made]) => plain ?? made ?? "");
}
const sources = readdirSync(UI, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => {
    const source = readFileSync(join(UI, name), "utf8");
    return { name, asked: openTasksIn(source), named: namedIn(source) };
  });
const pattern = (asked: string): RegExp => {
  const fixed = asked.split(/\$\{[^}]*(?:\{[^}]*\}[^}]*)*\}/).map((part) => part.replace(/[.*+?^$()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${fixed.join("[^.]+(?:\\.[^.]+)*?")}(_zero|_one|_other)?$`);
};

describe.each(["nl", "en"])("%s", (language) => {
  const keys = keysOf(language);
  test("has every text that a screen asks for", () => {
    const missing = sources.flatMap(({ name, asked }) =>
      asked
        .filter((one) => {
          const fits = pattern(one);
          return ![...keys].some((key) => fits.test(key));
        })
        .map((one) => `${name}: ${one}`),
    );
    expect(missing).toEqual([]);
    expect(sources.flatMap(({ asked }) => asked).length).toBeGreaterThan(200);
  });
});

test("no text is there that no screen names", () => {
  const named = sources.flatMap((source) => [...source.asked, ...source.named]).map(pattern);
  expect([...keysOf("nl")].filter((key) => !named.some((fits) => fits.test(key)))).toEqual([]);
});

test("both languages have the same texts", () => {
  expect([...keysOf("nl")].sort()).toEqual([...keysOf("en")].sort());
});
