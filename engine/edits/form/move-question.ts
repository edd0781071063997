/** Moves a question to another place on its page, to another page, or among those of its row or group. */

import type { DefinitionEdit, EditedFiles } from "../types.ts";
import { parsedFile, pointerTo, valueIn } from "../values.ts";
import { bodyPointer } from "./add-question.ts";
import { onPage } from "./change-question.ts";
import { mapOf, pagesIn, type Question, schemaFile, uiFile } from "./question-tree.ts";

export interface Destination {
  /** Of a form with pages; the page that it is on when absent. */
  readonly page?: string | undefined;
  /** The question beside it that it comes behind; the first place when absent. */
  readonly after?: string | undefined;
}
const without = (list: readonly string[], name: string): readonly string[] => list.filter((one) => one !== name);

/** The move within one list or object that puts a name behind another. */
function within(
  at: { readonly file: string; readonly pointer: string },
  names: readonly string[],
  name: string,
  after: string | undefined,
): readonly DefinitionEdit[] {
  const from = names.indexOf(name);
  const to = after === undefined ? 0 : without(names, name).indexOf(after) + 1;
  return from < 0 || from === to ? [] : [{ op: "move", ...at, from, to }];
}
/** The question that stands before a place, in the order of pages: what the schema puts it behind. */
function before(
  pages: readonly (readonly [string, readonly string[]])[],
  page: string,
  name: string,
): string | undefined {
  const at = pages.findIndex(([one]) => one === page);
  return pages
    .slice(0, at)
    .flatMap(([, on]) => without(on, name))
    .at(-1);
}

export function moveQuestion(
  files: EditedFiles,
  form: string,
  question: Question,
  { page, after }: Destination,
): readonly DefinitionEdit[] {
  const { name, inside } = question;
  const body = bodyPointer(files, form, inside) ?? "";
  const file = schemaFile(form);
  const names = Object.keys(
    mapOf(mapOf(body === "" ? parsedFile(files, file) : valueIn(files, file, body))["properties"]),
  );
  const at = onPage(files, form, question);
  const pages = inside === "" ? pagesIn(files, form) : [];
  const target = inside === "" ? (page ?? at?.page) : undefined;
  const behind = after ?? (target === undefined ? undefined : before(pages, target, name));
  const inSchema = within({ file, pointer: `${body}/properties` }, names, name, behind);
  if (target === undefined) return inSchema;
  const ui = { file: uiFile(form), pointer: pointerTo("pages", target) };
  const on = pages.find(([one]) => one === target)?.[1] ?? [];
  if (at?.page === target) return [...inSchema, ...within(ui, on, name, after)];
  const index = after === undefined ? 0 : on.indexOf(after) + 1;
  return [
    ...inSchema,
    ...(at ? [{ op: "remove", file: ui.file, pointer: `${at.pointer}/${at.index}` } as const] : []),
    { op: "insert", ...ui, index, value: name },
  ];
}

/**
 * Where a question comes when it goes one place up or down: among those beside it, and from the end of a page to the next.
 * @returns undefined when it stands at that end already.
 */
export function oneOn(
  files: EditedFiles,
  form: string,
  question: Question,
  by: -1 | 1,
  beside: readonly Question[],
): Destination | undefined {
  const own = beside.filter((one) => one.inside === question.inside && one.page === question.page);
  const at = own.findIndex(({ key }) => key === question.key);
  const next = own[at + by];
  if (next) return { page: question.page, after: by === 1 ? next.name : own[at - 2]?.name };
  if (question.inside !== "" || question.page === undefined) return undefined;
  const pages = pagesIn(files, form);
  const other = pages[pages.findIndex(([one]) => one === question.page) + by];
  if (!other) return undefined;
  return { page: other[0], after: by === 1 ? undefined : other[1].at(-1) };
}
