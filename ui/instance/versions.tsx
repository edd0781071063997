/** The versions of a paper that is stored each time: which two are compared, and what changed between them, in words. */

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BlockChange, InstanceView, RowChange } from "../../engine/index.ts";
import { queries } from "../api/queries.ts";
import { momentText } from "../parts/dates.ts";
import { Failure, Skeleton } from "../parts/feedback.tsx";
import { useDefinitionTexts, useLanguage } from "../texts/i18n.ts";

interface Choice {
  readonly id: string;
  readonly words: string;
}

export function Versions({ view, report }: { readonly view: InstanceView; readonly report: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useDefinitionTexts(view.definition);
  const [chosen, setChosen] = useState<{ readonly before?: string; readonly after?: string }>({});
  const { data, error, refetch } = useQuery(queries.versions(view.id, report, language, chosen));
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton lines={3} />;
  if (data.before === "") return null;
  const stored = data.versions.map(({ id, at }, index): Choice => {
    return { id, words: t("versions.one", { number: index + 1, at: momentText(at) }) };
  });
  const all = [...stored, { id: "now", words: t("versions.now") }];
  return (
    <section className="card versions">
      <div className="card-head">
        <h2>{t("versions.title", { what: words(`reports.${report}`) })}</h2>
      </div>
      <div className="card-body stack-16">
        <div className="row version-choices">
          <Chosen
            label={t("versions.from")}
            choices={stored}
            value={data.before}
            choose={(before) => setChosen({ before, after: data.after })}
          />
          <Chosen
            label={t("versions.to")}
            choices={all}
            value={data.after}
            choose={(after) => setChosen({ before: data.before, after })}
          />
        </div>
        {data.changes.length === 0 && <p className="quiet">{t("versions.same")}</p>}
        {data.changes.map((change) => (
          <Changed key={change.title} change={change} />
        ))}
      </div>
    </section>
  );
}
function Chosen({
  label,
  choices,
  value,
  choose,
}: {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  choose(id: string): void;
}) {
  return (
    <label className="stack-4">
      <span className="small">{label}</span>
      <select className="control" value={value} onChange={({ target }) => choose(target.value)}>
        {choices.map(({ id, words }) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
function Changed({ change: { title, rows } }: { readonly change: BlockChange }) {
  return (
    <div className="stack-8">
      <h3>{title}</h3>
      <ul className="stack-8">
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two rows may be called the same
          <ChangedRow key={index} row={row} />
        ))}
      </ul>
    </div>
  );
}
/** A row that is new or gone is one sentence; of one that changed, each cell says what it was and what it is. */
function ChangedRow({ row: { kind, name, cells } }: { readonly row: RowChange }) {
  const { t } = useTranslation();
  const nothing = t("versions.nothing");
  return (
    <li>
      <span className={`tag${kind === "changed" ? " tag-info" : kind === "gone" ? " tag-warn" : " tag-ok"}`}>
        {t(`versions.kind.${kind}`)}
      </span>{" "}
      <span className="strong">{name}</span>
      <dl className="pairs">
        {cells.map(({ column, before, after }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: cells have the order of the columns
          <div key={index} className="version-cell">
            {column !== "" && <dt>{column}</dt>}
            <dd>
              {kind === "changed" && <span className="quiet">{t("versions.was", { what: before || nothing })}</span>}
              <span>{kind === "changed" ? t("versions.is", { what: after || nothing }) : after || before}</span>
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
