/** On a phone: which step this is, how far, and a way to another. */

import { useTranslation } from "react-i18next";
import { type Step, stepKey } from "./steps.tsx";

interface StepChoiceProps {
  readonly steps: readonly Step[];
  readonly current: Step;
  readonly onChoose: (step: Step) => void;
}
export function StepChoice({ steps, current, onChoose }: StepChoiceProps) {
  const { t } = useTranslation();
  const at = steps.findIndex((step) => stepKey(step) === stepKey(current));
  return (
    <div className="step-select">
      <select
        className="control"
        aria-label={t("form.step")}
        value={stepKey(current)}
        onChange={({ target }) => {
          const step = steps.find((one) => stepKey(one) === target.value);
          if (step) onChoose(step);
        }}
      >
        {steps.map((step, index) => (
          <option key={stepKey(step)} value={stepKey(step)}>
            {t("form.stepAt", { at: index + 1, of: steps.length, title: step.title })}
          </option>
        ))}
      </select>
      <span className="step-far" style={{ inlineSize: `${((at + 1) / steps.length) * 100}%` }} />
    </div>
  );
}
