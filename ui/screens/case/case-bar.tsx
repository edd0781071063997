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

const shown = (value: Json | undefined, words: (one: string) => string): string =>
  Array.isArray(value)
    ? value.map((one) => words(String(one))).join(", ")
    : value === undefined || value === null
      ? ""
      : words(String(value));

/** Who leads it: the person that the fact named by the screen's `leads` gives, else who made it. Nobody is named to who may not know that fact. */
function leaderOf(view: InstanceView): string | undefined {
  const fact = view.screens[0]?.["leads"];
  if (typeof fact !== "string") return view.creator;
  const value = view.main.facts[fact];
  return value === "" ? view.creator : typeof value === "string" ? value : undefined;
}

export function CaseBar({ view }: { readonly view: InstanceView }) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const { session } = useWindow();
  const leader = leaderOf(view);
  const lead = leader === undefined ? undefined : view.people[leader];
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
          {view.group.isTest && <span className="tag tag-warn">{t("case.isTest")}</span>}
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
            {leader === session.person && ` ${t("case.you")}`}
            {lead.stopped && ` ${t("case.gone")}`}
          </strong>
        </div>
      )}
      {head.map(([name, fact]) => {
        const plain = (one: string): string => (one === "true" ? t("form.yes") : one === "false" ? t("form.no") : one);
        const choice = (one: string): string => words.maybe(`${view.kind}.facts.${fact}.choices.${one}`) ?? plain(one);
        const value = shown(view.main.facts[fact], choice);
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
