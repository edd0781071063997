/** A list of cases or meetings: columns and filters from the definitions' screens. */

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../api/client.ts";
import { queries } from "../../api/queries.ts";
import type { InstanceRow, InstanceRows } from "../../api/types.ts";
import { Button } from "../../parts/button.tsx";
import { dateText, isoDay, shortDay } from "../../parts/dates.ts";
import { Empty, Failure, Skeleton } from "../../parts/feedback.tsx";
import { Bar } from "../../shell/bar.tsx";
import { useDefinitionTexts, useLanguage } from "../../texts/i18n.ts";
import { startsOfCases } from "../worklist/worklist-screen.tsx";
import { StartDialog } from "./start-dialog.tsx";

const route = getRouteApi("/list/$layout");

export function ListScreen() {
  const { t } = useTranslation();
  const { layout } = route.useParams();
  const { filter, start } = route.useSearch();
  const navigate = useNavigate();
  const [starting, setStarting] = useState(start === true);
  const { data: processes } = useQuery(queries.processes);
  const starts = startsOfCases(processes?.starts ?? [], processes?.processes ?? [], layout);
  const wanted: Record<string, string> = {
    layout,
    ...(filter === "all" ? {} : { ended: filter === "ended" ? "true" : "false" }),
  };
  const list = useInfiniteQuery({
    queryKey: ["instances", wanted],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      ask<InstanceRows>(
        `/api/instances?${new URLSearchParams({ ...wanted, ...(pageParam ? { after: pageParam } : {}) })}`,
      ),
    getNextPageParam: (page) => page.next,
  });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const choose = (next: string) =>
    void navigate({ to: "/list/$layout", params: { layout }, search: { filter: next === "open" ? undefined : next } });
  return (
    <>
      <Bar title={t(`layouts.${layout}`)} search>
        {starts.length > 0 && (
          <Button look="primary" icon="plus" onClick={() => setStarting(true)}>
            <span className="bar-words">{t(`start.${layout}`)}</span>
            <span className="only-small">{t("cases.startShort")}</span>
          </Button>
        )}
      </Bar>
      <main className="page middle">
        <div className="list-tools">
          {["open", "ended", "all"].map((one) => (
            <button
              key={one}
              type="button"
              className="chip"
              aria-pressed={(filter ?? "open") === one}
              onClick={() => choose(one)}
            >
              {t(`cases.filters.${one}`)}
            </button>
          ))}
        </div>
        {list.isPending && <Skeleton lines={6} />}
        {list.error && !list.data && <Failure error={list.error} retry={() => void list.refetch()} />}
        {list.data && rows.length === 0 && <Empty title={t(`cases.empty.${layout}`)}>{t("cases.emptyHelp")}</Empty>}
        {rows.length > 0 && <Rows rows={rows} />}
        {list.hasNextPage && (
          <p>
            <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t("worklist.more")}
            </Button>
          </p>
        )}
      </main>
      {starting && <StartDialog starts={starts} onClose={() => setStarting(false)} />}
    </>
  );
}

function Rows({ rows }: { readonly rows: readonly InstanceRow[] }) {
  const { t } = useTranslation();
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row.columns)))];
  const definition = rows[0]?.definition ?? "";
  const words = useDefinitionTexts(definition);
  const forms = useQuery(queries.forms(definition));
  /** The field's own label: of the form that has all fields shown of that section. */
  const label = (column: string): string => {
    const [, section = "", field = ""] = column.split(".");
    const fields = columns.filter((one) => one.split(".")[1] === section).map((one) => one.split(".")[2] ?? "");
    const form = forms.data?.find(({ schema }) => fields.every((name) => Object.hasOwn(schema.properties, name)));
    return words(form ? `forms.${form.id}.${field}` : field);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on narrow screens, also by keyboard
    <section className="table-box" tabIndex={0} aria-label={t("cases.table")}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("cases.columns.number")}</th>
            <th scope="col">{t("cases.columns.state")}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {label(column)}
              </th>
            ))}
            <th scope="col">{t("cases.columns.lead")}</th>
            <th scope="col">{t("cases.columns.group")}</th>
            <th scope="col">{t("cases.columns.deadline")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
function Row({ row, columns }: { readonly row: InstanceRow; readonly columns: readonly string[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useDefinitionTexts(row.definition);
  const state = row.states.at(-1);
  const day = Object.values(row.columns).find(
    (value): value is string => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value),
  );
  return (
    <tr>
      <td>
        <Link to="/instances/$id" params={{ id: row.id }} className="list-link">
          {row.number ?? (day ? `${words(row.kind)} ${dateText(day)}` : t("cases.noNumber"))}
        </Link>
      </td>
      <td>
        {state && <span className={`tag${row.ended ? "" : " tag-info"}`}>{words(`${row.kind}.states.${state}`)}</span>}
      </td>
      {columns.map((column) => {
        const value = row.columns[column];
        const text = typeof value === "string" ? value : Array.isArray(value) ? value.join(", ") : String(value ?? "");
        return <td key={column}>{/^\d{4}-\d\d-\d\d$/.test(text) ? dateText(text) : text}</td>;
      })}
      <td>
        <span className="strong">{row.creator.name}</span>
        <div className="quiet">{row.creator.organisation}</div>
      </td>
      <td>
        {row.group.name}
        <div className="quiet">{row.group.municipality}</div>
      </td>
      <td>{row.deadline ? shortDay(isoDay(row.deadline), language) : <span className="quiet">–</span>}</td>
    </tr>
  );
}
