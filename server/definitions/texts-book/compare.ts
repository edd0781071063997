/** What a workbook changes of the texts of a draft, and what in it cannot be taken over: by sheet and cell. */

import { LANGUAGES, type Language, type TextRow } from "./rows.ts";
import { type CellRead, COLUMNS, type RowRead } from "./sheets.ts";

/** Signs of one text. */
export const LONGEST_TEXT = 2_000;

export interface TextChange {
  readonly folder: string;
  readonly key: string;
  readonly address: string;
  readonly language: Language;
  /** In the draft now. */
  readonly before: string;
  readonly after: string;
  /** The draft was changed here since the workbook was made: what the workbook began with. */
  readonly since?: string;
}
export type TextFaultCode =
  | "unknown-address"
  | "changed-address"
  | "duplicate-row"
  | "formula"
  | "not-text"
  | "empty-text"
  | "too-long"
  | "lost-placeholder"
  | "unknown-placeholder";
export interface TextFault {
  readonly code: TextFaultCode;
  readonly sheet: string;
  /** Such as `C12`. */
  readonly cell: string;
  /** What the sentence names: an address, a placeholder, the row that has it already. */
  readonly name: string;
  /** What was written there, so that it is not lost. */
  readonly text: string;
}
export interface TextsRead {
  readonly changes: readonly TextChange[];
  readonly faults: readonly TextFault[];
  /** Texts of the draft that the workbook does not hold: they stay. */
  readonly absent: number;
}

const PLACEHOLDER = /\{\{[^{}]*\}\}|\{[^{}]*\}/g;
const placeholdersOf = (text: string): readonly string[] =>
  (text.match(PLACEHOLDER) ?? []).map((one) => one.replace(/\s+/g, " ").replace("{{ ", "{{").replace(" }}", "}}"));
const lacking = (from: readonly string[], to: readonly string[]): string | undefined =>
  from.find((one) => !to.includes(one));
const textOf = (cell: CellRead): string => ("text" in cell ? cell.text : "");
/** Line ends as every file of a definition has them. */
const same = (one: string, other: string): boolean => one.trim() === other.replaceAll("\r", "").trim();

/** Why a text may not stand where it is written. */
function faultIn(cell: CellRead, row: TextRow, language: Language): readonly [TextFaultCode, string] | undefined {
  if ("bad" in cell) return [cell.bad, ""];
  const { text } = cell;
  const before = row.texts[language] ?? "";
  if (text === "") return language === "nl" && before !== "" ? ["empty-text", row.address] : undefined;
  if (text.length > LONGEST_TEXT) return ["too-long", String(text.length)];
  const known = placeholdersOf(before || (row.texts.nl ?? row.texts.en ?? ""));
  const [lost, unknown] = [lacking(known, placeholdersOf(text)), lacking(placeholdersOf(text), known)];
  if (lost !== undefined) return ["lost-placeholder", lost];
  return unknown === undefined ? undefined : ["unknown-placeholder", unknown];
}

function inLanguage(read: RowRead, row: TextRow, language: Language): TextChange | TextFault | undefined {
  const cell = read[language];
  const before = row.texts[language] ?? "";
  const given = read.given?.[language];
  const isAsGiven = "text" in cell && (same(cell.text, before) || (given !== undefined && same(cell.text, given)));
  if (isAsGiven) return undefined;
  const fault = faultIn(cell, row, language);
  if (fault) {
    const place = { sheet: read.sheet, cell: `${COLUMNS[language]}${read.row}` };
    return { code: fault[0], ...place, name: fault[1], text: textOf(cell) };
  }
  const { folder, key, address } = row;
  const since = given !== undefined && !same(given, before) ? { since: given } : {};
  return { folder, key, address, language, before, after: textOf(cell), ...since };
}

/** The fault of a row that cannot be placed, with what was written in it. */
function misplaced(read: RowRead, known: ReadonlyMap<string, TextRow>, seen: ReadonlyMap<string, string>) {
  const address = textOf(read.address);
  const texts = LANGUAGES.flatMap((language) => {
    const text = textOf(read[language]);
    return text === "" || text === read.given?.[language] ? [] : [text];
  });
  const fault = (code: TextFaultCode, name: string): TextFault => ({
    code,
    sheet: read.sheet,
    cell: `${COLUMNS.address}${read.row}`,
    name,
    text: texts.join(" / "),
  });
  if ("bad" in read.address) return fault(read.address.bad, "");
  if (read.given && read.given.address !== address) return fault("changed-address", read.given.address);
  if (!known.has(address)) return fault("unknown-address", address);
  const first = seen.get(address);
  return first === undefined ? undefined : fault("duplicate-row", first);
}

/** @param rows of the draft as it is now. */
export function compareTexts(rows: readonly TextRow[], read: readonly RowRead[]): TextsRead {
  const known = new Map(rows.map((row) => [row.address, row]));
  /** Address → the cell where it stands first. */
  const seen = new Map<string, string>();
  const outcomes = read.flatMap((one): readonly (TextChange | TextFault)[] => {
    const fault = misplaced(one, known, seen);
    if (fault) return [fault];
    const address = textOf(one.address);
    seen.set(address, `${COLUMNS.address}${one.row}`);
    const row = known.get(address);
    return row ? LANGUAGES.flatMap((language) => inLanguage(one, row, language) ?? []) : [];
  });
  return {
    changes: outcomes.filter((one): one is TextChange => "after" in one),
    faults: outcomes.filter((one): one is TextFault => "code" in one),
    absent: rows.filter(({ address }) => !seen.has(address)).length,
  };
}
