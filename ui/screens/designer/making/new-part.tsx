/** Puts a part on a step: one that the process has, or a new one with a form of its own. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../parts/button.tsx";
import { ChoiceField } from "../../../parts/field.tsx";
import { partOf } from "../charts.ts";
import { asObject } from "../json.ts";
import { RoleChips } from "../role-chips.tsx";
import type { StepPanelProps } from "../step-props.ts";
import { wordOf } from "../words-of.ts";
import { makePart, openIn } from "./make-part.ts";
import { NameDialog } from "./name-dialog.tsx";
import { isSaid, NO_PRIVACY, PrivacyOfFirst } from "./privacy-choice.tsx";

export function NewPart(props: StepPanelProps) {
  const { t } = useTranslation();
  const { root, files, language, chart, step, onEdit } = props;
  const [isOpen, setOpen] = useState(false);
  const [by, setBy] = useState<readonly string[]>([]);
  const [privacy, setPrivacy] = useState(NO_PRIVACY);
  const [isTried, setTried] = useState(false);
  const here = asObject(asObject(step.state["meta"])["open"]);
  const free = Object.keys(partOf(root, files, chart, "sections").value).filter((section) => !(section in here));
  const question = { nl: t("design.making.question", { lng: "nl" }), en: t("design.making.question", { lng: "en" }) };
  return (
    <div className="stack-8">
      <ChoiceField
        label={t("design.making.part")}
        value=""
        none={t("design.choose")}
        choices={free.map((value) => ({
          value,
          words: wordOf(files, root, language, `${chart.address}.sections.${value}`),
        }))}
        onChange={(section) => section && onEdit([openIn(chart, step, section, [])])}
      />
      <Button icon="plus" onClick={() => setOpen(true)}>
        {t("design.making.newPart")}
      </Button>
      {isOpen && (
        <NameDialog
          title={t("design.making.newPart")}
          about={t("design.making.partAbout")}
          onClose={() => setOpen(false)}
          lacks={!isSaid(privacy)}
          onTry={() => setTried(true)}
          onMake={(names) => onEdit(makePart({ root, files, chart, step, names, by, question, privacy }))}
        >
          <RoleChips {...props} label={t("design.making.whoFills")} named={by} onNamed={setBy} />
          <PrivacyOfFirst privacy={privacy} isTried={isTried} onPrivacy={setPrivacy} />
        </NameDialog>
      )}
    </div>
  );
}
