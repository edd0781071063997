/** Above a step: who wrote something for whoever has to go on, opened when asked for. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../engine/index.ts";
import { Button } from "../parts/button.tsx";
import { dateText, isoDay } from "../parts/dates.ts";
import { Notice } from "../parts/feedback.tsx";
import { useWindow } from "../shell/live-context.ts";
import { useDefinitionTexts } from "../texts/i18n.ts";
import { UnitSection } from "./unit-parts.tsx";
import { toldSection } from "./visible-section.ts";

export function Told({ view }: { readonly view: InstanceView }) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const { session } = useWindow();
  const [open, setOpen] = useState(false);
  const section = toldSection(view, session.person);
  if (!section?.at || section.by === undefined) return null;
  return (
    <div className="told">
      <Notice>
        <div className="row-between">
          <span>
            {t("form.told", {
              name: view.people[section.by]?.name ?? "",
              what: words(section.address),
              date: dateText(isoDay(section.at)),
            })}
          </span>
          <Button className="button-small" onClick={() => setOpen(!open)} aria-expanded={open}>
            {t(open ? "form.toldShut" : "form.toldOpen")}
          </Button>
        </div>
        {open && <UnitSection view={view} unit={view.main} section={section} />}
      </Notice>
    </div>
  );
}
