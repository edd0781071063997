/** Vergelijken: a base or variant beside another, in the sentences of both. */

import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { PlainDifference } from "../../../../engine/index.ts";
import { ask } from "../../../api/client.ts";
import { Empty, Failure, Notice, Skeleton } from "../../../parts/feedback.tsx";
import { ChoiceField } from "../../../parts/field.tsx";
import { Bar } from "../../../shell/bar.tsx";
import { useLanguage } from "../../../texts/i18n.ts";
import "../../../design/designer.css";
import "../../../design/plain.css";
import { isNotFound, NotFoundScreen } from "../../not-found-screen.tsx";
import { nameOf, overview } from "../overview.ts";
import { languageOf } from "../tab-props.ts";

interface Choice {
  readonly value: string;
  readonly words: string;
}
export function CompareScreen() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { one = "", other = "" } = useSearch({ from: "/design/compare" });
  const navigate = useNavigate({ from: "/design/compare" });
  const { data, error, refetch } = useQuery(overview);
  if (isNotFound(error)) return <NotFoundScreen />;
  const choices = (data?.lines ?? []).map((line): Choice => {
    const values = { process: nameOf(line, language), place: line.place };
    return {
      value: line.hash,
      words: t(line.variant === undefined ? "design.compare.base" : "design.compare.ofPlace", values),
    };
  });
  const called = (hash: string): string => choices.find(({ value }) => value === hash)?.words ?? "";
  return (
    <>
      <Bar title={t("design.compare.title")} above={<Link to="/design">{t("design.title")}</Link>} />
      <main className="page middle">
        <div className="admin stack-16 design design-list">
          <p className="quiet">{t("design.compare.about")}</p>
          {error && <Failure error={error} retry={() => void refetch()} />}
          <div className="row">
            {(["one", "other"] as const).map((which) => (
              <ChoiceField
                key={which}
                label={t(`design.compare.${which}`)}
                value={which === "one" ? one : other}
                none="–"
                choices={choices}
                onChange={(value) => void navigate({ search: { one, other, [which]: value } })}
              />
            ))}
          </div>
          {one !== "" && other !== "" ? (
            <Differences one={one} other={other} names={[called(one), called(other)]} />
          ) : (
            <Empty title={t("design.compare.choose")} />
          )}
        </div>
      </main>
    </>
  );
}

interface DifferencesProps {
  readonly one: string;
  readonly other: string;
  readonly names: readonly [string, string];
}
function Differences({ one, other, names }: DifferencesProps) {
  const { t } = useTranslation();
  const language = languageOf(useLanguage());
  const { data, error, refetch } = useQuery({
    queryKey: ["compare", one, other, language],
    queryFn: () =>
      ask<{ readonly differences: readonly PlainDifference[] }>(
        `/api/definitions/${one}/differences/${other}?language=${language}`,
      ),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data)
    return (
      <>
        <p role="status">{t("design.compare.busy")}</p>
        <Skeleton lines={6} />
      </>
    );
  if (data.differences.length === 0) return <Notice>{t("design.compare.same")}</Notice>;
  return (
    <>
      <h2>{t("design.compare.count", { count: data.differences.length })}</h2>
      <div className="table-box">
        <table className="table design-table plain-table">
          <thead>
            <tr>
              {[t("design.compare.where"), ...names].map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.differences.map(({ id, where, before, after }) => (
              <tr key={id}>
                <th scope="row">{where}</th>
                <td>{before ?? <span className="quiet">{t("design.compare.absent")}</span>}</td>
                <td>{after ?? <span className="quiet">{t("design.compare.absent")}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
