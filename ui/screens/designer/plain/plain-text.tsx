/** A process in plain words on the screen: the same chapters, tables and drawings as on its paper, with their contents beside it. */

import { useTranslation } from "react-i18next";
import { type PlainChapter, type PlainPart, type PlainWords, WIDTH } from "../../../../engine/index.ts";
import { Picture } from "../../../instance/drawing.tsx";
import "../../../design/plain.css";

/** Nobody signs on a screen. */
const SIGN = "sign";
const anchor = (id: string): string => `plain-${id.replace(/\W+/g, "-")}`;

export function PlainText({ words }: { readonly words: PlainWords }) {
  const { t } = useTranslation();
  const chapters = words.chapters.filter(({ id }) => id !== SIGN);
  return (
    <div className="plain">
      <nav className="plain-contents" aria-label={t("design.plain.contents")}>
        <ol>
          {chapters.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${anchor(id)}`}>{title}</a>
            </li>
          ))}
        </ol>
      </nav>
      <article className="plain-text stack-16" lang={words.language}>
        <h1>{words.title}</h1>
        {words.text.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {chapters.map((chapter, index) => (
          <Chapter key={chapter.id} chapter={chapter} number={index + 1} />
        ))}
      </article>
    </div>
  );
}
function Chapter({ chapter, number }: { readonly chapter: PlainChapter; readonly number: number }) {
  return (
    <section id={anchor(chapter.id)} className="stack-16">
      <h2>
        {number}. {chapter.title}
      </h2>
      {chapter.parts.map((part) => (
        <Part key={part.id} part={part} />
      ))}
    </section>
  );
}
function Part({ part }: { readonly part: PlainPart }) {
  const { title, text, drawing, columns, rows } = part;
  return (
    <section className="stack-4">
      {title !== "" && <h3>{title}</h3>}
      {text && <p>{text}</p>}
      {drawing && (
        <div className="table-box plain-drawing">
          <Picture title={title} drawing={drawing} width={WIDTH} />
        </div>
      )}
      {columns && <Table columns={columns} rows={rows} />}
      {!columns && (
        <dl className="plain-fields">
          {rows.map(({ id, cells: [label, value] }) => (
            <div key={id}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
function Table({ columns, rows }: { readonly columns: readonly string[]; readonly rows: PlainPart["rows"] }) {
  return (
    <div className="table-box">
      <table className="table design-table plain-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells }) => (
            <tr key={id}>
              {cells.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have the order of the columns
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
