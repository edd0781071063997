/** Who looked, newest first: one line per visit, with everything that was opened in it. */

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../engine/index.ts";
import { queries } from "../api/queries.ts";
import type { People } from "../api/types.ts";
import { dateText, timeText } from "../parts/dates.ts";
import { Failure, Skeleton } from "../parts/feedback.tsx";
import { PrintButton } from "../parts/print-button.tsx";
import { type DefinitionTexts, useDefinitionTexts } from "../texts/i18n.ts";
import { type Visit, visitsOf } from "./access-visits.ts";
import { unitName } from "./unit-name.ts";

/** `consentPerson/p1/evidence` → «Member 1: Evidence»; a section of the case by its name alone. */
function sectionWords(path: string, view: InstanceView, words: DefinitionTexts): string {
  const parts = path.split("/").filter(Boolean);
  const section = parts.pop() ?? "";
  if (parts.length === 0) return words(`${view.kind}.sections.${section}`);
  const unit = view.items.find((one) => one.path === parts.join("/"));
  const address = unit?.address ?? `${view.kind}.items.${parts.at(-2) ?? ""}`;
  const what = words(`${address}.sections.${section}`);
  return unit ? `${unitName(view, unit, words)}: ${what}` : what;
}

/** What a screen does by itself, or by writing: no look of a person. */
const TECHNICAL = ["compare", "list", "write", "draft", "screen"];
const VERBS = ["compare", "list", "write", "draft", "print", "export", "read"];

export function Reads({ view }: { readonly view: InstanceView }) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const { data, error, refetch } = useQuery(queries.reads(view.id));
  const [all, setAll] = useState(false);
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  const looks = data.reads.filter(
    (look) => all || !TECHNICAL.includes(String(look["verb"])) || look["outcome"] === "refused",
  );
  return (
    <div className="stack-16">
      <div className="row-between">
        <label className="choice">
          <input type="checkbox" checked={all} onChange={({ target }) => setAll(target.checked)} />
          <span>
            {t("reads.all")}
            <span className="small quiet block">{t("reads.allHelp")}</span>
          </span>
        </label>
        <PrintButton />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, also by keyboard */}
      <section className="table-box" tabIndex={0} aria-label={t("case.tabs.reads")}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("reads.when")}</th>
              <th scope="col">{t("reads.who")}</th>
              <th scope="col">{t("reads.what")}</th>
            </tr>
          </thead>
          <tbody>
            {visitsOf(looks).map((visit) => (
              <tr key={`${visit.person} ${visit.until} ${visit.refused}`}>
                <td className="no-wrap">
                  {dateText(visit.until)}
                  <div className="quiet">
                    {timeText(visit.from)}
                    {timeText(visit.from) !== timeText(visit.until) && ` – ${timeText(visit.until)}`}
                  </div>
                </td>
                <td>
                  <Who people={data.people} visit={visit} roles={visit.roles.map((role) => words(`roles.${role}`))} />
                </td>
                <td>
                  {visit.refused && <span className="tag tag-bad">{t("reads.refused")}</span>}{" "}
                  {visit.verbs.map((verb) => t(`reads.verbs.${VERBS.includes(verb) ? verb : "read"}`)).join(", ")}
                  {visit.sections.length > 0 && (
                    <div className="quiet">
                      {[...new Set(visit.sections.map((path) => sectionWords(path, view, words)))].join(", ")}
                    </div>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function Who({
  people,
  visit,
  roles,
}: {
  readonly people: People;
  readonly visit: Visit;
  readonly roles: readonly string[];
}) {
  const person = people[visit.person];
  return (
    <>
      <strong>{person?.name ?? visit.person}</strong>
      <div className="quiet">{[person?.organisation, roles.join(", ")].filter(Boolean).join(" · ")}</div>
    </>
  );
}
