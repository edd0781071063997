/** Beside a form: help for the field one is in, who reads this step, what happens after. */

import { useTranslation } from "react-i18next";
import type { ActionView, InstanceView, SectionView } from "../../../engine/views/types.ts";
import type { LiveForm } from "../../forms/load-form.ts";
import { Icon } from "../../parts/icon.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { Readers } from "../case/dossier.tsx";

export function FormSide({
  view,
  section,
  live,
  field,
  submit,
}: {
  readonly view: InstanceView;
  readonly section: SectionView;
  readonly live: LiveForm;
  readonly field: string | undefined;
  readonly submit: ActionView | undefined;
}) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const help = field ? live.words.help(field) : undefined;
  const consequence = submit && words.maybe(`${submit.address}.consequence`);
  return (
    <aside className="panel" aria-label={t("form.side")}>
      <section className="panel-part">
        <h2>
          <Icon name="help" />
          {t("form.fieldHelp")}
        </h2>
        <p className="small">
          {field ? <strong className="person-what">{live.words.label(field)}</strong> : null}
          {help ?? (field ? t("form.noHelp") : (words.maybe(`${section.address}.help`) ?? t("form.helpHere")))}
        </p>
      </section>
      {section.readers.length > 0 && (
        <section className="panel-part">
          <h2>
            <Icon name="eye" />
            {t("readers.step")}
          </h2>
          <Readers view={view} section={section} plain />
        </section>
      )}
      {submit && (
        <section className="panel-part">
          <h2>
            <Icon name="arrow" />
            {t("form.after")}
          </h2>
          <p className="small quiet">{consequence ?? t("form.afterPlain", { what: words(submit.address) })}</p>
        </section>
      )}
    </aside>
  );
}
