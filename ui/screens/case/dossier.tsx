/** Sections of a case: the list with their states, and the one that is open. */

import { Link, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { InstanceView, SectionView } from "../../../engine/index.ts";
import { InstanceLimits } from "../../instance/limits.tsx";
import { MergeRows } from "../../instance/merge-rows.tsx";
import { PaperDrawings } from "../../instance/paper-drawings.tsx";
import { SectionReaders } from "../../instance/readers.tsx";
import { Reasons } from "../../instance/reasons.tsx";
import { FillLink, UnitSection } from "../../instance/unit-parts.tsx";
import { toldSection } from "../../instance/visible-section.ts";
import { IconButton } from "../../parts/button.tsx";
import { dateText, isoDay } from "../../parts/dates.ts";
import { Empty } from "../../parts/feedback.tsx";
import { Icon, StateIcon } from "../../parts/icon.tsx";
import { useWindow } from "../../shell/live-context.ts";
import { useDefinitionTexts } from "../../texts/i18n.ts";

export function Dossier({
  view,
  sections,
  show,
  above,
  children,
}: {
  readonly view: InstanceView;
  readonly sections: readonly SectionView[];
  readonly show: string | undefined;
  /** Section → the paper whose drawings stand above it. */
  readonly above: Readonly<Record<string, string>>;
  /** Items that the same tab shows. */
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  const { session } = useWindow();
  const there = sections.filter(({ state }) => state !== "absent");
  const open =
    there.find(({ name }) => name === show) ??
    toldSection(view, session.person) ??
    there.find(({ state, canRead }) => canRead && state !== "empty") ??
    there[0];
  // What is filled and may not be read yet is no secret: it stands among the others, with a lock.
  const isOwn = ({ canRead, canWrite, filled }: SectionView): boolean => canRead || canWrite || filled !== undefined;
  const own = there.filter(isOwn);
  const others = there.filter((section) => !isOwn(section));
  const at = open ? there.indexOf(open) : -1;
  return (
    <>
      <nav className="left" aria-label={t("case.sections")}>
        <h2>{t("case.sections")}</h2>
        <SectionLinks view={view} sections={own} open={open} />
        {others.length > 0 && (
          <details className="sections-not-for-you" open={(open && others.includes(open)) || undefined}>
            <summary className="small">{t("section.notForYouCount", { count: others.length })}</summary>
            <SectionLinks view={view} sections={others} open={open} />
          </details>
        )}
      </nav>
      <main className="middle">
        <SectionChoice view={view} sections={there} open={open} />
        <InstanceLimits view={view} />
        {open && <OpenSection view={view} section={open} paper={above[open.name]} />}
        <div className="stack-24">{children}</div>
        <div className="row-between section-nav">
          <Beside view={view} section={there[at - 1]} back />
          <Beside view={view} section={there[at + 1]} />
        </div>
      </main>
    </>
  );
}
function SectionLinks({
  view,
  sections,
  open,
}: {
  readonly view: InstanceView;
  readonly sections: readonly SectionView[];
  readonly open: SectionView | undefined;
}) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  return (
    <ul className="steps">
      {sections.map((section) => (
        <li key={section.name}>
          <Link
            to="/instances/$id"
            params={{ id: view.id }}
            search={(before) => ({ ...before, show: section.name })}
            aria-current={section === open ? "true" : undefined}
          >
            <StateIcon state={section.state === "absent" ? "none" : section.state} />
            <span>
              {words(section.address)}
              <span>{sectionState(section, t)}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
/** On a phone: which part is open, and a way to another. */
function SectionChoice({
  view,
  sections,
  open,
}: {
  readonly view: InstanceView;
  readonly sections: readonly SectionView[];
  readonly open: SectionView | undefined;
}) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const navigate = useNavigate();
  return (
    <div className="section-choice">
      <select
        className="control"
        aria-label={t("case.sections")}
        value={open?.name ?? ""}
        onChange={({ target }) =>
          void navigate({
            to: "/instances/$id",
            params: { id: view.id },
            search: (before) => ({ ...before, show: target.value }),
          })
        }
      >
        {sections.map((section, index) => (
          <option key={section.name} value={section.name}>
            {t("case.sectionAt", {
              at: index + 1,
              of: sections.length,
              title: words(section.address),
              state: sectionState(section, t),
            })}
          </option>
        ))}
      </select>
    </div>
  );
}
function Beside({
  view,
  section,
  back = false,
}: {
  readonly view: InstanceView;
  readonly section: SectionView | undefined;
  readonly back?: boolean;
}) {
  const words = useDefinitionTexts(view.definition);
  if (!section) return <span />;
  return (
    <Link
      className="button button-quiet"
      to="/instances/$id"
      params={{ id: view.id }}
      search={(before) => ({ ...before, show: section.name })}
    >
      {back && <Icon name="left" size={16} />}
      {words(section.address)}
      {!back && <Icon name="right" size={16} />}
    </Link>
  );
}
export function sectionState(section: SectionView, t: (key: string) => string): string {
  if (section.filled) return `${t(`section.known.${section.filled}`)}, ${t("section.notYetYours")}`;
  // Complete and still asked for: it goes along once the step is ended.
  const filled = section.state === "submitted" && section.canWrite && !section.optional;
  const word = t(`section.states.${filled ? "filled" : section.state}`);
  return section.optional && section.state === "empty" ? `${word}, ${t("section.optional")}` : word;
}

function OpenSection({
  view,
  section,
  paper,
}: {
  readonly view: InstanceView;
  readonly section: SectionView;
  readonly paper: string | undefined;
}) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const { session } = useWindow();
  return (
    <article>
      <div className="section-head">
        <div>
          <h2>{words(section.address)}</h2>
          {section.at && (
            <p className="small quiet">
              {section.by
                ? t("section.writtenBy", {
                    name: section.by === session.person ? t("readers.you") : (view.people[section.by]?.name ?? ""),
                    date: dateText(isoDay(section.at)),
                  })
                : t("section.written", { date: dateText(isoDay(section.at)) })}
              {section.canRead && (
                <>
                  ,{" "}
                  <Link to="/instances/$id" params={{ id: view.id }} search={{ tab: "timeline", show: section.name }}>
                    {t("section.whatChanged")}
                  </Link>
                </>
              )}
            </p>
          )}
        </div>
        <div className="row">
          {section.canRead && section.state !== "empty" && (
            <IconButton icon="print" label={t("act.print")} onClick={() => window.print()} />
          )}
          {section.canWrite && <FillLink view={view} unit={view.main} section={section} />}
        </div>
      </div>
      {!section.canRead ? (
        <Empty title={t(section.filled ? "section.notForYouYet" : "section.notForYou")}>
          {section.reasons.length > 0 ? (
            <Reasons reasons={section.reasons} words={words} view={view} />
          ) : (
            t("section.notForYouHelp")
          )}
        </Empty>
      ) : section.state === "empty" ? (
        <Empty title={t("section.nothing")}>
          {t(section.canWrite ? "section.nothingFill" : "section.nothingHelp")}
        </Empty>
      ) : (
        <div className="stack-24">
          {paper !== undefined && view.papers.includes(paper) && <PaperDrawings view={view} report={paper} />}
          <UnitSection view={view} unit={view.main} section={section} />
          <MergeRows view={view} section={section} />
        </div>
      )}
      <SectionReaders view={view} unit={view.main} section={section} />
    </article>
  );
}
