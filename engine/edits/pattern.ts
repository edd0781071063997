/** Patterns: tested pieces of a process (an action, a meeting with its agenda) that a designer inserts with a name and a few choices. */

import { kebab } from "../definition/read.ts";
import type { Json } from "../definition/types.ts";
import type { DefinitionEdit, EditedFiles } from "./types.ts";
import { parsedFile, pointerTo } from "./values.ts";

/** What a pattern asks besides a name: who does it, on what condition, in which step, how private its first question is. */
export type PatternQuestion = "by" | "if" | "step" | "privacy";
type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;
export interface Pattern {
  readonly order: number;
  /** By language: `title`, `help`, and the proposed `name`. */
  readonly words: Words;
  readonly asks: readonly PatternQuestion[];
  /** Path → file that is made. */
  readonly files: Readonly<Record<string, Json>>;
  readonly set?: readonly { readonly file: string; readonly pointer: string; readonly value: Json }[];
  /** A tab on the screen of the kind, with its name by language. */
  readonly tab?: { readonly show: readonly string[] } & Readonly<Record<string, Json>>;
  /** Sets of the screen of the kind. */
  readonly sets?: Readonly<Record<string, Json>>;
  /** By language, texts of the process. */
  readonly texts: Words;
}
export interface PatternChoice {
  /** `workflows/<folder>`. */
  readonly root: string;
  readonly kind: string;
  /** Key of what is inserted; fresh. */
  readonly item: string;
  /** By language; an empty one leaves its texts to be said later. */
  readonly names: Readonly<Record<string, string>>;
  readonly by: readonly string[];
  /** Every role of the process. */
  readonly all: readonly string[];
  /** A fact of the kind that must hold as well; empty: none. */
  readonly when: string;
  /** Pointer of the step, in the chart of the kind. */
  readonly step: string;
  readonly privacy: Json;
}

const isMap = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Fills in what stands between angle brackets. */
class Filler {
  readonly #single: Readonly<Record<string, string>>;
  readonly #several: Readonly<Record<string, readonly string[]>>;
  readonly #privacy: Json;
  constructor({ root, kind, item, by, all, when, step, privacy }: PatternChoice, name: string) {
    const forms = root.replace(/^workflows\//, "");
    const condition = when === "" ? "" : ` && ${when}`;
    this.#single = { root, kind, item, file: kebab(item), forms, step, if: condition, name };
    this.#several = { "<by>": by, "<all>": all };
    this.#privacy = privacy;
  }
  text(text: string): string {
    return text.replace(/<(\w+)>/g, (token, name: string) => this.#single[name] ?? token);
  }
  value(value: Json): Json {
    if (value === "<privacy>") return this.#privacy;
    if (typeof value === "string") return this.text(value);
    if (Array.isArray(value)) {
      const list: readonly Json[] = value;
      return list.flatMap<Json>((one) => this.#several[String(one)] ?? [this.value(one)]);
    }
    if (!isMap(value)) return value;
    const parts = Object.entries(value).flatMap(([key, one]) =>
      (this.#several[key] ?? [this.text(key)]).map((name) => [name, this.value(one)] as const),
    );
    return Object.fromEntries(parts);
  }
}

/** The screen of the kind gets a tab, and says what sets are. */
function onScreen(
  pattern: Pattern,
  choice: PatternChoice,
  files: EditedFiles,
  fill: Filler,
): readonly DefinitionEdit[] {
  const file = `${choice.root}/${choice.kind}/screens.json`;
  const screens = parsedFile(files, file);
  const at = Array.isArray(screens) ? pointerTo("0") : "";
  const set = (part: string, key: string, value: Json): DefinitionEdit => ({
    op: "set",
    file,
    pointer: `${at}${pointerTo(part, key)}`,
    value,
  });
  if (screens === undefined) return [];
  const sets = Object.entries(pattern.sets ?? {}).map(([key, value]) => set("sets", fill.text(key), fill.value(value)));
  return pattern.tab ? [set("tabs", choice.item, { show: fill.value([...pattern.tab.show]) }), ...sets] : sets;
}

/** Texts of the process in one language: a text that needs a name is left out where there is none. */
function textEdits(pattern: Pattern, choice: PatternChoice, language: string): readonly DefinitionEdit[] {
  const name = choice.names[language] ?? "";
  const fill = new Filler(choice, name);
  const tab = pattern.tab?.[language];
  const tabText = typeof tab === "string" ? { [`${choice.kind}.tabs.${choice.item}`]: tab } : {};
  return Object.entries({ ...pattern.texts[language], ...tabText })
    .filter(([, text]) => name !== "" || !text.includes("<name>"))
    .map(([key, text]) => ({
      op: "set",
      file: `${choice.root}/texts.${language}.json`,
      pointer: pointerTo(fill.text(key)),
      value: fill.text(text),
    }));
}

/** The name by the language of a file of texts; elsewhere there is none. */
const nameIn = (path: string, { names }: PatternChoice): string =>
  names[/texts\.(\w+)\.json$/.exec(path)?.[1] ?? ""] ?? "";
/** Texts of a form that need a name that is not said yet are left out. */
const said = (path: string, value: Json, name: string): Json =>
  /texts\.\w+\.json$/.test(path) && name === "" && isMap(value)
    ? Object.fromEntries(Object.entries(value).filter(([, text]) => !String(text).includes("<name>")))
    : value;

/**
 * The edits that insert a pattern.
 * @param files of the process as they are written.
 */
export function patternEdits(pattern: Pattern, choice: PatternChoice, files: EditedFiles): readonly DefinitionEdit[] {
  const plain = new Filler(choice, "");
  const made = Object.entries(pattern.files).map(([path, value]): DefinitionEdit => {
    const name = nameIn(path, choice);
    return { op: "addFile", file: plain.text(path), value: new Filler(choice, name).value(said(path, value, name)) };
  });
  const set = (pattern.set ?? []).map(
    ({ file, pointer, value }): DefinitionEdit => ({
      op: "set",
      file: plain.text(file),
      pointer: plain.text(pointer),
      value: plain.value(value),
    }),
  );
  return [
    ...made,
    ...set,
    ...onScreen(pattern, choice, files, plain),
    ...Object.keys(pattern.texts).flatMap((language) => textEdits(pattern, choice, language)),
  ];
}
