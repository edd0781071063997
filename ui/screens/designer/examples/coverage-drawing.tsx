/** What the examples reach, painted on the drawing of a chart: each step that some example enters, and each that none does. */

import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Coverage } from "../../../../engine/index.ts";
import { Skeleton } from "../../../parts/feedback.tsx";
import { ChoiceField } from "../../../parts/field.tsx";
import "../../../design/promises.css";
import { chartsOf, stepsOf } from "../charts.ts";
import type { TabProps } from "../tab-props.ts";
import { wordOf } from "../words-of.ts";

const Canvas = lazy(async () => ({ default: (await import("../canvas/canvas.tsx")).Canvas }));

export function CoverageDrawing({ coverage, ...props }: TabProps & { readonly coverage: Coverage }) {
  const { t } = useTranslation();
  const { root, files, language } = props;
  const charts = chartsOf(root, files);
  const [address, setAddress] = useState(charts[0]?.address ?? "");
  const [chosen, setChosen] = useState<string>();
  const chart = charts.find((one) => one.address === address);
  if (!chart) return null;
  const steps = stepsOf(files, chart);
  const examplesOf = (key: string): readonly string[] => coverage.reached[`${address}.states.${key}`] ?? [];
  const painted = new Map(
    steps.flatMap(({ key, pointer }) =>
      key === "" ? [] : [[pointer, examplesOf(key).length > 0 ? ("passed" as const) : ("missed" as const)] as const],
    ),
  );
  const step = steps.find(({ pointer }) => pointer === chosen);
  const through = step ? examplesOf(step.key) : [];
  const titles = coverage.examples.filter(({ name }) => through.includes(name)).map(({ title }) => title);
  return (
    <section className="card card-body stack-8">
      <h3>{t("design.examples.drawing")}</h3>
      <ChoiceField
        label={t("design.flow.chart")}
        value={address}
        choices={charts.map((one) => ({ value: one.address, words: wordOf(files, root, language, one.address) }))}
        onChange={(next) => {
          setAddress(next);
          setChosen(undefined);
        }}
      />
      <div className="promise-chart">
        <Suspense fallback={<Skeleton lines={6} />}>
          <Canvas
            {...props}
            key={address}
            chart={chart}
            steps={steps}
            chosen={chosen}
            painted={painted}
            onChoose={setChosen}
            readOnly
          />
        </Suspense>
      </div>
      {step && (
        <div role="status">
          <p className="strong">
            {t("design.examples.through", {
              count: titles.length,
              step: wordOf(files, root, language, `${address}.states.${step.key}`),
            })}
          </p>
          <ul>
            {titles.slice(0, 12).map((title) => (
              <li key={title}>{title}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
