/** Ways on that nobody presses: the step goes on as soon as their condition holds. */

import { useTranslation } from "react-i18next";
import { IconButton } from "../../parts/button.tsx";
import type { StepPanelProps } from "./step-props.ts";
import { GuardChoice, TargetChoice } from "./way-choices.tsx";

export function ItselfCards(props: StepPanelProps) {
  const { t } = useTranslation();
  const { chart, step, onEdit } = props;
  if (step.itself.length === 0) return null;
  // A list of which the last one goes is taken away with it.
  const pointerOf = (pointer: string): string =>
    step.itself.length === 1 ? pointer.replace(/\/always\/\d+$/, "/always") : pointer;
  return (
    <section className="stack-8">
      <h3>{t("design.flow.itself")}</h3>
      <p className="quiet small">{t("design.flow.itselfHelp")}</p>
      {step.itself.map((way, index) => (
        <div key={way.pointer} className="card card-body stack-8">
          <div className="row-between">
            <span className="strong">{t("design.flow.itselfNumber", { number: index + 1 })}</span>
            <IconButton
              icon="bin"
              label={t("design.flow.removeItself", { number: index + 1 })}
              onClick={() => onEdit([{ op: "remove", file: chart.file, pointer: pointerOf(way.pointer) }])}
            />
          </div>
          <TargetChoice {...props} way={way} />
          <GuardChoice {...props} way={way} />
        </div>
      ))}
    </section>
  );
}
