/** The edits of a paper: a new one, its blocks, what they are bound to, and who may have it. */

import { type DefinitionEdit, type EditedFiles, type Json, parsedFile, pointerTo } from "../../../../engine/index.ts";
import { asObject, type JsonObject } from "../json.ts";
import { kebab, type Names, nameEdits } from "../making/names.ts";
import { freshKey, LANGUAGES, textEdit, textsIn } from "../words-of.ts";

export interface Paper {
  readonly id: string;
  readonly file: string;
  readonly of: string;
  readonly privacy: string;
  readonly read: JsonObject;
  readonly blocks: readonly (readonly [string, JsonObject])[];
}
export const BLOCKS = ["heading", "text", "fields", "lists", "table", "pageBreak", "signature"] as const;
/** Blocks that are written in the files and only shown here. */
const SHOWN = ["grid", "beside", "drawing"] as const;
export type BlockType = (typeof BLOCKS)[number] | (typeof SHOWN)[number];
export const typeOf = (block: JsonObject): BlockType => [...BLOCKS, ...SHOWN].find((type) => type in block) ?? "text";

const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
export const papersOf = (root: string, files: EditedFiles): readonly Paper[] =>
  [...files.keys()].flatMap((file) => {
    const name = file.startsWith(`${root}/reports/`) ? /\/reports\/([^/]+)\.json$/.exec(file)?.[1] : undefined;
    if (name === undefined) return [];
    const { of, privacy, read, blocks } = asObject(parsedFile(files, file));
    const all = Object.entries(asObject(blocks)).map(([key, block]) => [key, asObject(block)] as const);
    return [{ id: camel(name), file, of: String(of), privacy: String(privacy), read: asObject(read), blocks: all }];
  });

/** A paper with a heading alone. */
export function newPaper(
  root: string,
  files: EditedFiles,
  of: string,
  names: Names,
): { id: string; edits: readonly DefinitionEdit[] } {
  const id = freshKey(
    names.nl,
    papersOf(root, files).map((paper) => paper.id),
  );
  const value = { of, privacy: "personal", read: {}, blocks: { title: { heading: id } } };
  const edits: readonly DefinitionEdit[] = [
    { op: "addFile", file: `${root}/reports/${kebab(id)}.json`, value },
    ...nameEdits(root, `reports.${id}`, names),
    ...nameEdits(root, `reports.${id}.blocks.title`, names),
  ];
  return { id, edits };
}
/** What a new block of each kind says until it is changed. */
function startOf(type: BlockType, list: string, column: string): JsonObject {
  switch (type) {
    case "fields":
      return { fields: [] };
    case "lists":
      return { lists: {} };
    case "table":
      return { table: list, columns: { [column]: column === "number" ? "row.number" : `row.${column}` } };
    case "pageBreak":
      return { pageBreak: true };
    default:
      return { [type]: type };
  }
}
export function addBlock(
  paper: Paper,
  type: BlockType,
  list: string,
  column: string,
): { key: string; edits: readonly DefinitionEdit[] } {
  const key = freshKey(
    type,
    paper.blocks.map(([name]) => name),
  );
  const value = startOf(type, list, column) as Json;
  return { key, edits: [{ op: "set", file: paper.file, pointer: pointerTo("blocks", key), value }] };
}
/** The block goes with its words. */
export function removeBlock(root: string, files: EditedFiles, paper: Paper, key: string): readonly DefinitionEdit[] {
  const address = `reports.${paper.id}.blocks.${key}`;
  return [
    { op: "remove", file: paper.file, pointer: pointerTo("blocks", key) },
    ...LANGUAGES.filter((one) => address in textsIn(files, root, one)).map((one) => textEdit(root, one, address, "")),
  ];
}
/** A column or line, named after what it is bound to; the words of the binding are its first words. */
export function addNamed(
  root: string,
  paper: Paper,
  at: readonly string[],
  taken: readonly string[],
  source: string,
  words: Names,
): readonly DefinitionEdit[] {
  const key = freshKey(source.split(".").at(-1)?.replace(/\W/g, "") ?? "value", taken);
  return [
    { op: "set", file: paper.file, pointer: pointerTo(...at, key), value: source },
    ...nameEdits(root, `reports.${paper.id}.columns.${key}`, words),
  ];
}
