/** Applies edits to the files of a definition; an edit that cannot be done refuses all of them, and says where. */

import { type JsonNode, MAX_LENGTH, treeOf } from "../definition/json.ts";
import { formatFile } from "./format.ts";
import { parentOf, partsOf, propertyOf, valueAt } from "./places.ts";
import { insertPart, movePart, removePart, replaceValue } from "./text-edits.ts";
import type { DefinitionEdit, EditedFiles, EditOutcome, EditRefusal } from "./types.ts";

type TextOutcome = string | Pick<EditRefusal, "code" | "message">;
type Of<Op extends DefinitionEdit["op"]> = Extract<DefinitionEdit, { readonly op: Op }>;

const nowhere = (what: string): TextOutcome => ({
  code: "no-such-address",
  message: `There is no ${what} at this address.`,
});
const indexIn = (holder: JsonNode, name: string): number =>
  holder.type === "array"
    ? Number(name)
    : (holder.children ?? []).findIndex((property) => property.children?.[0]?.value === name);

function set(text: string, { pointer, value, after }: Of<"set">): TextOutcome {
  const node = valueAt(text, pointer);
  if (node) return replaceValue(text, node, value);
  if (pointer === "") return nowhere("value");
  const { pointer: above, name } = parentOf(pointer);
  const holder = valueAt(text, above);
  // Objects that are missing on the way are made with it.
  if (!holder) return set(text, { op: "set", file: "", pointer: above, value: { [name]: value } });
  if (holder.type !== "object") return nowhere("object");
  const behind = after === undefined ? -1 : indexIn(holder, after);
  return insertPart(text, holder, name, value, behind < 0 ? (holder.children?.length ?? 0) : behind + 1);
}
function remove(text: string, { pointer }: Of<"remove">): TextOutcome {
  const { pointer: above, name } = parentOf(pointer);
  const holder = valueAt(text, above);
  if (pointer === "" || !holder || !valueAt(text, pointer)) return nowhere("value");
  return removePart(text, holder, indexIn(holder, name));
}
function insert(text: string, { pointer, index, value }: Of<"insert">): TextOutcome {
  const list = valueAt(text, pointer);
  if (list?.type !== "array" || index < 0 || index > (list.children?.length ?? 0)) return nowhere("list");
  return insertPart(text, list, undefined, value, index);
}
function move(text: string, { pointer, from, to }: Of<"move">): TextOutcome {
  const holder = valueAt(text, pointer);
  const count = holder?.children?.length ?? 0;
  if (!holder || from < 0 || from >= count || to < 0 || to >= count) return nowhere("element");
  return movePart(text, holder, from, to);
}
function renameKey(text: string, { pointer, to }: Of<"renameKey">): TextOutcome {
  const { pointer: above, name } = parentOf(pointer);
  const holder = valueAt(text, above);
  const key = holder && propertyOf(holder, name)?.children?.[0];
  if (!holder || !key) return nowhere("key");
  if (to !== name && propertyOf(holder, to)) return { code: "name-taken", message: `"${to}" is there already.` };
  return text.slice(0, key.offset) + JSON.stringify(to) + text.slice(key.offset + key.length);
}

function editText(text: string, edit: Exclude<DefinitionEdit, Of<"addFile" | "removeFile" | "setText">>): TextOutcome {
  if (!treeOf(text)) return { code: "bad-json", message: "The file is no JSON; mend it as text first." };
  switch (edit.op) {
    case "set":
      return set(text, edit);
    case "remove":
      return remove(text, edit);
    case "insert":
      return insert(text, edit);
    case "move":
      return move(text, edit);
    case "renameKey":
      return renameKey(text, edit);
  }
}

function applyOne(files: EditedFiles, edit: DefinitionEdit): EditOutcome {
  const { file } = edit;
  const refuse = (fault: Pick<EditRefusal, "code" | "message">): EditOutcome => ({
    refused: { ...fault, file, pointer: "pointer" in edit ? edit.pointer : "" },
  });
  const text = files.get(file);
  if (edit.op === "addFile") {
    if (text !== undefined) return refuse({ code: "file-exists", message: "The file is there already." });
    return { files: new Map([...files, [file, formatFile(edit.value)]]) };
  }
  if (text === undefined) return refuse({ code: "no-such-file", message: "There is no such file." });
  if (edit.op === "removeFile") return { files: new Map([...files].filter(([path]) => path !== file)) };
  const outcome = edit.op === "setText" ? edit.text : editText(text, edit);
  if (typeof outcome !== "string") return refuse(outcome);
  if (outcome.length > MAX_LENGTH)
    return refuse({ code: "too-large", message: `A file holds ${MAX_LENGTH} signs at most.` });
  return { files: new Map([...files, [file, outcome]]) };
}

/**
 * @param files of the process, by path.
 * @returns all files after all edits, or why the first that could not be done was refused.
 */
export function applyEdits(files: EditedFiles, edits: readonly DefinitionEdit[]): EditOutcome {
  let outcome: EditOutcome = { files };
  for (const edit of edits) {
    if ("refused" in outcome) return outcome;
    outcome = applyOne(outcome.files, edit);
  }
  return outcome;
}

/** What an edit touches: a change of a list touches all of it, for places in it shift. */
function touches(edit: DefinitionEdit): readonly string[] | undefined {
  switch (edit.op) {
    case "set":
    case "insert":
    case "move":
      return partsOf(edit.pointer);
    case "remove":
    case "renameKey":
      return partsOf(parentOf(edit.pointer).pointer);
    default:
      return [];
  }
}
/** Whether two edits touch the same place: neither can then be done without looking at the other. */
export function overlap(a: DefinitionEdit, b: DefinitionEdit): boolean {
  if (a.file !== b.file) return false;
  const [one = [], other = []] = [touches(a), touches(b)];
  const shorter = Math.min(one.length, other.length);
  return one.slice(0, shorter).every((part, index) => part === other[index]);
}
