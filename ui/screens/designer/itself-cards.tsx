/** Ways on that nobody presses: the step goes on as soon as their condition holds. */

import { useTranslation } from "react-i18next";
import { IconButton } from "../../parts/button.tsx";
import { NewItself } from "./making/new-itself.tsx";
import type { StepPanelProps } from "./step-props.ts";
import { TextFields } from "./text-fields.tsx";
import { timedWays } from "./timed-ways.ts";
import { GuardChoice, TargetChoice, type WayProps } from "./way-choices.tsx";
import { wordOf } from "./words-of.ts";

export function ItselfCards(props: StepPanelProps) {
  const { t } = useTranslation();
  const { chart, step, onEdit } = props;
  // A list of which the last one goes is taken away with it.
  const pointerOf = (pointer: string): string =>
    step.itself.length === 1 ? pointer.replace(/\/always\/\d+$/, "/always") : pointer;
  return (
    <section className="stack-8">
      <h3>{t("design.flow.itself")}</h3>
      {step.itself.length > 0 && <p className="quiet small">{t("design.flow.itselfHelp")}</p>}
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
      {timedWays(props).map((way) => (
        <TimedCard key={way.pointer} {...props} way={way} />
      ))}
      <NewItself {...props} />
    </section>
  );
}

/** A way that is taken when a term is over. */
function TimedCard(props: WayProps) {
  const { t } = useTranslation();
  const { root, files, language, chart, way, onEdit } = props;
  const address = `${chart.address}.events.${way.event}`;
  const name = wordOf(files, root, language, address);
  return (
    <div className="card card-body stack-8">
      <div className="row-between">
        <span className="strong">{name}</span>
        <IconButton
          icon="bin"
          label={t("design.flow.removeButton", { name })}
          onClick={() => onEdit([{ op: "remove", file: chart.file, pointer: way.pointer }])}
        />
      </div>
      <TextFields {...props} folder={root} address={address} label={t("design.making.whatHappens")} />
      <TargetChoice {...props} none={t("design.flow.stays")} />
      <GuardChoice {...props} />
    </div>
  );
}
