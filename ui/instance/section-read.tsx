/** A section to read: its fields in words, rows as a table. */

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type FieldSchema, type Fields, isEmpty, type Json } from "../../engine/index.ts";
import { queries } from "../api/queries.ts";
import type { People } from "../api/types.ts";
import { type LiveForm, useLiveForm } from "../forms/load-form.ts";
import { pagesOf } from "../forms/rjsf-schema.ts";
import { valueWords } from "../forms/value-words.ts";
import { Empty, Failure, Skeleton } from "../parts/feedback.tsx";
import { RowsRead } from "./rows-read.tsx";

export interface SectionReadProps {
  readonly instance: string;
  readonly definition: string;
  readonly unit: string;
  readonly section: string;
  readonly form: string;
  readonly people: People;
}
export function SectionRead({ instance, definition, unit, section, form, people }: SectionReadProps) {
  const { t } = useTranslation();
  const content = useQuery(queries.section(instance, unit, section));
  const { live, error } = useLiveForm(definition, form);
  if (content.error ?? error) return <Failure error={content.error ?? error} retry={() => void content.refetch()} />;
  if (!content.data || !live) return <Skeleton />;
  if (Object.keys(content.data.fields).length === 0 && content.data.at)
    return <p className="quiet small">{t("section.leftEmpty")}</p>;
  if (Object.keys(content.data.fields).length === 0)
    return <Empty title={t("section.nothing")}>{t("section.nothingHelp")}</Empty>;
  return (
    <FieldsRead
      live={live}
      fields={content.data.fields}
      people={{ ...people, ...content.data.people }}
      authors={content.data.rows}
    />
  );
}

export function FieldsRead({
  live,
  fields,
  people,
  authors,
}: {
  readonly live: LiveForm;
  readonly fields: Fields;
  readonly people: People;
  /** Who wrote each row last, by `list/id`. */
  readonly authors?: Readonly<Record<string, string>> | undefined;
}) {
  const { published, words } = live;
  const pages = pagesOf(published);
  return (
    <div className="stack-24">
      {pages.map(([page, names]) => {
        const filled = names.filter((name) => !isEmpty(fields[name]));
        if (filled.length === 0) return null;
        return (
          <div key={page} className="stack-8">
            {pages.length > 1 && <h3 className="group-title">{words.page(page)}</h3>}
            {filled.map((name) => {
              const schema = published.schema.properties[name];
              return (
                schema && (
                  <Value
                    key={name}
                    live={live}
                    pointer={`/${name}`}
                    schema={schema}
                    value={fields[name]}
                    people={people}
                    authors={authors}
                  />
                )
              );
            })}
          </div>
        );
      })}
    </div>
  );
}

interface ValueProps {
  readonly live: LiveForm;
  readonly pointer: string;
  readonly schema: FieldSchema;
  readonly value: Json | undefined;
  readonly people: People;
  readonly authors?: Readonly<Record<string, string>> | undefined;
}
function Value({ live, pointer, schema, value, people, authors }: ValueProps) {
  const { words } = live;
  if (schema.type === "array" && schema.items?.type === "object")
    return (
      <RowsRead
        live={live}
        pointer={pointer}
        items={schema.items}
        rows={(value ?? []) as readonly Fields[]}
        people={people}
        authors={authors}
      />
    );
  if (schema.type === "object")
    return (
      <div className="stack-8">
        {Object.entries(schema.properties ?? {}).map(([name, inner]) => (
          <Value
            key={name}
            live={live}
            pointer={`${pointer}/${name}`}
            schema={inner}
            value={(value as Fields | undefined)?.[name]}
            people={people}
          />
        ))}
      </div>
    );
  return (
    <dl className="pairs">
      <dt>{words.label(pointer)}</dt>
      <dd>{valueWords(words, pointer, schema, value, people) || "–"}</dd>
    </dl>
  );
}
