/** Right of a case: what can I do now, why not the rest, terms, what it runs on. */

import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { DeadlineView, InstanceView, UnitView } from "../../../engine/views/types.ts";
import { Icon } from "../../parts/icon.tsx";
import { TermLines } from "../../parts/term.tsx";
import { plainWords, useDefinitionTexts } from "../../texts/i18n.ts";
import { hasClosed, hasOpen, NotYet, PanelPart, Ways, waysOf } from "./actions.tsx";
import { unitName } from "./unit-name.ts";

export function CaseSide({ view }: { readonly view: InstanceView }) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const ways = waysOf(view.main);
  const toFill = view.main.sections.find(({ canWrite, optional, complete }) => canWrite && !optional && !complete);
  const terms = [view.main, ...view.items].flatMap((unit) =>
    unit.deadlines.map((term): [UnitView, DeadlineView] => [unit, term]),
  );
  return (
    <aside className="panel" aria-label={t("case.side")}>
      <PanelPart title={t("case.canDo")}>
        <div className="stack-8">
          {toFill && (
            <Link
              className="button button-primary button-wide"
              to="/instances/$id/fill/$section"
              params={{ id: view.id, section: toFill.name }}
            >
              <Icon name="pen" />
              {words.maybe(`${toFill.address}.task`) ?? `${words(toFill.address)}: ${t("section.fill").toLowerCase()}`}
            </Link>
          )}
          <Ways view={view} ways={ways} plain={toFill !== undefined} />
          {!toFill && !hasOpen(ways) && <p className="quiet small">{t("case.nothingToDo")}</p>}
        </div>
      </PanelPart>
      {hasClosed(ways) && (
        <PanelPart title={t("case.whyNot")}>
          <NotYet view={view} ways={ways} />
        </PanelPart>
      )}
      {terms.length > 0 && (
        <PanelPart title={t("case.terms")}>
          <div className="stack-8">
            {terms.map(([unit, term]) => (
              <div key={`${unit.path} ${term.name}`} className="term-row small">
                <div>
                  <div className="strong">{words(term.address)}</div>
                  {unit.item !== null && <div className="quiet">{unitName(view, unit, words)}</div>}
                  {term.failed.length > 0 && <div className="text-bad">{t("term.failed")}</div>}
                </div>
                <TermLines term={{ ...term, paused: term.paused }} />
              </div>
            ))}
          </div>
        </PanelPart>
      )}
      <PanelPart title={t("case.runsOn")}>
        <dl className="pairs small">
          <dt>{t("case.process")}</dt>
          <dd>
            <Link to="/processes/$hash" params={{ hash: view.definition }} search={{ of: view.id }}>
              {words.maybe("process") ?? view.process}
            </Link>
          </dd>
          <dt>{t("case.version")}</dt>
          <dd>{view.version}</dd>
          <dt>{t("case.variant")}</dt>
          <dd>
            {view.variant === undefined
              ? t("case.noVariant")
              : (words.maybe(`variants.${view.variant}`) ?? plainWords(view.variant))}
          </dd>
          <dt>{t("case.group")}</dt>
          <dd>
            {view.group.name}, {view.group.municipality}
          </dd>
        </dl>
      </PanelPart>
    </aside>
  );
}
