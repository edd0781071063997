/** Asks the name of a new step before it is made: its key stays what the name made it. */

import { useTranslation } from "react-i18next";
import { addStep } from "../step-edits.ts";
import type { StepPanelProps } from "../step-props.ts";
import { wordOf } from "../words-of.ts";
import { NameDialog } from "./name-dialog.tsx";

interface NewStepProps extends StepPanelProps {
  readonly inside: boolean;
  readonly onClose: () => void;
}
export function NewStep({
  root,
  files,
  language,
  chart,
  steps,
  step,
  inside,
  onEdit,
  onChoose,
  onClose,
}: NewStepProps) {
  const { t } = useTranslation();
  const name = wordOf(files, root, language, `${chart.address}.states.${step.key}`);
  return (
    <NameDialog
      title={inside ? t("design.flow.addInside", { name }) : t("design.flow.addStep")}
      onClose={onClose}
      onMake={(names) => {
        const { edits, pointer } = addStep({ root, chart, steps, names, at: step, inside });
        onEdit(edits);
        onChoose(pointer);
      }}
    />
  );
}
