/** Beside a form: help for the field one is in, who reads this step, another part of the case, what happens after. */

import { useTranslation } from "react-i18next";
import type { ActionView, InstanceView, SectionView, UnitView } from "../../../engine/views/types.ts";
import type { LiveForm } from "../../forms/load-form.ts";
import { Icon } from "../../parts/icon.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { StepReaders } from "../case/readers.tsx";
import { Beside } from "./beside.tsx";

interface FormSideProps {
  readonly view: InstanceView;
  readonly unit: UnitView;
  readonly section: SectionView;
  readonly live: LiveForm;
  readonly field: string | undefined;
  /** What ends the step. */
  readonly end: ActionView | undefined;
}
export function FormSide({ view, unit, section, live, field, end }: FormSideProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const help = field ? live.words.help(field) : undefined;
  const consequence = end && words.maybe(`${end.address}.consequence`);
  return (
    <aside className="panel" aria-label={t("form.side")}>
      <section className="panel-part">
        <h2>
          <Icon name="help" />
          {t("form.fieldHelp")}
        </h2>
        <p className="small">
          {field ? <strong>{live.words.label(field).replace(/(?<![?.!])$/, ".")} </strong> : null}
          <span className="quiet">
            {help ?? (field ? t("form.noHelp") : (words.maybe(`${section.address}.help`) ?? t("form.helpHere")))}
          </span>
        </p>
      </section>
      {section.readers.length > 0 && (
        <section className="panel-part">
          <h2>
            <Icon name="eye" />
            {t("readers.step")}
          </h2>
          <StepReaders view={view} unit={unit} section={section} />
        </section>
      )}
      <Beside view={view} unit={unit} section={section} />
      {end && (
        <section className="panel-part">
          <h2>
            <Icon name="arrow" />
            {t("form.after", {
              act: words.maybe(`${end.address}.button`)?.toLowerCase() ?? words(end.address).toLowerCase(),
            })}
          </h2>
          <p className="small quiet">{consequence ?? t("form.afterPlain", { what: words(end.address) })}</p>
        </section>
      )}
    </aside>
  );
}
