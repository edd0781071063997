/** Verloop, as a drawing and as a list: the steps of a chart with who acts, the term, the buttons, where they lead and on what condition. */

import { lazy, Suspense, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button.tsx";
import { Empty, Skeleton } from "../../parts/feedback.tsx";
import { ChoiceField } from "../../parts/field.tsx";
import { type Chart, chartsOf, type Step, stepsOf } from "./charts.ts";
import { AddPattern } from "./making/add-pattern.tsx";
import { NewStep } from "./making/new-step.tsx";
import { StepPanel } from "./step-panel.tsx";
import { StepTable } from "./step-table.tsx";
import type { TabProps } from "./tab-props.ts";
import { useOutline } from "./use-outline.ts";
import { wordOf } from "./words-of.ts";

const Canvas = lazy(async () => ({ default: (await import("./canvas/canvas.tsx")).Canvas }));
const LOOKS = ["drawing", "list"] as const;
/** A drawing needs room; on a phone the list comes first. */
const firstLook = (): (typeof LOOKS)[number] => (window.matchMedia("(min-width: 900px)").matches ? "drawing" : "list");

export function FlowTab(props: TabProps) {
  const { t } = useTranslation();
  const { root, files, language, at } = props;
  const charts = chartsOf(root, files);
  const [address, setAddress] = useState(() => charts.find(({ file }) => file === at?.file)?.address ?? "");
  const [chosen, setChosen] = useState(() => stepAt(files, charts, at) ?? "");
  const [look, setLook] = useState(firstLook);
  const [making, setMaking] = useState<"beside" | "inside">();
  const { outline } = useOutline(root, props.variant, props.written);
  const chart = charts.find((one) => one.address === address) ?? charts[0];
  // biome-ignore lint/correctness/useExhaustiveDependencies: a chart is its place in a file
  const steps = useMemo(() => (chart ? stepsOf(files, chart) : []), [files, chart?.file, chart?.pointer]);
  if (!chart) return <p>{t("design.flow.none")}</p>;
  const step = steps.find(({ pointer }) => pointer === chosen) ?? firstOf(steps);
  const facts = outline?.facts[chart.address];
  const shown = { ...props, chart, steps, chosen: step?.pointer, onChoose: setChosen };
  return (
    <div className="design-split">
      <section className={`design-main${look === "drawing" ? " design-drawing" : ""}`}>
        <div className="design-tools">
          <ChoiceField
            label={t("design.flow.chart")}
            value={chart.address}
            choices={charts.map((one) => ({ value: one.address, words: wordOf(files, root, language, one.address) }))}
            onChange={setAddress}
          />
          <Button icon="plus" onClick={() => setMaking("beside")}>
            {t("design.flow.addStep")}
          </Button>
          {step?.key && (
            <Button icon="plus" onClick={() => setMaking("inside")}>
              {t("design.flow.addInside", {
                name: wordOf(files, root, language, `${chart.address}.states.${step.key}`),
              })}
            </Button>
          )}
          {step && <AddPattern {...props} chart={chart} step={step} facts={facts} onShow={setAddress} />}
          <span className="design-looks">
            {LOOKS.map((one) => (
              <Button key={one} aria-pressed={one === look} onClick={() => setLook(one)}>
                {t(`design.flow.looks.${one}`)}
              </Button>
            ))}
          </span>
        </div>
        {steps.length < 2 && <Empty title={t("design.flow.first")}>{t("design.flow.firstHelp")}</Empty>}
        {look === "list" ? (
          <StepTable {...shown} />
        ) : (
          <Suspense fallback={<Skeleton lines={6} />}>
            <Canvas {...shown} />
          </Suspense>
        )}
      </section>
      {step && (
        <StepPanel
          {...props}
          key={step.pointer}
          chart={chart}
          step={step}
          steps={steps}
          facts={facts}
          onChoose={setChosen}
        />
      )}
      {making && step && (
        <NewStep
          {...props}
          chart={chart}
          step={step}
          steps={steps}
          inside={making === "inside"}
          onChoose={setChosen}
          onClose={() => setMaking(undefined)}
        />
      )}
    </div>
  );
}

/** Where the chart begins: what one comes for more often than for what holds in every step. */
const firstOf = (steps: readonly Step[]): Step | undefined =>
  steps.find(({ key }) => key !== "" && key === steps[0]?.state["initial"]) ?? steps[1] ?? steps[0];

/** The innermost step that holds an address. */
function stepAt(files: TabProps["files"], charts: readonly Chart[], at: TabProps["at"]): string | undefined {
  const chart = charts.find(({ file }) => file === at?.file);
  if (!chart || !at) return undefined;
  const holding = stepsOf(files, chart).filter(({ pointer }) => `${at.pointer}/`.startsWith(`${pointer}/`));
  return holding.at(-1)?.pointer;
}
