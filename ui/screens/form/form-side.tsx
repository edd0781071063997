/** Beside a form: help for the field one is in, who reads this step, another part of the case, what happens after. */

import { useTranslation } from "react-i18next";
import type { ActionView, InstanceView, SectionView, UnitView } from "../../../engine/index.ts";
import type { LiveForm } from "../../forms/load-form.ts";
import { StepReaders } from "../../instance/readers.tsx";
import { buttonWords } from "../../instance/ways.ts";
import { Button } from "../../parts/button.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { Beside } from "./beside.tsx";

interface FormSideProps {
  readonly view: InstanceView;
  readonly unit: UnitView;
  readonly section: SectionView;
  readonly live: LiveForm;
  readonly field: string | undefined;
  /** What ends the step, and what can be done instead. */
  readonly ends: readonly ActionView[];
  readonly others: readonly ActionView[];
  readonly onOther: (action: ActionView) => void;
}
export function FormSide({ view, unit, section, live, field, ends, others, onOther }: FormSideProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const help = field ? live.words.help(field) : undefined;
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
      {ends.map((end) => (
        <section key={end.event} className="panel-part">
          <h2>
            <Icon name="arrow" />
            {t("form.after", { act: buttonWords(words, end.address).toLowerCase() })}
          </h2>
          <p className="small quiet">
            {words.maybe(`${end.address}.consequence`) ?? t("form.afterPlain", { what: words(end.address) })}
          </p>
        </section>
      ))}
      {others.length > 0 && (
        <section className="panel-part">
          <h2>
            <Icon name="split" />
            {t("form.otherwise")}
          </h2>
          <div className="stack-8">
            {others.map((action) => (
              <div key={action.event} className="stack-4">
                <Button wide look={action.grave ? "grave" : "second"} onClick={() => onOther(action)}>
                  {buttonWords(words, action.address)}
                </Button>
                <p className="small quiet">{words.maybe(`${action.address}.consequence`)}</p>
              </div>
            ))}
          </div>
        </section>
      )}
    </aside>
  );
}
