/** The case file: head, line, tabs from the definition, sections, what can be done. */

import { useNavigate } from "@tanstack/react-router";
import { Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { AddView, InstanceView, UnitView } from "../../../engine/index.ts";
import { Documents, Reads } from "../../instance/history.tsx";
import { InspectionCard } from "../../instance/inspection-card.tsx";
import { ItemCards } from "../../instance/item-cards.tsx";
import { JustDone } from "../../instance/just-done.tsx";
import { ProcessLine } from "../../instance/line.tsx";
import { PaperDrawings } from "../../instance/paper-drawings.tsx";
import { ReportLinks } from "../../instance/report-links.tsx";
import { isDone, openSets, setPart } from "../../instance/sets.ts";
import { type Tab, Tabs } from "../../instance/tabs.tsx";
import { Timeline } from "../../instance/timeline.tsx";
import { Versions } from "../../instance/versions.tsx";
import { Skeleton } from "../../parts/feedback.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { itemLayouts } from "../item-layouts.ts";
import type { LayoutProps } from "../layout-props.ts";
import { CaseBar } from "./case-bar.tsx";
import { CaseFoot } from "./case-foot.tsx";
import { Dossier } from "./dossier.tsx";
import { CaseSide } from "./side.tsx";

interface TabPart {
  readonly show?: readonly string[];
  /** The paper whose drawings stand above the items. */
  readonly paper?: string;
  /** Section → the paper whose drawings stand above it. */
  readonly above?: Readonly<Record<string, string>>;
  /** The paper whose stored copies are compared below. */
  readonly versions?: string;
}
interface CaseScreenPart {
  readonly tabs?: Readonly<Record<string, TabPart>>;
  /** Papers that can be made of it at any time. */
  readonly reports?: readonly string[];
}

/** A link that names an item opens the tab that shows its kind; of one within another, its own before that of the other. */
function tabOf(
  tabs: readonly (readonly [name: string, part: { readonly show?: readonly string[] }])[],
  show: string | undefined,
): string | undefined {
  const kinds = (show ?? "").split("/").filter((_, index) => index % 2 === 0);
  return kinds.reverse().flatMap((kind) => tabs.find(([, part]) => part.show?.includes(kind))?.[0] ?? [])[0];
}

export function CaseScreen({ view, tab, show }: LayoutProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const navigate = useNavigate();
  const screen = (view.screens[0] ?? {}) as CaseScreenPart;
  const tabs = Object.entries<TabPart>(screen.tabs ?? { all: { show: view.main.sections.map(({ name }) => name) } });
  const named = tabOf(tabs, show);
  const current = tab ?? named ?? tabs[0]?.[0] ?? "timeline";
  const part = tabs.find(([name]) => name === current)?.[1] ?? {};
  const parts = part.show ?? [];
  const firstToFill = view.main.sections.find(({ canWrite }) => canWrite)?.name;
  useEffect(() => {
    if (show === "first" && firstToFill)
      void navigate({
        to: "/instances/$id/fill/$section",
        params: { id: view.id, section: firstToFill },
        replace: true,
      });
  }, [show, firstToFill, navigate, view.id]);
  const drawn = part.paper;
  const sections = view.main.sections.filter(({ name }) => parts.includes(name));
  const items = parts.filter((part) => !view.main.sections.some(({ name }) => name === part));
  const chosen = chosenUnit(view, items, show);
  // Whoever came for one item finds it above the drawings.
  const forItem = tab === undefined && view.items.some(({ path }) => path === show);
  const drawings = drawn !== undefined && view.papers.includes(drawn) && <PaperDrawings view={view} report={drawn} />;
  const papers = (screen.reports ?? []).filter((report) => view.papers.includes(report));
  return (
    <>
      <CaseBar view={view} />
      <ProcessLine steps={view.line} words={words} />
      <JustDone view={view} />
      <Tabs
        id={view.id}
        tabs={tabs.map(
          ([name, { show: shown }]): Tab => [
            name,
            words(`${view.kind}.tabs.${name}`),
            openSets(view).find(({ item }) => shown?.includes(item))?.open,
          ],
        )}
        current={current}
      />
      <div className="area case-area">
        {sections.length > 0 ? (
          <Dossier view={view} sections={sections} show={show} above={part.above ?? {}}>
            {parts
              .filter((part) => items.includes(part))
              .map((item) => (
                <Items key={item} view={view} item={item} show={chosen?.path ?? show} />
              ))}
            {part.versions !== undefined && view.papers.includes(part.versions) && (
              <Versions view={view} report={part.versions} />
            )}
          </Dossier>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls and may hold nothing to focus
          <main className="middle" tabIndex={0}>
            {current === "timeline" && <Timeline view={view} section={show} />}
            {current === "documents" && (
              <div className="stack-24">
                {papers.length > 0 && (
                  <section className="card">
                    <div className="card-head">
                      <h2>{t("documents.now")}</h2>
                    </div>
                    <div className="card-body">
                      <ReportLinks view={view} reports={papers} />
                    </div>
                  </section>
                )}
                <Documents view={view} />
                <InspectionCard instance={view.id} />
              </div>
            )}
            {current === "reads" && <Reads view={view} />}
            <div className="stack-24 drawings-beside">
              {!forItem && drawings}
              {items.map((item) => (
                <Items key={item} view={view} item={item} show={chosen?.path ?? show} />
              ))}
              {forItem && drawings}
            </div>
          </main>
        )}
        <CaseSide view={view} chosen={chosen} />
      </div>
      <CaseFoot view={view} chosen={chosen} />
    </>
  );
}

/** The item of a set that is open: the one an address names, else the first that is asked and can be answered here. */
function chosenUnit(view: InstanceView, items: readonly string[], show: string | undefined): UnitView | undefined {
  const units = view.items.filter(({ name = "", layout }) => layout !== undefined && items.includes(name));
  const named = units.find(({ path }) => path === show);
  const waiting = units.filter((unit) => unit.wanted === true && !isDone(unit, setPart(view, unit.name) ?? {}));
  return named ?? [...waiting, ...units].find(({ events, wanted }) => wanted && events.some(({ open }) => open));
}

/** What can be added to a case stands in the panel. */
const NONE: readonly AddView[] = [];

/** All items of one name in the layout that the definition gives them. */
function Items({
  view,
  item,
  show,
}: {
  readonly view: InstanceView;
  readonly item: string;
  readonly show: string | undefined;
}) {
  const units = view.items.filter(({ name }) => name === item);
  const layout = units[0]?.layout;
  const Layout = (layout === undefined ? undefined : itemLayouts[layout]) ?? ItemCards;
  return (
    <Suspense fallback={<Skeleton />}>
      <Layout view={view} item={item} units={units} adds={NONE} show={show} />
    </Suspense>
  );
}
