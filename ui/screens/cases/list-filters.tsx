/** What narrows a list: running or ended, the states a definition offers with their counts, a number, and its order. */

import { Link, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ListScreen } from "../../api/types.ts";
import { Icon } from "../../parts/icon.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import type { ListSearch } from "./list-search.ts";

interface ListFiltersProps {
  readonly layout: string;
  readonly search: ListSearch;
  readonly screen: ListScreen | undefined;
}
type State = ListScreen["states"][number];
const PARTS = ["open", "ended", "all"] as const;
/** How long one rests before what was typed is asked. */
const REST = 250;

export function ListFilters({ layout, search, screen }: ListFiltersProps) {
  const { t } = useTranslation();
  const { filter = "open", state } = search;
  const isChosen = (one: State): boolean =>
    one.state === state && (search.process === undefined || one.process === search.process);
  const states = (screen?.states ?? []).filter((one) => one.count > 0 || isChosen(one));
  const processes = [...new Set(states.map((one) => one.process))];
  // What has no number is not looked for by one.
  const isNumbered = search.number !== undefined || (screen?.columns ?? []).some(({ name }) => name === "number");
  return (
    <div className="stack-8 list-filters">
      <div className="list-tools">
        <nav className="list-tools" aria-label={t("cases.which")}>
          {PARTS.map((one) => (
            <Chip
              key={one}
              layout={layout}
              search={{ ...search, filter: one === "open" ? undefined : one, state: undefined, process: undefined }}
              chosen={filter === one && state === undefined}
            >
              {t(`cases.filters.${one}`)}
              {filter === one && screen && (
                <span className="chip-count"> {screen.more ? `${screen.count}+` : screen.count}</span>
              )}
            </Chip>
          ))}
        </nav>
        {isNumbered && <NumberBox layout={layout} search={search} />}
        {isNumbered && <Order layout={layout} search={search} />}
      </div>
      {states.length > 1 &&
        processes.map((process) => (
          <nav key={process} className="list-tools" aria-label={t("cases.byState")}>
            <span className="small quiet">
              {processes.length > 1 ? (
                <ProcessName states={states} process={process} />
              ) : (
                <span aria-hidden="true">{t("cases.columns.state")}</span>
              )}
            </span>
            {states
              .filter((one) => one.process === process)
              .map((one) => (
                <Chip
                  key={`${one.kind} ${one.state}`}
                  layout={layout}
                  search={{ ...search, ...(isChosen(one) ? NO_STATE : { state: one.state, process: one.process }) }}
                  chosen={isChosen(one)}
                >
                  <StateName state={one} />
                  <span className="chip-count"> {screen?.more ? `${one.count}+` : one.count}</span>
                </Chip>
              ))}
          </nav>
        ))}
    </div>
  );
}
const NO_STATE = { state: undefined, process: undefined };
/** States of several processes stand under the name of each. */
function ProcessName({ states, process }: { readonly states: readonly State[]; readonly process: string }) {
  const words = useDefinitionTexts(states.find((one) => one.process === process)?.definition);
  return words.maybe("process") ?? process;
}
function StateName({ state }: { readonly state: ListScreen["states"][number] }) {
  const words = useDefinitionTexts(state.definition);
  return words(`${state.kind}.states.${state.state}`);
}

function Chip({
  layout,
  search,
  chosen,
  children,
}: {
  readonly layout: string;
  readonly search: ListSearch;
  readonly chosen: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Link
      to="/list/$layout"
      params={{ layout }}
      search={{ ...search, start: undefined }}
      className="chip"
      activeOptions={{ exact: true }}
      aria-current={chosen ? "true" : undefined}
    >
      {children}
    </Link>
  );
}

/** Searches while one types, after a short rest. */
function NumberBox({ layout, search }: Pick<ListFiltersProps, "layout" | "search">) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(search.number ?? "");
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed starts a search
  useEffect(() => {
    const number = typed.trim() || undefined;
    if (number === search.number) return;
    const rest = setTimeout(
      () => void navigate({ to: "/list/$layout", params: { layout }, search: { ...search, number }, replace: true }),
      REST,
    );
    return () => clearTimeout(rest);
  }, [typed]);
  return (
    <label className="number-box push">
      <Icon name="search" size={16} />
      <span className="sr-only">{t("cases.number")}</span>
      <input
        type="search"
        className="control"
        value={typed}
        placeholder={t("cases.number")}
        onChange={({ target }) => setTyped(target.value)}
      />
    </label>
  );
}

function Order({ layout, search }: Pick<ListFiltersProps, "layout" | "search">) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <label className="list-order small">
      <span className="quiet">{t("cases.order")}</span>
      <select
        className="control"
        value={search.order ?? "changed"}
        onChange={({ target }) =>
          void navigate({
            to: "/list/$layout",
            params: { layout },
            search: { ...search, order: target.value === "number" ? "number" : undefined },
          })
        }
      >
        <option value="changed">{t("cases.orders.changed")}</option>
        <option value="number">{t("cases.orders.number")}</option>
      </select>
    </label>
  );
}
