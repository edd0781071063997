/** Toestemming en rondes: who is asked what, by which rules, and what stays hidden until there is a ground. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "../../../parts/feedback.tsx";
import { ChoiceField } from "../../../parts/field.tsx";
import { wordOf } from "../words-of.ts";
import { Gates } from "./gates.tsx";
import { SetCard, type SetCardProps } from "./set-card.tsx";
import { setsOf } from "./sets-of.ts";

export function SetsTab(props: Omit<SetCardProps, "set">) {
  const { t } = useTranslation();
  const { root, files, language } = props;
  const sets = setsOf(root, files);
  const [chosen, setChosen] = useState("");
  const set = sets.find(({ chart }) => chart.address === chosen) ?? sets[0];
  if (!set) return <Empty title={t("design.sets.none")}>{t("design.sets.noneHelp")}</Empty>;
  return (
    <section className="design-main design-page stack-16">
      <ChoiceField
        label={t("design.sets.which")}
        value={set.chart.address}
        choices={sets.map(({ chart }) => ({
          value: chart.address,
          words: wordOf(files, root, language, chart.address),
        }))}
        onChange={setChosen}
      />
      <SetCard key={set.chart.address} {...props} set={set} />
      <Gates {...props} main={set.main} />
    </section>
  );
}
