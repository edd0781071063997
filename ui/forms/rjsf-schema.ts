/** A form's schema as rjsf draws it: one page's fields, with the control for each; rules and required stay with the engine. */

import type { RJSFSchema, UiSchema } from "@rjsf/utils";
import type { FieldSchema, FormSchema, FormUi } from "../../engine/index.ts";

const RADIO_MOST = 5;

/** The control of a field: the one the form names, else the one its type asks for. */
export function controlOf(schema: FieldSchema, named: string | undefined): string {
  if (schema.computed !== undefined) return "computed";
  if (named && named !== "cards" && named !== "table") return named;
  if (schema.type === "boolean") return "yesNo";
  if (schema.type === "array")
    return schema.items?.enum ? "checkboxes" : schema.items?.format === "person" ? "people" : "lines";
  if (schema.enum) return schema.enum.length <= RADIO_MOST ? "radio" : "select";
  if (schema.type === "integer" || schema.type === "number") return "number";
  if (schema.format === "date") return "date";
  if (schema.format === "month") return "month";
  if (schema.format === "time") return "time";
  if (schema.format === "organisation" || schema.format === "person") return schema.format;
  return (schema.maxLength ?? 0) > 200 ? "textarea" : "text";
}

function drawn(schema: FieldSchema, pattern: string, ui: FormUi): readonly [RJSFSchema, UiSchema] {
  if (schema.type === "object") return drawnFields(schema.properties ?? {}, pattern, ui);
  if (schema.type === "array" && schema.items?.type === "object") {
    const [items, itemsUi] = drawnFields(schema.items.properties ?? {}, `${pattern}/*`, ui);
    return [
      { type: "array", items },
      { items: itemsUi, "ui:options": { addable: false, orderable: false, removable: false } },
    ];
  }
  const named = pattern.slice(1);
  const widget = ui.offers?.[named] === undefined ? controlOf(schema, ui.widgets?.[named]) : "offered";
  const own =
    schema.type === "array"
      ? {
          type: "array",
          uniqueItems: true,
          items: schema.items?.enum ? { type: "string", enum: [...schema.items.enum] } : { type: "string" },
        }
      : {
          type: schema.type ?? "string",
          ...(schema.enum ? { enum: [...schema.enum] } : {}),
          ...(schema.maxLength === undefined ? {} : { maxLength: schema.maxLength }),
          ...(widget === "scale" ? { minimum: schema.minimum ?? 0, maximum: schema.maximum ?? 10 } : {}),
        };
  return [own as unknown as RJSFSchema, { "ui:widget": widget }];
}
function drawnFields(
  properties: Readonly<Record<string, FieldSchema>>,
  pattern: string,
  ui: FormUi,
): readonly [RJSFSchema, UiSchema] {
  const entries = Object.entries(properties).map(
    ([name, field]) => [name, drawn(field, `${pattern}/${name}`, ui)] as const,
  );
  return [
    { type: "object", properties: Object.fromEntries(entries.map(([name, [schema]]) => [name, schema])) } as RJSFSchema,
    Object.fromEntries(entries.map(([name, [, own]]) => [name, own])),
  ];
}

/** Pages of a form in order; one page without a name when it has none. */
export const pagesOf = ({
  schema,
  ui,
}: {
  readonly schema: FormSchema;
  readonly ui: FormUi;
}): readonly (readonly [string, readonly string[]])[] =>
  ui.pages ? Object.entries(ui.pages) : [["", Object.keys(schema.properties)]];

/** What rjsf is given for some fields of a form. */
export function drawnForm(schema: FormSchema, ui: FormUi, names: readonly string[]): readonly [RJSFSchema, UiSchema] {
  const kept = names.flatMap((name) => {
    const field = schema.properties[name];
    return field ? [[name, field] as const] : [];
  });
  return drawnFields(Object.fromEntries(kept), "", ui);
}
