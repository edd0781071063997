/** The steps of a chart as a list: who acts in each, its buttons, where they lead and on what condition. */

import { useTranslation } from "react-i18next";
import type { Chart, Step } from "./charts.ts";
import { conditionWords } from "./condition-words.ts";
import { asObject } from "./json.ts";
import type { TabProps } from "./tab-props.ts";
import { wordOf } from "./words-of.ts";

interface StepTableProps extends TabProps {
  readonly chart: Chart;
  readonly steps: readonly Step[];
  readonly chosen?: string | undefined;
  /** Absent where the steps are only read. */
  readonly onChoose?: ((pointer: string) => void) | undefined;
}
export function StepTable({ root, files, language, chart, steps, chosen, onChoose }: StepTableProps) {
  const { t } = useTranslation();
  const word = (part: string, name: string): string =>
    wordOf(files, root, language, `${chart.address}.${part}.${name}`);
  const nameOf = ({ key }: Step): string => (key === "" ? t("design.flow.everyStep") : word("states", key));
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
                {onChoose ? (
                  <button
                    type="button"
                    className={`design-row depth-${Math.min(step.depth, 3)}`}
                    aria-pressed={step.pointer === chosen}
                    onClick={() => onChoose(step.pointer)}
                  >
                    {nameOf(step)}
                  </button>
                ) : (
                  <span className={`block depth-${Math.min(step.depth, 3)}`}>{nameOf(step)}</span>
                )}
              </td>
              <td>{[...new Set(roles(step))].join(", ") || "–"}</td>
              {(["event", "target", "guard"] as const).map((column) => (
                <td key={column}>
                  {[...step.ways, ...step.itself].map((way) => (
                    <div key={way.pointer}>
                      {column === "event" && way.event === "" && <em>{t("design.flow.byItself")}</em>}
                      {column === "event" && way.event !== "" && (
                        <span className="strong">{word("events", way.event)}</span>
                      )}
                      {column === "target" && (way.target ? word("states", way.target.split(".").at(-1) ?? "") : "–")}
                      {column === "guard" &&
                        (way.guard
                          ? conditionWords({ root, files, language }, t, chart.address, way.guard)
                          : t("design.flow.always"))}
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
