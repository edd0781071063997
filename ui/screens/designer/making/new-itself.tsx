/** Adds a way on that nobody presses: at once, as soon as something is true, or after a number of working days. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../parts/button.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { ChoiceField, TextField } from "../../../parts/field.tsx";
import { conditionWords } from "../condition-words.ts";
import type { StepPanelProps } from "../step-props.ts";
import { targetsFrom } from "../targets.ts";
import { type DraftLanguage, wordOf } from "../words-of.ts";
import { itselfAfter, itselfAtOnce } from "./make-itself.ts";

const WAYS = ["once", "after", "always"] as const;

export function NewItself(props: StepPanelProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (props.step.key === "" || targetsFrom(props.steps, props.step, props.chart).length === 0) return null;
  return (
    <>
      <Button icon="plus" onClick={() => setOpen(true)}>
        {t("design.making.itself")}
      </Button>
      {isOpen && <ItselfDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function ItselfDialog(props: StepPanelProps & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { root, files, language, chart, step, steps, facts = [], onEdit, onClose } = props;
  const targets = targetsFrom(steps, step, chart);
  const conditions = facts.filter(({ isYesNo }) => isYesNo);
  const [way, setWay] = useState<(typeof WAYS)[number]>(conditions.length > 0 ? "once" : "after");
  const [target, setTarget] = useState(targets[0]?.value ?? "");
  const [guard, setGuard] = useState("");
  const [days, setDays] = useState("5");
  const [isTried, setTried] = useState(false);
  const count = Number(days);
  const isDays = Number.isInteger(count) && count >= 1 && count <= 400;
  const stepName = (lng: DraftLanguage): string => wordOf(files, root, lng, `${chart.address}.states.${step.key}`);
  const words = (key: "termName" | "termEvent") => ({
    nl: t(`design.making.${key}`, { lng: "nl", step: stepName("nl") }),
    en: t(`design.making.${key}`, { lng: "en", step: stepName("en") }),
  });
  const make = (): void => {
    setTried(true);
    if ((way === "once" && guard === "") || (way === "after" && !isDays)) return;
    const where = { root, files, chart, step, target };
    onEdit(
      way === "after"
        ? itselfAfter({ ...where, days: count, term: words("termName"), event: words("termEvent") })
        : itselfAtOnce(where, way === "once" ? guard : ""),
    );
    onClose();
  };
  return (
    <Dialog title={t("design.making.itself")} onClose={onClose}>
      <form
        className="stack-16"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          make();
        }}
      >
        <ChoiceField
          label={t("design.making.itselfWhen")}
          value={way}
          choices={WAYS.map((value) => ({ value, words: t(`design.making.itselfWays.${value}`) }))}
          onChange={(value) => setWay(value as (typeof WAYS)[number])}
        />
        {way === "once" && (
          <ChoiceField
            label={t("design.flow.guard")}
            value={guard}
            none={t("design.choose")}
            error={isTried && guard === "" ? t("design.forms.sayThis") : undefined}
            choices={conditions.map(({ name }) => ({
              value: name,
              words: conditionWords({ root, files, language }, t, chart.address, name),
            }))}
            onChange={setGuard}
          />
        )}
        {way === "after" && (
          <TextField
            label={t("design.making.days")}
            value={days}
            error={isTried && !isDays ? t("design.forms.sayThis") : undefined}
            onChange={setDays}
          />
        )}
        <ChoiceField
          label={t("design.flow.to")}
          value={target}
          choices={targets.map(({ value, key }) => ({
            value,
            words: wordOf(files, root, language, `${chart.address}.states.${key}`),
          }))}
          onChange={setTarget}
        />
        <Button submit look="primary">
          {t("design.making.make")}
        </Button>
      </form>
    </Dialog>
  );
}
