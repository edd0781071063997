/** The chosen step beside the list: its name, who fills what in, its place, its buttons. */

import { useTranslation } from "react-i18next";
import { pointerTo } from "../../../engine/index.ts";
import { Button } from "../../parts/button.tsx";
import { rolesOf } from "./charts.ts";
import { asObject } from "./json.ts";
import { moveBy } from "./moves.ts";
import { removeStep } from "./step-edits.ts";
import type { StepPanelProps } from "./step-props.ts";
import { TextFields } from "./text-fields.tsx";
import { WayCards } from "./way-cards.tsx";
import { wordOf } from "./words-of.ts";

export function StepPanel(props: StepPanelProps) {
  const { t } = useTranslation();
  const { root, files, language, onEdit, chart, step, onChoose } = props;
  const address = `${chart.address}.states.${step.key}`;
  const at = { file: chart.file, pointer: step.pointer };
  const place = step.siblings.indexOf(step.key);
  const remove = (): void => {
    onEdit(removeStep(root, files, chart, step));
    onChoose("");
  };
  return (
    <aside className="design-panel stack-16" aria-label={t("design.flow.step")}>
      <h2>{step.key === "" ? t("design.flow.everyStep") : wordOf(files, root, language, address)}</h2>
      {step.key !== "" && (
        <>
          <TextFields {...props} folder={root} address={address} label={t("design.name")} />
          <TextFields {...props} folder={root} address={`${address}.help`} label={t("design.help")} long />
          <div className="row">
            <Button
              icon="left"
              className="design-up"
              aria-disabled={place === 0}
              onClick={() => onEdit(moveBy(files, at.file, at.pointer, -1))}
            >
              {t("design.earlier")}
            </Button>
            <Button
              iconAfter="right"
              aria-disabled={place === step.siblings.length - 1}
              onClick={() => onEdit(moveBy(files, at.file, at.pointer, 1))}
            >
              {t("design.later")}
            </Button>
            <Button icon="bin" look="grave" onClick={remove}>
              {t("design.remove")}
            </Button>
          </div>
        </>
      )}
      <Openings {...props} />
      <WayCards {...props} />
    </aside>
  );
}

/** Who may fill in which part here. */
function Openings({ root, files, language, onEdit, chart, step }: StepPanelProps) {
  const { t } = useTranslation();
  const open = Object.entries(asObject(asObject(step.state["meta"])["open"]));
  return open.map(([section, value]) => {
    const by = asObject(value)["by"];
    const named = Array.isArray(by) ? by : [];
    return (
      <fieldset key={section} className="fieldset">
        <legend className="field-label">
          {t("design.flow.fills", { section: wordOf(files, root, language, `${chart.address}.sections.${section}`) })}
        </legend>
        <div className="design-chips">
          {rolesOf(root, files).map(({ name, text }) => (
            <button
              key={name}
              type="button"
              className="button button-small"
              aria-pressed={named.includes(name)}
              onClick={() =>
                onEdit([
                  {
                    op: "set",
                    file: chart.file,
                    pointer: `${step.pointer}${pointerTo("meta", "open", section, "by")}`,
                    value: named.includes(name) ? named.filter((one) => one !== name) : [...named, name],
                  },
                ])
              }
            >
              {wordOf(files, root, language, text)}
            </button>
          ))}
        </div>
      </fieldset>
    );
  });
}
