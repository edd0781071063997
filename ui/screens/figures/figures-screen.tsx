/** Figures of a group over a year: plain bars with their table, and the same as PDF and Excel. */

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { queries } from "../../api/queries.ts";
import { DrawingCard } from "../../instance/drawing.tsx";
import { Empty, Failure, Skeleton } from "../../parts/feedback.tsx";
import { ChoiceField } from "../../parts/field.tsx";
import { Icon } from "../../parts/icon.tsx";
import { Bar } from "../../shell/bar.tsx";
import { useLanguage } from "../../texts/i18n.ts";

const YEARS = 5;

export function FiguresScreen() {
  const { t } = useTranslation();
  const groups = useQuery(queries.figureGroups);
  const now = new Date().getFullYear();
  const [year, setYear] = useState(now);
  const [chosen, setChosen] = useState("");
  const list = groups.data?.groups ?? [];
  const group = chosen || (list[0]?.group ?? "");
  if (groups.error) return <Failure error={groups.error} retry={() => void groups.refetch()} />;
  return (
    <>
      <Bar title={t("figures.title")} />
      <main className="page middle">
        <div className="admin stack-16">
          {groups.data && list.length === 0 && <Empty title={t("figures.none")}>{t("figures.noneHelp")}</Empty>}
          {group !== "" && (
            <>
              <div className="row figures-choice">
                {list.length > 1 && (
                  <ChoiceField
                    label={t("figures.group")}
                    value={group}
                    choices={list.map((one) => ({ value: one.group, words: one.name }))}
                    onChange={setChosen}
                  />
                )}
                <ChoiceField
                  label={t("figures.year")}
                  value={String(year)}
                  choices={Array.from({ length: YEARS }, (_, index) => String(now - index)).map((one) => ({
                    value: one,
                    words: one,
                  }))}
                  onChange={(one) => setYear(Number(one))}
                />
                <Files group={group} year={year} />
              </div>
              <p className="note">{t("figures.small")}</p>
              <Charts group={group} year={year} />
            </>
          )}
        </div>
      </main>
    </>
  );
}

interface OfYear {
  readonly group: string;
  readonly year: number;
}
function Files({ group, year }: OfYear) {
  const language = useLanguage();
  const file = (kind: string): string =>
    `/api/figures/${encodeURIComponent(group)}/figures.${kind}?year=${year}&language=${language}`;
  return (
    <div className="row">
      <a className="button" href={file("pdf")} download>
        <Icon name="print" />
        PDF
      </a>
      <a className="button" href={file("xlsx")} download>
        <Icon name="page" />
        Excel
      </a>
    </div>
  );
}
function Charts({ group, year }: OfYear) {
  const language = useLanguage();
  const { data, error, refetch } = useQuery(queries.figures(group, year, language));
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  return (
    <div className="figures-grid">
      {data.blocks.map((block) => (block.type === "drawing" ? <DrawingCard key={block.title} block={block} /> : null))}
    </div>
  );
}
