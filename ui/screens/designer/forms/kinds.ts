/** The kinds of questions that a designer chooses from, with what each says in the schema when it is new. */

import type { IconName } from "../../../parts/icon.tsx";
import type { JsonObject } from "../json.ts";

export interface Kind {
  readonly name: string;
  readonly group: "text" | "choice" | "number" | "who" | "build";
  readonly icon: IconName;
  readonly schema: JsonObject;
  /** Somebody writes what he likes in it. */
  readonly freeText?: true;
}
const LONGEST = { short: 200, long: 2000, address: 120 };

export const KINDS: readonly Kind[] = [
  { name: "short", group: "text", icon: "pen", schema: { type: "string", maxLength: LONGEST.short }, freeText: true },
  { name: "long", group: "text", icon: "page", schema: { type: "string", maxLength: LONGEST.long }, freeText: true },
  { name: "choice", group: "choice", icon: "checkCircle", schema: { type: "string", enum: ["yes", "no"] } },
  {
    name: "choices",
    group: "choice",
    icon: "check",
    schema: { type: "array", maxItems: 20, uniqueItems: true, items: { type: "string", enum: ["yes", "no"] } },
  },
  { name: "yesNo", group: "choice", icon: "half", schema: { type: "boolean" } },
  { name: "date", group: "number", icon: "calendar", schema: { type: "string", format: "date" } },
  { name: "number", group: "number", icon: "chart", schema: { type: "integer", minimum: 0, maximum: 1000 } },
  { name: "person", group: "who", icon: "person", schema: { type: "string", format: "person" } },
  { name: "organisation", group: "who", icon: "table", schema: { type: "string", format: "organisation" } },
  { name: "address", group: "who", icon: "home", schema: { type: "string", maxLength: LONGEST.address } },
  { name: "rows", group: "build", icon: "folder", schema: { type: "array", maxItems: 15 } },
];
export const GROUPS = ["text", "choice", "number", "who", "build"] as const;

export interface Privacy {
  readonly subject: string;
  readonly identifies: string;
  readonly class: string;
}
/** What a new question of a kind says. @param first the question on each card, for a kind with cards. */
export function schemaOf(kind: Kind, privacy: Privacy, first: string): JsonObject {
  const said = kind.freeText ? { ...privacy, freeText: true } : { ...privacy };
  const { schema } = kind;
  if (kind.name === "rows") {
    const question = { type: "string", maxLength: LONGEST.short, privacy: { ...privacy, freeText: true } };
    return { ...schema, items: { type: "object", properties: { [first]: question } } };
  }
  if (typeof schema["items"] !== "object") return { ...schema, privacy: said };
  return { ...schema, items: { ...(schema["items"] as JsonObject), privacy: said }, privacy: said };
}

/** The kind that a question of a form looks like, for its sign in the list. */
export function iconOf(schema: JsonObject): IconName {
  const items = schema["items"] as JsonObject | undefined;
  if (schema["type"] === "object" || items?.["type"] === "object") return "folder";
  if (schema["enum"] !== undefined) return "checkCircle";
  if (schema["type"] === "array") return "check";
  if (schema["type"] === "boolean") return "half";
  if (schema["type"] === "integer" || schema["type"] === "number") return "chart";
  if (["date", "month", "time"].includes(String(schema["format"]))) return "calendar";
  if (schema["format"] === "person") return "person";
  if (schema["format"] === "organisation") return "table";
  return Number(schema["maxLength"] ?? 0) > LONGEST.short ? "page" : "pen";
}
