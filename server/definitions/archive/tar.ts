/** Definitions in one file: a tar (POSIX ustar) under gzip, the same bytes for the same files; what is unpacked is bounded and stays in its folder. */

import { gunzipSync, gzipSync } from "node:zlib";
import { MAX_LENGTH } from "../../../engine/index.ts";
import { isDeeper } from "../../json-depth.ts";

const BLOCK = 512;
/** More files, or more bytes of all files together, are not a definition. */
const MOST_FILES = 3_000;
const MOST_BYTES = 32 * 1024 * 1024;
const DEEPEST = 32;
const PATH = /^(?:workflows|forms)\/[\w.-]+(?:\/[\w.-]+)*\.json$/;
const DANGEROUS = new Set(["__proto__", "constructor", "prototype"]);

export type ArchiveFault = "not-an-archive" | "too-large" | "too-many-files" | "bad-path" | "too-deep";
export type Unpacked =
  | { readonly files: ReadonlyMap<string, string> }
  | { readonly refused: ArchiveFault; readonly path?: string };

const field = (text: string, length: number): Buffer => {
  const out = Buffer.alloc(length);
  out.write(text, "utf8");
  return out;
};
const octal = (value: number, length: number): Buffer =>
  field(`${value.toString(8).padStart(length - 1, "0")}\0`, length);

/** A name of more than 100 bytes is cut at a slash: the front stands in the prefix. */
function nameParts(path: string): readonly [string, string] {
  if (Buffer.byteLength(path) <= 100) return [path, ""];
  for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1))
    if (Buffer.byteLength(path.slice(at + 1)) <= 100 && at <= 155) return [path.slice(at + 1), path.slice(0, at)];
  throw new Error(`The path ${path} is too long for an archive.`);
}
function headerOf(path: string, size: number): Buffer {
  const [name, prefix] = nameParts(path);
  const parts = [
    field(name, 100),
    octal(0o644, 8),
    octal(0, 8),
    octal(0, 8),
    octal(size, 12),
    octal(0, 12),
    Buffer.alloc(8, " "),
    field("0", 1),
    Buffer.alloc(100),
    field("ustar\x0000", 8),
    Buffer.alloc(32),
    Buffer.alloc(32),
    octal(0, 8),
    octal(0, 8),
    field(prefix, 155),
    Buffer.alloc(12),
  ];
  const header = Buffer.concat(parts);
  const sum = header.reduce((all, byte) => all + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return header;
}
/** The same files give the same bytes, in the order of their names. */
export function packed(files: ReadonlyMap<string, string>): Buffer {
  const blocks = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, text]) => {
      const bytes = Buffer.from(text);
      const rest = (BLOCK - (bytes.length % BLOCK)) % BLOCK;
      return [headerOf(path, bytes.length), bytes, Buffer.alloc(rest)];
    });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]), { level: 9 });
}

const textAt = (header: Buffer, from: number, length: number): string => {
  const end = header.indexOf(0, from);
  return header.toString("utf8", from, end >= from && end < from + length ? end : from + length);
};

/** What cannot be taken in, of files as they lie in a folder or an archive. */
export function faultOf(files: ReadonlyMap<string, string>): Extract<Unpacked, { refused: ArchiveFault }> | undefined {
  if (files.size > MOST_FILES) return { refused: "too-many-files" };
  let bytes = 0;
  for (const [path, text] of files) {
    const parts = path.split("/");
    if (!PATH.test(path) || parts.some((part) => /^\.+$/.test(part) || DANGEROUS.has(part)))
      return { refused: "bad-path", path };
    bytes += text.length;
    if (text.length > MAX_LENGTH || bytes > MOST_BYTES) return { refused: "too-large", path };
    if (isDeeper(text, DEEPEST)) return { refused: "too-deep", path };
  }
  return undefined;
}

function inflated(archive: Uint8Array): Buffer | ArchiveFault {
  try {
    return gunzipSync(archive, { maxOutputLength: MOST_BYTES + MOST_FILES * 2 * BLOCK });
  } catch (error) {
    return (error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE" ? "too-large" : "not-an-archive";
  }
}
/** Reads an archive. Only plain files count; folders are passed over, links and anything else are refused. */
export function unpacked(archive: Uint8Array): Unpacked {
  const bytes = inflated(archive);
  if (typeof bytes === "string") return { refused: bytes };
  const files = new Map<string, string>();
  for (let at = 0; at + BLOCK <= bytes.length && bytes[at] !== 0; ) {
    const header = bytes.subarray(at, at + BLOCK);
    const kind = String.fromCharCode(header[156] ?? 0);
    const size = Number.parseInt(textAt(header, 124, 12).trim(), 8);
    const prefix = textAt(header, 345, 155);
    const path = `${prefix === "" ? "" : `${prefix}/`}${textAt(header, 0, 100)}`;
    if (!Number.isSafeInteger(size) || size < 0 || textAt(header, 257, 5) !== "ustar")
      return { refused: "not-an-archive" };
    if (kind === "0" || kind === "\0") {
      if (files.size >= MOST_FILES) return { refused: "too-many-files" };
      if (size > 2 * MAX_LENGTH || at + BLOCK + size > bytes.length) return { refused: "too-large", path };
      if (files.has(path)) return { refused: "bad-path", path };
      files.set(path, bytes.toString("utf8", at + BLOCK, at + BLOCK + size));
    } else if (kind !== "5" && kind !== "g" && kind !== "x") return { refused: "bad-path", path };
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return faultOf(files) ?? { files };
}
