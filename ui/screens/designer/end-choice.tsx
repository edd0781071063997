/** Whether a unit has ended in a step: it may be opened again, and is nobody's work until then. */

import { useTranslation } from "react-i18next";
import type { DefinitionEdit } from "../../../engine/index.ts";
import { isEnd } from "./charts.ts";
import { asList } from "./json.ts";
import type { StepPanelProps } from "./step-props.ts";

const END = "end";
export function EndChoice({ chart, step, onEdit }: StepPanelProps) {
  const { t } = useTranslation();
  const ended = isEnd(step);
  const at = { file: chart.file, pointer: `${step.pointer}/tags` };
  const tags = asList(typeof step.state["tags"] === "string" ? [step.state["tags"]] : step.state["tags"]).map(String);
  const others = tags.filter((tag) => tag !== END);
  const left: DefinitionEdit = others.length === 0 ? { op: "remove", ...at } : { op: "set", ...at, value: others };
  const change = (): void => onEdit([ended ? left : { op: "set", ...at, value: [...tags, END] }]);
  return (
    <label className="choice">
      <input type="checkbox" checked={ended} disabled={step.state["type"] === "final"} onChange={change} />
      <span>{t("design.flow.isEnd")}</span>
    </label>
  );
}
