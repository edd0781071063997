/** Gives the key of a question another name everywhere it is used, and proves that nothing else follows from it. */

import type { Json } from "../../definition/types.ts";
import type { Finding } from "../../result.ts";
import { applyEdits } from "../apply.ts";
import { parentOf } from "../places.ts";
import type { DefinitionEdit, EditedFiles } from "../types.ts";
import { parsedFile, pointerTo, valueIn } from "../values.ts";
import { bodyPointer } from "./add-question.ts";
import { onPage, uiKeysOf } from "./change-question.ts";
import { mapOf, namesIn, type Question, questionAt, schemaFile, uiFile } from "./question-tree.ts";
import { type Check, newFindings } from "./question-uses.ts";
import { renameWords } from "./question-words.ts";

export type Renamed =
  | { readonly edits: readonly DefinitionEdit[] }
  /** Places that the new name would leave wrong. */
  | { readonly refused: readonly Finding[] };

/** Changes in the form itself: the key, lists that name it, its words. */
function ownEdits(files: EditedFiles, form: string, question: Question, to: string): readonly DefinitionEdit[] {
  const { name, inside, key, pointer } = question;
  const file = schemaFile(form);
  const required = `${bodyPointer(files, form, inside) ?? ""}/required`;
  const listed = namesIn(valueIn(files, file, required));
  const at = onPage(files, form, question);
  const next = inside === "" ? to : `${inside}.${to}`;
  const inUi = (one: string): string => {
    const parts = one.split(/([./])/);
    const depth = key.split(".").length;
    let seen = 0;
    return parts
      .map((part) => {
        if (part === "." || part === "/" || part === "*") return part;
        seen += 1;
        return seen === depth ? to : part;
      })
      .join("");
  };
  return [
    { op: "renameKey", file, pointer, to },
    ...(listed.includes(name)
      ? [
          {
            op: "set",
            file,
            pointer: `${required}/${listed.indexOf(name)}`,
            value: to,
          } as const,
        ]
      : []),
    ...(at ? [{ op: "set", file: uiFile(form), pointer: `${at.pointer}/${at.index}`, value: to } as const] : []),
    ...uiKeysOf(files, form, key).map(
      ({ one, pointer: place }) => ({ op: "renameKey", file: uiFile(form), pointer: place, to: inUi(one) }) as const,
    ),
    ...renameWords(files, form, key, next),
  ];
}

/** Names in an expression or address; what stands between quotes is a value. */
function inText(text: string, name: string, to: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|[A-Za-z_]\w*/g, (found) => (found === name ? to : found));
}
function inValue(value: Json, name: string, to: string): Json {
  if (typeof value === "string") return inText(value, name, to);
  if (Array.isArray(value)) return value.map((one) => inValue(one, name, to));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key === name ? to : key, inValue(one as Json, name, to)]),
  );
}
const isPlayed = (file: string): boolean => /\/(examples\/[^/]+|demo\/play)\.json$/.test(file);
/** The edits that mend a place where the old name was found missing: in what stands there, else in its own name. */
function mendAt(files: EditedFiles, { file, pointer }: Finding, name: string, to: string): readonly DefinitionEdit[] {
  const value = valueIn(files, file, pointer);
  if (value === undefined) return [];
  const next = inValue(value, name, to);
  const isSame = JSON.stringify(next) === JSON.stringify(value);
  if (parentOf(pointer).name === name && (isSame || isPlayed(file))) return [{ op: "renameKey", file, pointer, to }];
  return isSame ? [] : [{ op: "set", file, pointer, value: next }];
}

/** Sections whose form this is, by their names, in any part of the process. */
function sectionsWith(files: EditedFiles, root: string, form: string): ReadonlySet<string> {
  const id = form.replace(/^forms\//, "");
  const found = new Set<string>();
  for (const file of files.keys()) {
    if (!file.startsWith(`${root}/`)) continue;
    const whole = mapOf(parsedFile(files, file));
    const sections = file.endsWith("/sections.json") ? whole : mapOf(whole["sections"]);
    for (const [name, section] of Object.entries(sections)) if (mapOf(section)["form"] === id) found.add(name);
  }
  return found;
}
/** Contents of rows in examples and in the demo: nothing proves their names. */
function inExamples(
  files: EditedFiles,
  root: string,
  form: string,
  { inside, name }: Question,
  to: string,
): readonly DefinitionEdit[] {
  const sections = sectionsWith(files, root, form);
  if (inside === "") return [];
  return [...files.keys()]
    .filter((file) => file.startsWith(`${root}/`) && isPlayed(file))
    .flatMap((file) =>
      rowsIn(parsedFile(files, file), "", sections, inside.split(".")).flatMap((pointer): DefinitionEdit[] =>
        valueIn(files, file, `${pointer}${pointerTo(name)}`) === undefined
          ? []
          : [{ op: "renameKey", file, pointer: `${pointer}${pointerTo(name)}`, to }],
      ),
    );
}
/** Pointers of the rows of a list that a `patch` writes. */
function rowsIn(
  value: Json | undefined,
  pointer: string,
  sections: ReadonlySet<string>,
  list: readonly string[],
): readonly string[] {
  if (Array.isArray(value))
    return value.flatMap((one, index) => rowsIn(one as Json, `${pointer}/${index}`, sections, list));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => {
    const at = `${pointer}${pointerTo(key)}`;
    return sections.has(key) ? elements(one as Json, at, list) : rowsIn(one as Json, at, sections, list);
  });
}
function elements(value: Json, pointer: string, [name, ...rest]: readonly string[]): readonly string[] {
  if (name === undefined) return [pointer];
  const inner = mapOf(value)[name];
  const at = `${pointer}${pointerTo(name)}`;
  if (Array.isArray(inner)) return inner.flatMap((one, index) => elements(one as Json, `${at}/${index}`, rest));
  return inner === undefined ? [] : elements(inner, at, rest);
}

const ROUNDS = 6;
/**
 * @param root folder of the process.
 * @param to a name that no question beside it has.
 * @returns every edit that the new name asks, or what it would leave wrong.
 */
export function renameQuestion(
  files: EditedFiles,
  root: string,
  form: string,
  key: string,
  to: string,
  check: Check,
): Renamed {
  const question = questionAt(files, form, key);
  if (!question) return { refused: [] };
  const before = check(files);
  const edits: DefinitionEdit[] = [
    ...ownEdits(files, form, question, to),
    ...inExamples(files, root, form, question, to),
  ];
  let found: readonly Finding[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const outcome = applyEdits(files, edits);
    if ("refused" in outcome) return { refused: [] };
    found = newFindings(before, check(outcome.files));
    if (found.length === 0) return { edits };
    const places = [...new Map(found.map((one) => [`${one.file} ${one.pointer}`, one])).values()];
    const more = places.flatMap((one) => mendAt(outcome.files, one, question.name, to));
    if (more.length === 0) break;
    edits.push(...more);
  }
  return { refused: found };
}
