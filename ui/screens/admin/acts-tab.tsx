/** What administrators did: who, when, what and for whom, over a period, to search and to print. */

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../api/client.ts";
import { isoDay, momentText } from "../../parts/dates.ts";
import { DayField } from "../../parts/day-input.tsx";
import { Empty, Failure, Notice, Skeleton } from "../../parts/feedback.tsx";
import { ChoiceField, TextField } from "../../parts/field.tsx";
import { PrintButton } from "../../parts/print-button.tsx";
import { type Act, useActWords } from "./act-words.ts";
import type { Overview } from "./types.ts";

interface Acts {
  readonly acts: readonly Act[];
  readonly more: boolean;
}
const MONTH = 31 * 86_400_000;

export function ActsTab({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState({
    from: isoDay(new Date(Date.parse(overview.today) - MONTH)),
    until: overview.today,
    by: "",
  });
  const [search, setSearch] = useState("");
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ""));
  const { data, error, refetch } = useQuery({
    queryKey: ["admin", "acts", query.toString()],
    queryFn: () => ask<Acts>(`/api/admin/acts?${query}`),
    enabled: asked.from !== "" && asked.until !== "",
  });
  const change = (part: keyof typeof asked) => (value: string) => setAsked({ ...asked, [part]: value });
  const administrators = overview.people.filter(({ duties = [] }) => duties.includes("administrator"));
  return (
    <section className="stack-16">
      <div className="row-between">
        <p className="quiet">{t("admin.actsList.intro")}</p>
        <PrintButton />
      </div>
      <div className="row">
        <DayField label={t("admin.from")} value={asked.from} onChange={change("from")} required />
        <DayField label={t("admin.until")} value={asked.until} onChange={change("until")} required />
        <ChoiceField
          label={t("admin.looked.who")}
          value={asked.by}
          none={t("admin.looked.everybody")}
          choices={administrators.map(({ id, name }) => ({ value: id, words: name }))}
          onChange={change("by")}
        />
        <TextField
          label={t("admin.actsList.search")}
          help={t("admin.actsList.searchHelp")}
          value={search}
          onChange={setSearch}
        />
      </div>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data?.more && <Notice tone="warn">{t("admin.looked.more")}</Notice>}
      {data && <Found acts={data.acts} overview={overview} search={search.trim().toLowerCase()} />}
    </section>
  );
}

interface FoundProps {
  readonly acts: readonly Act[];
  readonly overview: Overview;
  readonly search: string;
}
function Found({ acts, overview, search }: FoundProps) {
  const { t } = useTranslation();
  const words = useActWords(overview);
  const lines = acts
    .map((act) => ({ act, by: words.name(act.by), what: words.what(act), about: words.about(act) }))
    .filter(({ by, what, about }) => `${by} ${what} ${about}`.toLowerCase().includes(search));
  if (lines.length === 0) return <Empty title={t("admin.actsList.none")}>{t("admin.actsList.noneHelp")}</Empty>;
  return (
    <div className="table-box">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("reads.when")}</th>
            <th scope="col">{t("admin.looked.who")}</th>
            <th scope="col">{t("reads.what")}</th>
            <th scope="col">{t("admin.actsList.about")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ act, by, what, about }) => (
            <tr key={act.id}>
              <td className="no-wrap">{momentText(act.at)}</td>
              <th scope="row">{by}</th>
              <td>{what}</td>
              <td>{about}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
