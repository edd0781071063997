/** The rows of a list under the columns that its definition names; on a phone each row is a card. */

import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { InstanceRow, ListScreen } from "../../api/types.ts";
import { dateText, isoDay, weekday } from "../../parts/dates.ts";
import { TermLines } from "../../parts/term.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { Signals } from "./signals.tsx";
import { valueText } from "./value-text.ts";

type Column = ListScreen["columns"][number];

interface ListTableProps {
  readonly rows: readonly { readonly row: InstanceRow; readonly gone: boolean }[];
  readonly columns: readonly Column[];
  readonly label?: string | undefined;
}
/** `label`: what the table is called, where several stand below one another. */
export function ListTable({ rows, columns, label }: ListTableProps) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways where columns are many, also by keyboard
    <section className="table-box list-table" tabIndex={0} aria-label={label ?? t("cases.table")}>
      <table className="table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col">
                <ColumnName column={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, gone }) => (
            <Row key={row.id} row={row} gone={gone} columns={columns} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The label of a field or fact in the definition; our own word for what every instance has. */
function ColumnName({ column }: { readonly column: Column }) {
  const { t, i18n } = useTranslation();
  const words = useDefinitionTexts(column.definition);
  if (column.text !== undefined) return words(column.text);
  return i18n.exists(`cases.columns.${column.name}`) ? t(`cases.columns.${column.name}`) : words(column.name);
}

/** `gone`: it no longer belongs in this list. */
function Row({
  row,
  gone,
  columns,
}: {
  readonly row: InstanceRow;
  readonly gone: boolean;
  readonly columns: readonly Column[];
}) {
  const [first, ...rest] = columns;
  if (!first) return null;
  return (
    <tr className={gone ? "list-gone" : undefined}>
      <th scope="row">
        <Link to="/instances/$id" params={{ id: row.id }} className="list-link">
          <Cell row={row} column={first} asName />
        </Link>
        {row.group.isTest && <IsTest />}
      </th>
      {rest.map((column) => (
        <td key={column.name}>
          <span className="cell-name" aria-hidden="true">
            <ColumnName column={column} />
          </span>
          <Cell row={row} column={column} />
        </td>
      ))}
    </tr>
  );
}

/** Rows of a group that only tries something are counted nowhere. */
function IsTest() {
  const { t } = useTranslation();
  return (
    <>
      {" "}
      <span className="tag tag-warn">{t("case.isTest")}</span>
    </>
  );
}

/** `asName`: it is the link of its row, so it may not be empty. */
function Cell({
  row,
  column,
  asName = false,
}: {
  readonly row: InstanceRow;
  readonly column: Column;
  readonly asName?: boolean;
}): ReactNode {
  const { t, i18n } = useTranslation();
  const words = useDefinitionTexts(row.definition);
  const nothing = asName ? t("cases.noName", { what: words(row.kind) }) : <span className="quiet">–</span>;
  switch (column.name) {
    case "number":
      return <Numbered row={row} otherwise={asName ? t("cases.noNumber") : nothing} />;
    case "state":
      return <span className={`tag${row.ended ? "" : " tag-info"}`}>{words(`${row.kind}.states.${row.state}`)}</span>;
    case "deadline":
      return row.deadline ? <TermLines term={row.deadline} /> : nothing;
    case "leads":
      return row.leads === null ? (
        <span className="quiet">–</span>
      ) : (
        <TwoLines first={(row.leads ?? row.creator).name} second={(row.leads ?? row.creator).organisation} />
      );
    case "group":
      return <TwoLines first={row.group.name} second={row.group.municipality} />;
    case "process":
      return words.maybe("process") ?? row.process;
    case "kind":
      return words(row.kind);
    case "signals":
      return <Signals row={row} facts={column.facts ?? []} />;
    case "since":
      return dateText(isoDay(row.since));
    default:
      return (
        heldOn(row, column, i18n.language) ??
        words.maybe(`${row.kind}.facts.${column.name}.choices.${String(row.columns[column.name])}`) ??
        valueText(row.columns[column.name], t) ??
        nothing
      );
  }
}
const Numbered = ({ row, otherwise }: { readonly row: InstanceRow; readonly otherwise: ReactNode }) =>
  row.about === undefined ? (
    (row.number ?? otherwise)
  ) : (
    <span>
      {row.number ?? otherwise}
      <span className="quiet list-about">{row.about}</span>
    </span>
  );
const TwoLines = ({ first, second }: { readonly first: string; readonly second: string }) => (
  <div>
    <span className="strong">{first}</span>
    <div className="quiet">{second}</div>
  </div>
);

/** The day on which it is held, with the day of the week; undefined for any other column. */
function heldOn({ held, columns }: InstanceRow, { name }: Column, language: string): string | undefined {
  if (held === undefined || columns[name] !== held.day) return undefined;
  return `${weekday(held.day, language)} ${dateText(held.day)}`;
}
