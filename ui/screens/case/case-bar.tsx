/** The bar of a case: its number and state, what its sets still lack, who leads it, who may see it. */

import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { InstanceView, Json } from "../../../engine/index.ts";
import { openSets } from "../../instance/sets.ts";
import { ReadersButton } from "../../instance/tabs.tsx";
import { stateWords, unitName } from "../../instance/unit-name.ts";
import { Icon } from "../../parts/icon.tsx";
import { Bar } from "../../shell/bar.tsx";
import { useWindow } from "../../shell/live-context.ts";
import { useDefinitionTexts } from "../../texts/i18n.ts";

const shown = (value: Json | undefined): string =>
  Array.isArray(value) ? value.map(String).join(", ") : value === undefined || value === null ? "" : String(value);

export function CaseBar({ view }: { readonly view: InstanceView }) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const { session } = useWindow();
  const lead = view.people[view.creator];
  const layout = view.screens[0]?.layout ?? "case";
  const head = Object.entries((view.screens[0]?.["head"] ?? {}) as Readonly<Record<string, string>>);
  return (
    <Bar
      above={
        <>
          <Link to="/list/$layout" params={{ layout }}>
            {t(`layouts.${layout}`)}
          </Link>{" "}
          › {words.maybe("process") ?? words(view.kind)}
        </>
      }
      title={view.number ?? unitName(view, view.main, words)}
      tags={
        <>
          <span className={`tag${view.main.ended ? "" : " tag-info"}`}>
            <Icon name={view.main.ended ? "checkCircle" : "clock"} size={14} />
            {stateWords(view.main, words)}
          </span>
          {!view.main.ended &&
            openSets(view).map(({ item, address }) => (
              <span key={item} className="tag tag-warn">
                <Icon name="warn" size={14} />
                {t("case.setOpen", { what: words(address) })}
              </span>
            ))}
        </>
      }
    >
      {lead && (
        <div className="bar-fact">
          <span>{t("case.lead")}</span>
          <strong>
            {lead.name}
            {view.creator === session.person && ` ${t("case.you")}`}
          </strong>
        </div>
      )}
      {head.map(([name, fact]) => {
        const value = shown(view.main.facts[fact]);
        return value === "" ? null : (
          <div key={name} className="bar-fact">
            <span>{words(`${view.kind}.head.${name}`)}</span>
            <strong>{value}</strong>
          </div>
        );
      })}
      <ReadersButton view={view} />
    </Bar>
  );
}
