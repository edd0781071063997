/** Verschil: each thing that the draft changes in sentences, whom it touches, and under them what publishes it. */

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "../../parts/feedback.tsx";
import { Icon } from "../../parts/icon.tsx";
import { chartsOf, stepsOf } from "./charts.ts";
import { type ChangedThing, changesOf, thingsOf } from "./difference.ts";
import { aspectOf, placeOfChange, wordsOfChange } from "./difference-words.ts";
import { isOf, nameOf, overview } from "./overview.ts";
import { StepTable } from "./step-table.tsx";
import type { TabProps } from "./tab-props.ts";
import type { Draft } from "./use-draft.ts";
import { changedSentences } from "./variants/changed-sentences.ts";
import type { Wording } from "./wording.ts";
import { wordOf } from "./words-of.ts";

interface DifferenceTabProps extends TabProps {
  readonly draft: Draft;
  readonly publishing: ReactNode;
}
export function DifferenceTab({ draft, publishing, ...props }: DifferenceTabProps) {
  const { t } = useTranslation();
  const { root, language, base, files } = props;
  const wording: Wording = { t, root, language, base, files };
  const { variant } = draft.view;
  const sentences = variant === undefined ? [] : changedSentences({ t, root, language, variant, draft });
  const things = sentences.length > 0 ? [] : thingsOf(changesOf(base, files));
  const count = sentences.length + things.length;
  if (draft.view.isNew) return <NewProcessSummary {...props} draft={draft} publishing={publishing} />;
  if (count === 0) return <Empty title={t("design.difference.none")}>{t("design.difference.noneHelp")}</Empty>;
  return (
    <section className="design-main design-page stack-16">
      <h2>{t("design.difference.count", { count })}</h2>
      <ul className="stack-8 design-changes">
        {sentences.map(({ id, sign, words }) => (
          <li key={id} className="row design-sentence">
            <Icon name={sign} size={16} />
            <span>{words}</span>
          </li>
        ))}
        {things.map((thing) => (
          <Thing key={thing.key} thing={thing} wording={wording} />
        ))}
      </ul>
      <Touched draft={draft} />
      {publishing}
    </section>
  );
}

/** A new process has no version to differ from: its steps are read as a whole, and the views tell the rest. */
function NewProcessSummary({ draft, publishing, ...props }: DifferenceTabProps) {
  const { t } = useTranslation();
  const { root, files, language } = props;
  return (
    <section className="design-main design-page stack-16">
      <div>
        <h2>{t("design.difference.new")}</h2>
        <p className="quiet">{t("design.difference.newHelp")}</p>
      </div>
      {chartsOf(root, files).map((chart) => (
        <section key={chart.address} className="stack-8">
          <h3>{wordOf(files, root, language, chart.address)}</h3>
          <StepTable {...props} chart={chart} steps={stepsOf(files, chart)} />
        </section>
      ))}
      <Touched draft={draft} />
      {publishing}
    </section>
  );
}

function Thing({ thing: { changes }, wording }: { readonly thing: ChangedThing; readonly wording: Wording }) {
  const [first] = changes;
  if (!first) return null;
  const isNew = changes.every(({ before }) => before === undefined);
  const isGone = changes.every(({ after }) => after === undefined);
  return (
    <li className="row design-sentence">
      <Icon name={isNew ? "plus" : isGone ? "minus" : "pen"} size={16} />
      <span>
        <span className="strong">{placeOfChange(wording, first)}</span>
        {changes.map((change) => {
          const aspect = aspectOf(wording, change);
          const words = wordsOfChange(wording, change);
          return (
            <span key={`${change.file}${change.pointer}`} className="block">
              {aspect === undefined ? words : `${aspect}: ${words}`}
            </span>
          );
        })}
      </span>
    </li>
  );
}

/** Groups that get the new version, variants that keep the old one, and that what runs stays as it is. */
function Touched({ draft: { view } }: { readonly draft: Draft }) {
  const { t, i18n } = useTranslation();
  const { data } = useQuery(overview);
  if (!data) return null;
  const line = data.lines.find((one) => isOf(one, view));
  const variants =
    view.variant === undefined ? data.lines.filter((one) => one.process === view.process && one.variant) : [];
  const groups = line?.groups.map(({ name }) => name) ?? [];
  return (
    <div className="stack-4">
      <h3>{t("design.touched.title")}</h3>
      <p>
        {groups.length === 0 ? t("design.touched.nobody") : t("design.touched.groups", { names: groups.join(", ") })}
      </p>
      <p>{t("design.touched.running")}</p>
      {variants.length > 0 && (
        <p>
          {t("design.touched.variants", {
            names: variants.map((one) => one.place ?? nameOf(one, i18n.language)).join(", "),
          })}
        </p>
      )}
    </div>
  );
}
