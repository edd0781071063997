/** Takes a step away: what leads to it and stands in it is said first; a step of the base stays in a variant. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { targetOf } from "./canvas/graph.ts";
import { type Step, stepsOf } from "./charts.ts";
import { asObject } from "./json.ts";
import { removeStep } from "./step-edits.ts";
import type { StepPanelProps } from "./step-props.ts";
import { wordOf } from "./words-of.ts";

/** Steps from which a way leads to this one, itself and what stands in it left out. */
const leadingTo = (steps: readonly Step[], { pointer }: Step): readonly Step[] =>
  steps.filter(
    (one) =>
      one.pointer !== pointer &&
      !one.pointer.startsWith(`${pointer}/`) &&
      [...one.ways, ...one.itself].some(({ target }) => targetOf(steps, one, target) === pointer),
  );

export function RemoveStep(props: StepPanelProps) {
  const { t } = useTranslation();
  const { root, files, base, variant, language, chart, step, steps, onEdit, onChoose } = props;
  const [isAsking, setAsking] = useState(false);
  const isOfBase = variant !== undefined && stepsOf(base, chart).some(({ pointer }) => pointer === step.pointer);
  // A variant skips a step of the base by taking the way out of it at once: one that goes on by itself has none.
  if (isOfBase && !step.ways.some(({ target }) => target !== ""))
    return <span className="note">{t("design.flow.ofBase")}</span>;
  const word = (part: string, name: string): string =>
    wordOf(files, root, language, `${chart.address}.${part}.${name}`);
  const from = leadingTo(steps, step).map(({ key }) => (key === "" ? t("design.flow.everyStep") : word("states", key)));
  const parts = Object.keys(asObject(asObject(step.state["meta"])["open"])).map((section) => word("sections", section));
  const inside = steps
    .filter(({ pointer }) => pointer.startsWith(`${step.pointer}/`))
    .map(({ key }) => word("states", key));
  const remove = (): void => {
    onEdit(removeStep(root, files, chart, step));
    onChoose("");
  };
  const isUsed = from.length + parts.length + inside.length > 0;
  return (
    <>
      <Button icon="bin" look="grave" onClick={() => (isUsed ? setAsking(true) : remove())}>
        {t(isOfBase ? "design.flow.skip" : "design.remove")}
      </Button>
      {isAsking && (
        <Dialog
          title={t("design.flow.removeStep", { name: word("states", step.key) })}
          onClose={() => setAsking(false)}
        >
          <div className="stack-16">
            <ul className="plain-list">
              {from.length > 0 && <li>{t("design.flow.removeFrom", { from: from.join(", ") })}</li>}
              {inside.length > 0 && <li>{t("design.flow.removeInside", { steps: inside.join(", ") })}</li>}
              {parts.length > 0 && <li>{t("design.flow.removeParts", { parts: parts.join(", ") })}</li>}
            </ul>
            <div className="modal-foot">
              <Button look="grave" onClick={remove}>
                {t("design.flow.removeNow")}
              </Button>
              <Button look="plain" onClick={() => setAsking(false)}>
                {t("act.cancel")}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </>
  );
}
