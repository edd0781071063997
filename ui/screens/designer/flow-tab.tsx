/** Verloop as a list: the steps of a chart with who acts, the term, the buttons, where they lead and on what condition. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { pointerTo } from "../../../engine/index.ts";
import { Button } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/field.tsx";
import { type Chart, chartsOf, type Step, stepsOf } from "./charts.ts";
import { asObject } from "./json.ts";
import { StepPanel } from "./step-panel.tsx";
import type { TabProps } from "./tab-props.ts";
import { freshKey, textEdit, wordOf } from "./words-of.ts";

export function FlowTab(props: TabProps) {
  const { t } = useTranslation();
  const { root, files, language, onEdit } = props;
  const charts = chartsOf(root, files);
  const [address, setAddress] = useState("");
  const [chosen, setChosen] = useState("");
  const chart = charts.find((one) => one.address === address) ?? charts[0];
  if (!chart) return <p>{t("design.flow.none")}</p>;
  const steps = stepsOf(files, chart);
  const step = steps.find(({ pointer }) => pointer === chosen) ?? steps[1] ?? steps[0];
  const add = (): void => {
    const name = t("design.flow.newStep");
    const key = freshKey(
      name,
      steps.map((one) => one.key),
    );
    const container = step?.pointer.slice(0, step.pointer.lastIndexOf("/")) ?? "";
    const pointer = step?.key ? `${container}/${key}` : `${chart.pointer}${pointerTo("states", key)}`;
    onEdit([
      { op: "set", file: chart.file, pointer, value: {}, ...(step?.key ? { after: step.key } : {}) },
      textEdit(root, language, `${chart.address}.states.${key}`, name),
    ]);
    setChosen(pointer);
  };
  return (
    <div className="design-split">
      <section className="design-main">
        <div className="design-tools">
          <ChoiceField
            label={t("design.flow.chart")}
            value={chart.address}
            choices={charts.map((one) => ({ value: one.address, words: wordOf(files, root, language, one.address) }))}
            onChange={setAddress}
          />
          <Button icon="plus" onClick={add}>
            {t("design.flow.addStep")}
          </Button>
        </div>
        <StepTable {...props} chart={chart} steps={steps} chosen={step?.pointer} onChoose={setChosen} />
      </section>
      {step && <StepPanel {...props} key={step.pointer} chart={chart} step={step} steps={steps} onChoose={setChosen} />}
    </div>
  );
}

interface StepTableProps extends TabProps {
  readonly chart: Chart;
  readonly steps: readonly Step[];
  readonly chosen: string | undefined;
  readonly onChoose: (pointer: string) => void;
}
function StepTable({ root, files, language, chart, steps, chosen, onChoose }: StepTableProps) {
  const { t } = useTranslation();
  const word = (part: string, name: string): string =>
    wordOf(files, root, language, `${chart.address}.${part}.${name}`);
  const roles = ({ state }: Step): string[] =>
    Object.values(asObject(asObject(state["meta"])["open"])).flatMap((open) => {
      const by = asObject(open)["by"];
      return Array.isArray(by) ? by.map((role) => wordOf(files, root, language, `roles.${String(role)}`)) : [];
    });
  return (
    <div className="table-box">
      <table className="table design-table">
        <thead>
          <tr>
            {["step", "who", "button", "to", "guard"].map((column) => (
              <th key={column} scope="col">
                {t(`design.flow.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.pointer} className={step.pointer === chosen ? "chosen" : undefined}>
              <td>
                <button
                  type="button"
                  className={`design-row depth-${Math.min(step.depth, 3)}`}
                  aria-pressed={step.pointer === chosen}
                  onClick={() => onChoose(step.pointer)}
                >
                  {step.key === "" ? t("design.flow.everyStep") : word("states", step.key)}
                </button>
              </td>
              <td>{[...new Set(roles(step))].join(", ") || "–"}</td>
              {(["event", "target", "guard"] as const).map((column) => (
                <td key={column}>
                  {step.ways.map((way) => (
                    <div key={way.pointer}>
                      {column === "event" && <span className="strong">{word("events", way.event)}</span>}
                      {column === "target" && (way.target ? word("states", way.target.split(".").at(-1) ?? "") : "–")}
                      {column === "guard" &&
                        (way.guard ? word("facts", way.guard.replace(/^!/, "")) : t("design.flow.always"))}
                    </div>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
