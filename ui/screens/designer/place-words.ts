/** What people call a place in the files of a draft. */

import { addressOf, type EditedFiles, type Finding, pointerTo } from "../../../engine/index.ts";
import { type DraftLanguage, textAt } from "./words-of.ts";

const TEXTS = /^(.+)\/texts\.(?:nl|en)\.json$/;
const FORM = /^(forms\/[^/]+\/[^/]+)\/(?:schema|ui)\.json$/;
const plain = (pointer: string): string =>
  pointer.slice(1).replaceAll("/", " › ").replaceAll("~1", "/").replaceAll("~0", "~");

/** Where a finding is shown: a text that lacks is nowhere yet, and has its place in the name that the finding gives. */
export function placeOfFinding({ code, file, pointer, message }: Finding) {
  const name = code === "missing-text" ? /"([^"]+)"/.exec(message)?.[1] : undefined;
  return { file, pointer: name === undefined ? pointer : pointerTo(name) };
}

/** How files name their parts: a reader who is told which step or screen it is needs none of them. */
const OF_FILES = new Set(
  "default on always onDone target guard states initial meta open by actions screens tabs show left right blocks".split(
    " ",
  ),
);
/** The longest beginning of an address that has a text, and what is left of it. */
function named(files: EditedFiles, folder: string, language: DraftLanguage, address: string): string | undefined {
  const parts = address.split(".");
  for (let length = parts.length; length > 0; length -= 1) {
    const key = parts.slice(0, length).join(".");
    const words = textAt(files, folder, language, key) ?? textAt(files, folder, "nl", key);
    const rest = parts.slice(length).filter((part) => !OF_FILES.has(part) && !/^\d+$/.test(part));
    if (words !== undefined) return [words, ...rest].join(" › ");
  }
  return undefined;
}

/** A part of a report: the report, and what its column, line or block is called. */
function inReport(files: EditedFiles, root: string, language: DraftLanguage, address: string): string | undefined {
  const [, report, block, column] =
    /^reports\.([^.]+)(?:\.blocks\.([^.]+)(?:\.(?:columns|lists)\.([^.]+))?)?/.exec(address) ?? [];
  const [, ofWords, wordsOf] = /^reports\.([^.]+)\.columns\.([^.]+)$/.exec(address) ?? [];
  const id = ofWords ?? report;
  if (id === undefined) return undefined;
  const words = (key: string): string | undefined =>
    textAt(files, root, language, key) ?? textAt(files, root, "nl", key);
  const called = words(`reports.${id}`) ?? id;
  const part = wordsOf ?? column;
  const inner =
    part === undefined
      ? block && words(`reports.${id}.blocks.${block}`)
      : (words(`reports.${id}.columns.${part}`) ?? part);
  return [called, inner].filter(Boolean).join(" › ");
}

/** The words of an address, as an overlay writes it. */
export function wordsOfAddress(files: EditedFiles, root: string, language: DraftLanguage, address: string): string {
  const [, form, rest] = /^(?:forms\.)?([a-z0-9-]+\/[a-z0-9-]+)\.(.+)$/.exec(address) ?? [];
  if (form !== undefined && rest !== undefined) {
    const folder = `forms/${form}`;
    const title = textAt(files, folder, language, "title") ?? form;
    return `${title} › ${named(files, folder, language, rest) ?? rest}`;
  }
  const report = inReport(files, root, language, address);
  if (report !== undefined) return report;
  const [, state, event] = /^(.+)\.on\.([^.]+)/.exec(address) ?? [];
  if (state === undefined || event === undefined) return named(files, root, language, address) ?? address;
  const unit = state.replace(/\.states\..*$/, "");
  const way = named(files, root, language, `${unit}.events.${event}`) ?? event;
  return `${named(files, root, language, state) ?? state} › ${way}`;
}

/** @returns the words of a place, else its path. */
export function wordsOfPlace(
  files: EditedFiles,
  root: string,
  language: DraftLanguage,
  { file, pointer }: { readonly file: string; readonly pointer: string },
): string {
  const folder = TEXTS.exec(file)?.[1];
  const form = FORM.exec(file)?.[1];
  const short = file.replace(/^(workflows|forms)\//, "").replace(/\.json$/, "");
  if (folder !== undefined) {
    const title = textAt(files, folder, language, "title") ?? textAt(files, folder, language, "process") ?? short;
    const report = inReport(files, root, language, plain(pointer));
    if (report !== undefined) return report;
    return pointer === "" ? title : (named(files, folder, language, plain(pointer)) ?? plain(pointer));
  }
  const address = addressOf(root, file, pointer);
  if (form !== undefined) {
    const title = textAt(files, form, language, "title") ?? short;
    return address === undefined ? title : wordsOfAddress(files, root, language, address);
  }
  if (address !== undefined && /(\.on\.[^.]+|^reports\.)/.test(address))
    return wordsOfAddress(files, root, language, address);
  const words = address === undefined || address === "" ? undefined : named(files, root, language, address);
  return words ?? (pointer === "" ? short : `${short}: ${plain(pointer)}`);
}
