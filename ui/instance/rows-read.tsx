/** Rows of a section to read, as a table; a long one can be searched, each word anywhere in a row. */

import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { type FieldSchema, type Fields, isEmpty } from "../../engine/index.ts";
import type { People } from "../api/types.ts";
import type { LiveForm } from "../forms/load-form.ts";
import { valueWords } from "../forms/value-words.ts";

/** From how many rows on a table can be searched. */
const LONG = 20;

interface RowsProps {
  readonly live: LiveForm;
  readonly pointer: string;
  readonly items: FieldSchema;
  readonly rows: readonly Fields[];
  readonly people: People;
  /** Who wrote each row last, by `list/id`. */
  readonly authors?: Readonly<Record<string, string>> | undefined;
}
interface RowWords {
  readonly key: string;
  /** In the order of the columns; who wrote it comes last. */
  readonly cells: readonly string[];
}
function wordsOf({ live: { words }, pointer, items, rows, people, authors }: RowsProps, names: readonly string[]) {
  return rows.map((row, index): RowWords => {
    const cells = names.map((name) =>
      valueWords(words, `${pointer}/${name}`, items.properties?.[name], row[name], people),
    );
    const by = people[authors?.[`${pointer.slice(1)}/${row["id"]}`] ?? ""]?.name ?? "";
    return { key: String(row["id"] ?? index), cells: authors ? [...cells, by] : cells };
  });
}
function holds({ cells }: RowWords, sought: string): boolean {
  const text = cells.join(" ").toLowerCase();
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

export function RowsRead(props: RowsProps) {
  const { t } = useTranslation();
  const [sought, setSought] = useState("");
  const { live, pointer, items, rows, authors } = props;
  const names = Object.keys(items.properties ?? {}).filter((name) => rows.some((row) => !isEmpty(row[name])));
  const labels = names.map((name) => live.words.label(`${pointer}/${name}`));
  // Two columns may have the same label.
  const keys = [...names, "by"];
  const heads = authors ? [...labels, t("section.rowBy")] : labels;
  const all = wordsOf(props, names);
  const found = sought === "" ? all : all.filter((row) => holds(row, sought));
  return (
    <div className="stack-4">
      <h3>{live.words.label(pointer)}</h3>
      {all.length > LONG && <Search sought={sought} seek={setSought} shown={found.length} all={all.length} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, also by keyboard */}
      <section className="table-box" tabIndex={0} aria-label={live.words.label(pointer)}>
        <table className="table table-rows">
          <thead>
            <tr>
              {heads.map((head, index) => (
                <th key={keys[index]} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.map(({ key, cells }) => (
              <tr key={key}>
                {cells.map((cell, index) => (
                  <td
                    key={keys[index]}
                    className={index === names.length ? "quiet" : undefined}
                    data-label={heads[index]}
                  >
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function Search({
  sought,
  seek,
  shown,
  all,
}: {
  readonly sought: string;
  seek(words: string): void;
  readonly shown: number;
  readonly all: number;
}) {
  const { t } = useTranslation();
  const field = useId();
  return (
    <div className="row rows-search">
      <label className="small" htmlFor={field}>
        {t("section.rowsSearch")}
      </label>
      <input
        id={field}
        type="search"
        className="control"
        value={sought}
        onChange={({ target }) => seek(target.value)}
      />
      <span className="small quiet" role="status">
        {t("section.rowsShown", { shown, all })}
      </span>
    </div>
  );
}
