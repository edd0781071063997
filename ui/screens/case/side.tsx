/** Right of a case: what can I do now, why not the rest, whose turn it is, terms, what it runs on. */

import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { DeadlineView, InstanceView, UnitView } from "../../../engine/index.ts";
import { NotYet, Ways } from "../../instance/actions.tsx";
import { Connected } from "../../instance/connected.tsx";
import { isDone, setPart } from "../../instance/sets.ts";
import { unitName } from "../../instance/unit-name.ts";
import { addressOf, firstWay, hasClosed, hasOpen, waysOf } from "../../instance/ways.ts";
import { Icon } from "../../parts/icon.tsx";
import { PanelPart } from "../../parts/panel-part.tsx";
import { TermLines } from "../../parts/term.tsx";
import { useWindow } from "../../shell/live-context.ts";
import { plainWords, useDefinitionTexts } from "../../texts/i18n.ts";
import { HandOver } from "./hand-over.tsx";
import { awaitedOf, endOfStep, type ToFill, toFillOf } from "./next.ts";
import { hasTurns, OthersNotYet, othersWait, Turns } from "./others.tsx";
import { SameSubject } from "./same-subject.tsx";
import { UnitPanel } from "./unit-panel.tsx";

interface SideProps {
  readonly view: InstanceView;
  /** What is chosen in the middle: what can be done with it comes first. */
  readonly chosen?: UnitView | undefined;
}
export function CaseSide(props: SideProps) {
  const { t } = useTranslation();
  return (
    <aside className="panel" aria-label={t("case.side")}>
      <SideParts {...props} />
    </aside>
  );
}

/** The parts themselves: in the panel of a desk, in a sheet on a phone. */
export function SideParts({ view, chosen }: SideProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const { session } = useWindow();
  const ways = waysOf(view.main);
  const end = endOfStep(view);
  const isEnd = (way: (typeof ways)[number]): boolean => end !== undefined && addressOf(way) === addressOf(end);
  const toFill = toFillOf(view).filter(({ unit }) => unit !== chosen);
  const terms = [view.main, ...view.items].flatMap((unit) =>
    unit.deadlines.map((term): [UnitView, DeadlineView] => [unit, term]),
  );
  const [first] = toFill;
  // A section that is asked for has its button already, and ends with the same act.
  const awaited = awaitedOf(view).filter(
    ({ unit }) => unit !== chosen && !toFill.some((one) => one.unit.path === unit.path),
  );
  // What is chosen has the primary button while it waits for an answer; one that is settled asks for nothing.
  const chosenFirst =
    chosen !== undefined && !isDone(chosen, setPart(view, chosen.name) ?? {}) && firstWay(waysOf(chosen)) !== undefined;
  return (
    <>
      {chosen && <UnitPanel view={view} unit={chosen} />}
      <SameSubject view={view} />
      <Connected view={view} />
      <PanelPart title={t("case.canDo")}>
        <div className="stack-8">
          {end && <Ways view={view} ways={ways.filter(isEnd)} plain={chosenFirst} />}
          {toFill.slice(0, 4).map((one) => (
            <FillButton
              key={`${one.unit.path} ${one.section.name}`}
              view={view}
              toFill={one}
              primary={!chosenFirst && !end && one === first}
            />
          ))}
          <Ways
            view={view}
            ways={awaited.slice(0, 4)}
            plain={chosenFirst || end !== undefined || first !== undefined}
            named
          />
          <Ways
            view={view}
            ways={ways.filter((way) => !isEnd(way))}
            plain={chosenFirst || end !== undefined || first !== undefined || awaited.length > 0}
          />
          {!first && awaited.length === 0 && !hasOpen(ways) && !view.mayTakeOver && (
            <p className="quiet small">{t("case.nothingToDo")}</p>
          )}
          {(view.creator === session.person || view.mayTakeOver) && !view.main.ended && <HandOver view={view} />}
        </div>
      </PanelPart>
      {!view.main.ended && (hasClosed(ways) || othersWait(view)) && (
        <PanelPart title={t("case.whyNot")}>
          <div className="stack-16">
            <OthersNotYet view={view} />
            <NotYet view={view} ways={ways} />
          </div>
        </PanelPart>
      )}
      {hasTurns(view) && (
        <PanelPart title={t("others.turn")}>
          <Turns view={view} />
        </PanelPart>
      )}
      {terms.length > 0 && (
        <PanelPart title={t("case.terms")}>
          <div className="stack-8">
            {terms.map(([unit, term]) => (
              <div key={`${unit.path} ${term.name}`} className="term-row small">
                <div>
                  <div className="strong">{words(term.address)}</div>
                  {unit.item !== null && (
                    <div className="quiet">
                      {[unitName(view, unit, words), ...unit.holders.map((holder) => view.people[holder]?.name ?? "")]
                        .filter(Boolean)
                        .join(" · ")}
                    </div>
                  )}
                  {term.failed.length > 0 && <div className="text-bad">{t("term.failed")}</div>}
                </div>
                <TermLines term={{ ...term, paused: term.paused }} />
              </div>
            ))}
          </div>
        </PanelPart>
      )}
      <RunsOn view={view} />
    </>
  );
}

/** The way to a section that is asked for; of an item it says whose. */
export function FillButton({
  view,
  toFill: { unit, section },
  primary,
}: {
  readonly view: InstanceView;
  readonly toFill: ToFill;
  readonly primary: boolean;
}) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const task =
    words.maybe(`${section.address}.task`) ?? `${words(section.address)}: ${t("section.fill").toLowerCase()}`;
  return (
    <Link
      className={`button button-wide${primary ? " button-primary" : ""}`}
      to="/instances/$id/fill/$section"
      params={{ id: view.id, section: section.name }}
      search={unit.path === "" ? {} : { unit: unit.path }}
    >
      <Icon name="pen" />
      {unit.item === null ? (
        task
      ) : (
        <span>
          {task}:{" "}
          <span className={unit.number === undefined ? undefined : "one-line"}>{unitName(view, unit, words)}</span>
        </span>
      )}
    </Link>
  );
}

function RunsOn({ view }: { readonly view: InstanceView }) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  return (
    <PanelPart title={t("case.runsOn")}>
      <dl className="pairs pairs-close small">
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
  );
}
