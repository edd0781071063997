/** The questions of a form as a flat list: those within rows and groups behind what they stand in, each with its place. */

import type { Json } from "../../definition/types.ts";
import type { EditedFiles } from "../types.ts";
import { parsedFile, pointerTo } from "../values.ts";

export type JsonMap = Readonly<Record<string, Json>>;
/** Whether an answer is demanded, asked for, or left to the person. */
export type Demand = "needed" | "asked" | "may";

export interface Question {
  /** `persons.birthDate`: its words stand under this key. */
  readonly key: string;
  /** The last name of the key. */
  readonly name: string;
  /** Key of the rows or group that it stands in; empty for the form itself. */
  readonly inside: string;
  /** In schema.json. */
  readonly pointer: string;
  readonly schema: JsonMap;
  readonly kind: "rows" | "group" | "question";
  /** Whether it stands in a row, so that its conditions may read `row`. */
  readonly inRow: boolean;
  readonly depth: number;
  readonly page?: string;
  readonly demand: Demand;
}
export const schemaFile = (form: string): string => `${form}/schema.json`;
export const uiFile = (form: string): string => `${form}/ui.json`;

export const mapOf = (value: Json | undefined): JsonMap =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonMap) : {};
export const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);
export const namesIn = (value: Json | undefined): readonly string[] => listOf(value).map(String);

function kindOf({ type, items }: JsonMap): Question["kind"] {
  if (type === "object") return "group";
  return type === "array" && mapOf(items)["type"] === "object" ? "rows" : "question";
}
/** Where the questions within rows, a group or the form stand: the schema that has `properties` and `required`. */
export const bodyOf = ({ pointer, kind }: Pick<Question, "pointer" | "kind">): string =>
  kind === "rows" ? `${pointer}/items` : pointer;

interface Around extends Pick<Question, "inside" | "inRow" | "depth"> {
  readonly pointer: string;
  readonly page?: string | undefined;
}
function within(body: JsonMap, around: Around, order: readonly string[]): readonly Question[] {
  const required = namesIn(body["required"]);
  const properties = mapOf(body["properties"]);
  return order.flatMap((name) => {
    const schema = mapOf(properties[name]);
    const kind = kindOf(schema);
    const { inside, inRow, depth, page } = around;
    const key = inside === "" ? name : `${inside}.${name}`;
    const pointer = `${around.pointer}${pointerTo("properties", name)}`;
    const demand: Demand = required.includes(name) ? "needed" : schema["soft"] === true ? "asked" : "may";
    const place = page === undefined ? {} : { page };
    const own: Question = { key, name, inside, pointer, schema, kind, inRow, depth, demand, ...place };
    if (kind === "question") return [own];
    const inner = kind === "rows" ? mapOf(schema["items"]) : schema;
    const next = { inside: key, inRow: inRow || kind === "rows", depth: depth + 1, pointer: bodyOf(own), page };
    return [own, ...within(inner, next, Object.keys(mapOf(inner["properties"])))];
  });
}

/** The pages of a form with the questions on each; none when it is one page. */
export const pagesIn = (files: EditedFiles, form: string): readonly (readonly [string, readonly string[]])[] =>
  Object.entries(mapOf(mapOf(parsedFile(files, uiFile(form)))["pages"])).map(([page, names]) => [page, namesIn(names)]);

/**
 * @param form folder of the form: `forms/<process>/<form>`.
 * @returns its questions in the order of the screen: page by page; what stands on no page comes last.
 */
export function questionsOf(files: EditedFiles, form: string): readonly Question[] {
  const schema = mapOf(parsedFile(files, schemaFile(form)));
  const names = Object.keys(mapOf(schema["properties"]));
  const top = { inside: "", inRow: false, depth: 0, pointer: "" };
  const pages = pagesIn(files, form);
  const placed = pages.flatMap(([, on]) => on);
  return [
    ...pages.flatMap(([page, on]) =>
      within(
        schema,
        { ...top, page },
        on.filter((name) => names.includes(name)),
      ),
    ),
    ...within(
      schema,
      top,
      names.filter((name) => !placed.includes(name)),
    ),
  ];
}
export const questionAt = (files: EditedFiles, form: string, key: string): Question | undefined =>
  questionsOf(files, form).find((question) => question.key === key);
