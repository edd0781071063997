/** How large a workbook is when it is unpacked: asked before anything reads it, for a small file may hold a huge one. */

import { inflateRawSync } from "node:zlib";

const [END, ENTRY] = [0x06054b50, 0x02014b50];
const [END_LENGTH, LONGEST_COMMENT, ENTRY_LENGTH, LOCAL_LENGTH] = [22, 65_535, 46, 30];
const DEFLATED = 8;

function endOfArchive(bytes: Buffer): number | undefined {
  const last = bytes.length - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) if (bytes.readUInt32LE(at) === END) return at;
  return undefined;
}
/** @throws RangeError when it is more than `most` */
function sizeOfEntry(bytes: Buffer, at: number, most: number): number {
  const [method, packed, local] = [
    bytes.readUInt16LE(at + 10),
    bytes.readUInt32LE(at + 20),
    bytes.readUInt32LE(at + 42),
  ];
  const start = local + LOCAL_LENGTH + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const data = bytes.subarray(start, start + packed);
  // What an entry says of its size need not be true: it is unpacked, and no further than that.
  return method === DEFLATED ? inflateRawSync(data, { maxOutputLength: Math.max(1, most) }).length : data.length;
}

/** @returns whether an archive unpacks to at most so many bytes; `broken` when it is no archive. */
export function unpacksTo(bytes: Buffer, most: number): "fits" | "too-large" | "broken" {
  const end = endOfArchive(bytes);
  if (end === undefined) return "broken";
  try {
    let [at, left] = [bytes.readUInt32LE(end + 16), most];
    for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
      if (bytes.readUInt32LE(at) !== ENTRY) return "broken";
      left -= sizeOfEntry(bytes, at, left);
      if (left < 0) return "too-large";
      at += ENTRY_LENGTH + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
    return "fits";
  } catch (error) {
    return (error as { readonly code?: string }).code === "ERR_BUFFER_TOO_LARGE" ? "too-large" : "broken";
  }
}
