/** Termijnen: every term in sentences, per part of the process, and the other numbers that a group may set. */

import { Fragment, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "../../../parts/feedback.tsx";
import type { TabProps } from "../tab-props.ts";
import { wordOf } from "../words-of.ts";
import { NumberChip, TermCard, useUnit } from "./term-card.tsx";
import { otherNumbers, termsOf } from "./terms-of.ts";

export function TermsTab(props: TabProps) {
  const { t } = useTranslation();
  const { root, files, language } = props;
  const terms = useMemo(() => termsOf(root, files), [root, files]);
  const parts = [...new Map(terms.map(({ chart }) => [chart.address, chart])).values()];
  return (
    <section className="design-main design-page stack-24">
      {terms.length === 0 && <Empty title={t("design.terms.none")}>{t("design.terms.noneHelp")}</Empty>}
      {parts.map((chart) => (
        <section key={chart.address} className="stack-8">
          <h2>{wordOf(files, root, language, chart.address)}</h2>
          {terms
            .filter((term) => term.chart.address === chart.address)
            .map((term) => (
              <TermCard key={term.key} {...props} term={term} />
            ))}
        </section>
      ))}
      <OtherNumbers {...props} terms={terms} />
    </section>
  );
}
function OtherNumbers({ terms, ...props }: TabProps & { readonly terms: ReturnType<typeof termsOf> }) {
  const { t } = useTranslation();
  const { root, files, language } = props;
  const unit = useUnit();
  const numbers = otherNumbers(root, files, terms);
  if (numbers.length === 0) return null;
  return (
    <section className="stack-8">
      <h2>{t("design.terms.others")}</h2>
      <p className="small quiet">{t("design.terms.perGroup")}</p>
      <div className="design-terms">
        {numbers.map((one) => {
          const words = wordOf(files, root, language, `settings.${one.name}`);
          return (
            <Fragment key={one.name}>
              <span>{words}</span>
              <NumberChip {...props} label={words} place={one} />
              <span className="quiet">{unit(one.unit)}</span>
            </Fragment>
          );
        })}
      </div>
    </section>
  );
}
