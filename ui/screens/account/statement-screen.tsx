/** What the product holds of whoever is signed in: to read, to print, and as a file. */

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../api/client.ts";
import { Button } from "../../parts/button.tsx";
import { isoDay } from "../../parts/dates.ts";
import { DayField } from "../../parts/day-input.tsx";
import { Failure, Notice, Skeleton } from "../../parts/feedback.tsx";
import { PrintButton } from "../../parts/print-button.tsx";
import { saveFile } from "../../parts/save-file.ts";
import { Bar } from "../../shell/bar.tsx";
import { type Part, type Statement, useStatementParts } from "./statement-parts.ts";

const QUARTER = 92 * 86_400_000;

export function StatementScreen() {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(() => ({
    from: isoDay(new Date(Date.now() - QUARTER)),
    until: isoDay(new Date()),
  }));
  const { data, error, refetch } = useQuery({
    queryKey: ["statement", asked],
    queryFn: () => ask<Statement>(`/api/account/statement?${new URLSearchParams(asked)}`),
    enabled: asked.from !== "" && asked.until !== "",
  });
  const set = (key: keyof typeof asked) => (value: string) => setAsked({ ...asked, [key]: value });
  return (
    <>
      <Bar title={t("statement.title")} />
      <main className="page middle">
        <div className="admin stack-24">
          <p className="quiet">{t("statement.intro")}</p>
          <div className="row">
            <DayField label={t("admin.from")} value={asked.from} onChange={set("from")} required />
            <DayField label={t("admin.until")} value={asked.until} onChange={set("until")} required />
          </div>
          {error && <Failure error={error} retry={() => void refetch()} />}
          {!data && !error && <Skeleton lines={8} />}
          {data && <Parts statement={data} />}
        </div>
      </main>
    </>
  );
}

function Parts({ statement }: { readonly statement: Statement }) {
  const { t } = useTranslation();
  const parts = useStatementParts(statement);
  const save = (): void => {
    const text = [t("statement.title"), "", ...parts.flatMap(textOf)].join("\r\n");
    saveFile(new Blob([text], { type: "text/plain" }), t("statement.file"));
  };
  return (
    <>
      <div className="row">
        <PrintButton />
        <Button look="plain" icon="down" className="button-small" onClick={save}>
          {t("statement.save")}
        </Button>
      </div>
      {statement.more && <Notice tone="warn">{t("admin.looked.more")}</Notice>}
      {parts.map((part) => (
        <Card key={part.title} title={part.title}>
          {part.lines.length === 0 && <p className="quiet">{t("statement.nothing")}</p>}
          <ul className="plain-list">
            {part.lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text that is read, not changed
              <li key={at}>{line}</li>
            ))}
          </ul>
        </Card>
      ))}
    </>
  );
}
const textOf = ({ title, lines }: Part): readonly string[] => [title, ...lines.map((line) => `- ${line}`), ""];

function Card({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="card">
      <div className="card-head">
        <h2>{title}</h2>
      </div>
      <div className="card-body">{children}</div>
    </section>
  );
}
