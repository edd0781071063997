/** Puts a button on a step: one that the process has, or a new one with its words, who may press it and where it leads. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { pointerTo } from "../../../../engine/index.ts";
import { Button } from "../../../parts/button.tsx";
import { ChoiceField } from "../../../parts/field.tsx";
import { partOf } from "../charts.ts";
import { RoleChips } from "../role-chips.tsx";
import type { StepPanelProps } from "../step-props.ts";
import { targetsFrom } from "../targets.ts";
import { wordOf } from "../words-of.ts";
import { makeButton } from "./make-button.ts";
import { NameDialog } from "./name-dialog.tsx";

export function NewButton(props: StepPanelProps) {
  const { t } = useTranslation();
  const { root, files, language, chart, step, steps, onEdit } = props;
  const [isOpen, setOpen] = useState(false);
  const events = Object.keys(partOf(root, files, chart, "events").value);
  const free = events.filter((event) => !step.ways.some((way) => way.event === event));
  const targets = targetsFrom(steps, step, chart);
  const add = (event: string): void => {
    const value = targets[0]?.value;
    if (value !== undefined)
      onEdit([{ op: "set", file: chart.file, pointer: `${step.pointer}${pointerTo("on", event)}`, value }]);
  };
  return (
    <div className="stack-8">
      <ChoiceField
        label={t("design.flow.addButton")}
        value=""
        none={t("design.choose")}
        choices={free.map((event) => ({
          value: event,
          words: wordOf(files, root, language, `${chart.address}.events.${event}`),
        }))}
        onChange={(event) => event && add(event)}
      />
      <Button icon="plus" onClick={() => setOpen(true)}>
        {t("design.making.newButton")}
      </Button>
      {isOpen && <NewButtonDialog {...props} onClose={() => setOpen(false)} />}
    </div>
  );
}

interface NewButtonDialogProps extends StepPanelProps {
  readonly onClose: () => void;
  /** The step to which a line was drawn. */
  readonly to?: string;
}
export function NewButtonDialog(props: NewButtonDialogProps) {
  const { t } = useTranslation();
  const { root, files, language, chart, step, steps, onEdit, onClose, to } = props;
  const targets = targetsFrom(steps, step, chart);
  const [by, setBy] = useState<readonly string[]>([]);
  const [target, setTarget] = useState(targets.find(({ pointer }) => pointer === to)?.value ?? targets[0]?.value ?? "");
  return (
    <NameDialog
      title={t("design.making.newButton")}
      onClose={onClose}
      onMake={(names) => onEdit(makeButton({ root, files, chart, step, names, by, target }))}
    >
      <ChoiceField
        label={t("design.flow.to")}
        value={target}
        choices={targets.map(({ value, key }) => ({
          value,
          words: wordOf(files, root, language, `${chart.address}.states.${key}`),
        }))}
        onChange={setTarget}
      />
      <RoleChips {...props} label={t("design.making.whoMay")} named={by} onNamed={setBy} />
    </NameDialog>
  );
}
