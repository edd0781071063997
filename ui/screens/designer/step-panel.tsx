/** The chosen step beside the list: its name, who fills what in, its place, its buttons. */

import { useTranslation } from "react-i18next";
import { pointerTo } from "../../../engine/index.ts";
import { Button, IconButton } from "../../parts/button.tsx";
import { EndChoice } from "./end-choice.tsx";
import { ItselfCards } from "./itself-cards.tsx";
import { asList, asObject } from "./json.ts";
import { NewPart } from "./making/new-part.tsx";
import { moveBy } from "./moves.ts";
import { RemoveStep } from "./remove-step.tsx";
import { RoleChips } from "./role-chips.tsx";
import type { StepPanelProps } from "./step-props.ts";
import { TermCard } from "./terms/term-card.tsx";
import { addTerm } from "./terms/term-edits.ts";
import { termsOf } from "./terms/terms-of.ts";
import { TextFields } from "./text-fields.tsx";
import { WayCards } from "./way-cards.tsx";
import { type DraftLanguage, wordOf } from "./words-of.ts";

export function StepPanel(props: StepPanelProps) {
  const { t } = useTranslation();
  const { root, files, language, onEdit, chart, step } = props;
  const address = `${chart.address}.states.${step.key}`;
  const at = { file: chart.file, pointer: step.pointer };
  const place = step.siblings.indexOf(step.key);
  return (
    <aside className="design-panel stack-16" aria-label={t("design.flow.step")}>
      <h2>{step.key === "" ? t("design.flow.everyStep") : wordOf(files, root, language, address)}</h2>
      {step.key !== "" && (
        <>
          <TextFields {...props} folder={root} address={address} label={t("design.name")} />
          <TextFields {...props} folder={root} address={`${address}.help`} label={t("design.help")} long />
          <EndChoice {...props} />
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
            <RemoveStep {...props} />
          </div>
        </>
      )}
      <Openings {...props} />
      <NewPart {...props} />
      {step.key !== "" && <StepTerms {...props} />}
      <WayCards {...props} />
      <ItselfCards {...props} />
    </aside>
  );
}

/** Who may fill in which part here. */
function Openings(props: StepPanelProps) {
  const { t } = useTranslation();
  const { root, files, language, onEdit, chart, step } = props;
  const open = Object.entries(asObject(asObject(step.state["meta"])["open"]));
  const title = (section: string): string => wordOf(files, root, language, `${chart.address}.sections.${section}`);
  return open.map(([section, value]) => {
    const at = { file: chart.file, pointer: `${step.pointer}${pointerTo("meta", "open", section)}` };
    return (
      <div key={section} className="card card-body stack-8">
        <div className="row-between">
          <span className="strong">{title(section)}</span>
          <IconButton
            icon="bin"
            label={t("design.flow.removePart", { name: title(section) })}
            onClick={() => onEdit([{ op: "remove", ...at }])}
          />
        </div>
        <RoleChips
          {...props}
          label={t("design.making.whoFills")}
          named={asList(asObject(value)["by"]).map(String)}
          onNamed={(by) => onEdit([{ op: "set", file: at.file, pointer: `${at.pointer}/by`, value: by }])}
        />
      </div>
    );
  });
}

/** Terms that run while the step lasts, and a new one. */
function StepTerms(props: StepPanelProps) {
  const { t } = useTranslation();
  const { root, files, onEdit, chart, step } = props;
  const terms = termsOf(root, files).filter(
    (term) => term.chart.address === chart.address && term.steps.some(({ pointer }) => pointer === step.pointer),
  );
  const name = (lng: DraftLanguage): string =>
    t("design.terms.newName", { lng, step: wordOf(files, root, lng, `${chart.address}.states.${step.key}`) });
  return (
    <section className="stack-8">
      <h3>{t("design.terms.ofStep")}</h3>
      {terms.map((term) => (
        <TermCard key={term.key} {...props} term={term} />
      ))}
      <Button icon="plus" onClick={() => onEdit(addTerm(root, files, chart, step, { nl: name("nl"), en: name("en") }))}>
        {t("design.terms.add")}
      </Button>
    </section>
  );
}
