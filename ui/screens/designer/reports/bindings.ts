/** What a paper may be bound to: fields, facts and lists of its process, each with its words and its expression. */

import { type EditedFiles, type Json, type Outline, parsedFile } from "../../../../engine/index.ts";
import { type Chart, chartsOf, partOf } from "../charts.ts";
import { asObject } from "../json.ts";
import { type DraftLanguage, wordOf } from "../words-of.ts";

export interface Binding {
  readonly source: string;
  readonly words: string;
}
export interface Bindings {
  /** Fields by section. */
  readonly fields: readonly Binding[];
  /** Fields and facts with one value. */
  readonly values: readonly Binding[];
  /** Lists of which a table can be made. */
  readonly lists: readonly Binding[];
  /** What a row of a list has. */
  readonly rowsOf: (list: string) => readonly Binding[];
}
interface Naming {
  readonly root: string;
  readonly files: EditedFiles;
  readonly language: DraftLanguage;
}

interface FormField extends Binding {
  readonly schema: Readonly<Record<string, Json>>;
  readonly form: string;
  readonly key: string;
}
function fieldsOf({ root, files, language }: Naming, chart: Chart, prefix: string): readonly FormField[] {
  return Object.entries(partOf(root, files, chart, "sections").value).flatMap(([section, value]) => {
    const form = `forms/${String(asObject(value)["form"])}`;
    const called = wordOf(files, root, language, `${chart.address}.sections.${section}`);
    const properties = asObject(asObject(parsedFile(files, `${form}/schema.json`))["properties"]);
    return Object.entries(properties).map(([key, schema]) => ({
      source: `${prefix}.${section}.${key}`,
      words: `${called} › ${wordOf(files, form, language, key)}`,
      schema: asObject(schema),
      form,
      key,
    }));
  });
}
const isRows = ({ schema }: FormField): boolean =>
  schema["type"] === "array" && asObject(schema["items"])["type"] === "object";

function rowBindings({ files, language }: Naming, { schema, form, key }: FormField): readonly Binding[] {
  return Object.keys(asObject(asObject(schema["items"])["properties"])).map((inner) => ({
    source: `row.${inner}`,
    words: wordOf(files, form, language, `${key}.${inner}`),
  }));
}
function itemBindings(naming: Naming, chart: Chart, number: string): readonly Binding[] {
  return [
    { source: "row.number", words: number },
    ...fieldsOf(naming, chart, "row").map(({ source, words }) => ({ source, words })),
  ];
}

/**
 * @param kind of the report.
 * @param number what the number of an item is called.
 */
export function bindingsOf(naming: Naming, kind: string, outline: Outline | undefined, number: string): Bindings {
  const { root, files, language } = naming;
  const charts = chartsOf(root, files);
  const main = charts.find((chart) => chart.kind === kind && chart.item === undefined);
  const own = main ? fieldsOf(naming, main, kind) : [];
  const facts = (outline?.facts[kind] ?? []).map(({ name }) => ({
    source: name,
    words: wordOf(files, root, language, `${kind}.facts.${name}`),
  }));
  const linkTo = (chart: Chart): string => String(asObject(asObject(parsedFile(files, chart.file))["link"])["to"]);
  const items = charts.flatMap((chart) => {
    if (chart.item === undefined) return [];
    const words = wordOf(files, root, language, `${chart.address}.many`);
    const called = words === "many" ? wordOf(files, root, language, chart.address) : words;
    if (chart.kind === kind) return [{ chart, source: `items.${chart.item}`, words: called }];
    return linkTo(chart) === kind ? [{ chart, source: `linked.${chart.item}`, words: called }] : [];
  });
  const plain = (all: readonly FormField[]): readonly Binding[] => all.map(({ source, words }) => ({ source, words }));
  return {
    fields: plain(own),
    values: [...plain(own.filter((field) => !isRows(field))), ...facts],
    lists: [...plain(own.filter(isRows)), ...items.map(({ source, words }) => ({ source, words }))],
    rowsOf: (list) => {
      const field = own.find(
        ({ source }) =>
          list.includes(source) && isRows({ ...({} as FormField), ...own.find((one) => one.source === source) }),
      );
      if (field) return rowBindings(naming, field);
      const item = items.find(({ source }) => list.includes(source));
      return item ? itemBindings(naming, item.chart, number) : [];
    },
  };
}
/** What an expression is called: its words when it is one of the bindings, else itself. */
export const bindingWords = (all: readonly Binding[], source: string): string | undefined =>
  all.find((one) => one.source === source)?.words;
