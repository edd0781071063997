/** Owner of jsonc-parser: strict JSON with the place of everything, so that each finding can say file, line and column. */

import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import type { Finding } from "../result.ts";
import type { Json } from "./types.ts";

/** Deeper files are refused: no real definition needs it, and it keeps every walk bounded (promises U6). */
const MAX_DEPTH = 32;
/** The longest text of one file. */
export const MAX_LENGTH = 524_288;
const POISON = new Set(["__proto__", "constructor", "prototype"]);

export interface Place {
  readonly line: number;
  readonly column: number;
}
export interface JsonFile {
  readonly file: string;
  readonly value: Json | undefined;
  /** What the file says besides keys that cannot stand there, or stand twice. */
  readonly partial?: Json;
  readonly findings: readonly Finding[];
  /** The place of a JSON pointer; of the nearest enclosing thing when the pointer does not exist. */
  locate(pointer: string): Place;
}

const unescaped = (part: string): string => part.replaceAll("~1", "/").replaceAll("~0", "~");
/** A name as part of a JSON pointer (RFC 6901). */
export const pointerPart = (name: string | number): string => String(name).replaceAll("~", "~0").replaceAll("/", "~1");

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let index = text.indexOf("\n"); index >= 0; index = text.indexOf("\n", index + 1)) starts.push(index + 1);
  return starts;
}

/** Files that were read before, by their text: of a draft one file changes at a time, and what was read is never changed. */
const known = new Map<string, JsonFile>();
/** So many characters of text are remembered; then it begins anew. */
const MOST_KNOWN = 12_000_000;
let remembered = 0;

/** Reads one file. Syntax errors, repeated keys, poisonous names and too much depth are findings; then `value` is absent. */
export function readJson(file: string, text: string): JsonFile {
  const key = `${file}\n${text}`;
  const before = known.get(key);
  if (before) return before;
  const read = parseJson(file, text);
  remembered += key.length;
  if (remembered > MOST_KNOWN) {
    known.clear();
    remembered = key.length;
  }
  known.set(key, read);
  return read;
}

function parseJson(file: string, text: string): JsonFile {
  const starts = lineStarts(text);
  const place = (offset: number): Place => {
    let low = 0;
    for (let high = starts.length - 1; low < high; ) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
  const finding = (code: string, pointer: string, offset: number, message: string, remedy: string): Finding => ({
    code,
    severity: "error",
    file,
    pointer,
    ...place(offset),
    message,
    remedy,
  });
  if (text.length > MAX_LENGTH)
    return {
      file,
      value: undefined,
      findings: [
        finding(
          "too-large",
          "",
          0,
          `The file has ${text.length} characters; ${MAX_LENGTH} is the most.`,
          "Split it over items or forms.",
        ),
      ],
      locate: () => ({ line: 1, column: 1 }),
    };

  const errors: ParseError[] = [];
  const tooDeep = depthOf(text) > MAX_DEPTH;
  const root = tooDeep
    ? undefined
    : parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  const findings: Finding[] = errors.map(({ error, offset }) =>
    finding(
      "bad-json",
      "",
      offset,
      `This is no JSON: ${printParseErrorCode(error)}.`,
      "Mend the syntax here: a comma, a quote or a bracket.",
    ),
  );
  if (tooDeep)
    findings.push(finding("too-deep", "", 0, `The file is nested more than ${MAX_DEPTH} deep.`, "Take it apart."));

  const build = (node: Node, pointer: string): Json => {
    if (node.type === "array") return (node.children ?? []).map((child, index) => build(child, `${pointer}/${index}`));
    if (node.type !== "object") return (node.value ?? null) as Json;
    const record: Record<string, Json> = {};
    for (const property of node.children ?? []) {
      const [key, value] = property.children ?? [];
      if (!key || !value) continue;
      const name = String(key.value);
      const at = `${pointer}/${pointerPart(name)}`;
      if (POISON.has(name))
        findings.push(finding("forbidden-name", at, key.offset, `"${name}" cannot be a name.`, "Choose another name."));
      else if (Object.hasOwn(record, name))
        findings.push(
          finding(
            "duplicate-key",
            at,
            key.offset,
            `"${name}" stands twice; only the last one would count.`,
            "Leave one of the two out, or give it another name.",
          ),
        );
      else record[name] = build(value, at);
    }
    return record;
  };
  const value = root && errors.length === 0 ? build(root, "") : undefined;

  return {
    file,
    value: findings.length > 0 ? undefined : value,
    ...(findings.length > 0 && value !== undefined && !tooDeep ? { partial: value } : {}),
    findings,
    locate(pointer) {
      let node = root;
      let offset = root?.offset ?? 0;
      for (const part of pointer === "" ? [] : pointer.slice(1).split("/").map(unescaped)) {
        const next: Node | undefined =
          node?.type === "array"
            ? node.children?.[Number(part)]
            : node?.children?.find((property) => property.children?.[0]?.value === part);
        if (!next) break;
        offset = next.offset;
        node = next.type === "property" ? next.children?.[1] : next;
      }
      return place(offset);
    },
  };
}

/** How deep brackets nest, without parsing: a parser that recurses must not meet a million of them. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index];
    if (inText) {
      if (sign === "\\") index += 1;
      else if (sign === '"') inText = false;
    } else if (sign === '"') inText = true;
    else if (sign === "{" || sign === "[") depth += 1;
    else if (sign === "}" || sign === "]") depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** A part of a JSON text with its place in it. */
export type JsonNode = Node;
/** The tree of a text, or undefined when it is no JSON or nested too deep. */
export function treeOf(text: string): JsonNode | undefined {
  if (depthOf(text) > MAX_DEPTH) return undefined;
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  return errors.length === 0 ? root : undefined;
}
/** The value of a part. */
export const plainOf = (node: JsonNode): Json => getNodeValue(node) as Json;
