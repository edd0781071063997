/** Who looked at which case, over a period, per person and per number; days with unusually many looks stand first. */

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../api/client.ts";
import { dateText, isoDay } from "../../parts/dates.ts";
import { DayField } from "../../parts/day-input.tsx";
import { Empty, Failure, Notice, Skeleton } from "../../parts/feedback.tsx";
import { ChoiceField, TextField } from "../../parts/field.tsx";
import { PrintButton } from "../../parts/print-button.tsx";
import type { Overview } from "./types.ts";

interface Looked {
  readonly rows: readonly {
    readonly day: string;
    readonly person: string;
    readonly number: string;
    readonly looks: number;
    readonly takenOut: number;
    readonly refused: number;
  }[];
  readonly unusual: readonly {
    readonly person: string;
    readonly day: string;
    readonly looks: number;
    readonly usual: number;
  }[];
  readonly more: boolean;
}
interface Asked {
  readonly from: string;
  readonly until: string;
  readonly person: string;
  readonly number: string;
}
const WEEK = 7 * 86_400_000;

export function LookedTab({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Asked>({
    from: isoDay(new Date(Date.parse(overview.today) - WEEK)),
    until: overview.today,
    person: "",
    number: "",
  });
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value.trim() !== ""));
  const { data, error, refetch } = useQuery({
    queryKey: ["admin-looked", query.toString()],
    queryFn: () => ask<Looked>(`/api/admin/looked?${query}`),
    enabled: asked.from !== "" && asked.until !== "",
  });
  const change = (part: keyof Asked) => (value: string) => setAsked({ ...asked, [part]: value });
  return (
    <section className="stack-16">
      <div className="row-between">
        <p className="quiet">{t("admin.looked.intro")}</p>
        <PrintButton />
      </div>
      <div className="row">
        <DayField label={t("admin.from")} value={asked.from} onChange={change("from")} required />
        <DayField label={t("admin.until")} value={asked.until} onChange={change("until")} required />
        <ChoiceField
          label={t("admin.looked.who")}
          value={asked.person}
          none={t("admin.looked.everybody")}
          choices={overview.people.map(({ id, name }) => ({ value: id, words: name }))}
          onChange={change("person")}
        />
        <TextField
          label={t("admin.looked.number")}
          help={t("admin.looked.numberHelp")}
          value={asked.number}
          onChange={change("number")}
        />
      </div>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && <Found looked={data} overview={overview} />}
    </section>
  );
}

function Found({ looked, overview }: { readonly looked: Looked; readonly overview: Overview }) {
  const { t } = useTranslation();
  const personOf = (id: string) => overview.people.find((one) => one.id === id);
  const nameOf = (id: string): string => personOf(id)?.name ?? t("admin.looked.unknown");
  const placeOf = (id: string): string =>
    overview.organisations.find((one) => one.id === personOf(id)?.organisation)?.name ?? "";
  if (looked.rows.length === 0) return <Empty title={t("admin.looked.none")}>{t("admin.looked.noneHelp")}</Empty>;
  return (
    <>
      {looked.unusual.length > 0 && (
        <section className="card">
          <div className="card-head">
            <h2>{t("admin.looked.unusual")}</h2>
          </div>
          <div className="card-body stack-8">
            <p className="quiet">{t("admin.looked.unusualHelp")}</p>
            <ul className="plain-list">
              {looked.unusual.map(({ person, day, looks, usual }) => (
                <li key={`${person} ${day}`}>
                  {t("admin.looked.unusualLine", { name: nameOf(person), day: dateText(day), looks, usual })}
                </li>
              ))}
            </ul>
          </div>
        </section>
      )}
      {looked.more && <Notice tone="warn">{t("admin.looked.more")}</Notice>}
      <div className="table-box">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("admin.looked.day")}</th>
              <th scope="col">{t("admin.looked.who")}</th>
              <th scope="col">{t("admin.looked.number")}</th>
              <th scope="col">{t("admin.looked.times")}</th>
              <th scope="col">{t("admin.looked.takenOut")}</th>
              <th scope="col">{t("admin.looked.refused")}</th>
            </tr>
          </thead>
          <tbody>
            {looked.rows.map(({ day, person, number, looks, takenOut, refused }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows are counts that have no id of their own
              <tr key={at}>
                <td>{dateText(day)}</td>
                <th scope="row">
                  {nameOf(person)}
                  <span className="small quiet block">{placeOf(person)}</span>
                </th>
                <td>{number || t("admin.looked.noNumber")}</td>
                <td>{looks}</td>
                <td>{takenOut}</td>
                <td>{refused}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
