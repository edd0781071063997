/** The case file: head, line, tabs from the definition, sections, what can be done. */

import { Link, useNavigate } from "@tanstack/react-router";
import { Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../../engine/views/types.ts";
import { useCommand } from "../../api/queries.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Notice, Skeleton } from "../../parts/feedback.tsx";
import { Icon } from "../../parts/icon.tsx";
import { Bar } from "../../shell/bar.tsx";
import { useWindow } from "../../shell/live-context.ts";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { itemLayouts } from "../item-layouts.ts";
import type { LayoutProps } from "../layout-props.ts";
import { Dossier } from "./dossier.tsx";
import { Documents, Reads, Timeline } from "./history.tsx";
import { ItemCards } from "./item-cards.tsx";
import { ProcessLine } from "./line.tsx";
import { ReportLinks } from "./report-links.tsx";
import { CaseSide } from "./side.tsx";
import { ReadersButton, Tabs } from "./tabs.tsx";
import { stateWords, unitName } from "./unit-name.ts";

interface CaseScreenPart {
  readonly tabs?: Readonly<Record<string, { readonly show?: readonly string[] }>>;
  /** Papers that can be made of it at any time. */
  readonly reports?: readonly string[];
}

export function CaseScreen({ view, tab, show }: LayoutProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const navigate = useNavigate();
  const screen = (view.screens[0] ?? {}) as CaseScreenPart;
  const tabs = Object.entries(screen.tabs ?? { all: { show: view.main.sections.map(({ name }) => name) } });
  // A link that names an item opens the tab that shows its kind.
  const named =
    show === undefined ? undefined : tabs.find(([, { show: parts }]) => parts?.includes(show.split("/")[0] ?? ""))?.[0];
  const current = tab ?? named ?? tabs[0]?.[0] ?? "timeline";
  const parts = tabs.find(([name]) => name === current)?.[1].show ?? [];
  const firstToFill = view.main.sections.find(({ canWrite }) => canWrite)?.name;
  useEffect(() => {
    if (show === "first" && firstToFill)
      void navigate({
        to: "/instances/$id/fill/$section",
        params: { id: view.id, section: firstToFill },
        replace: true,
      });
  }, [show, firstToFill, navigate, view.id]);
  const sections = view.main.sections.filter(({ name }) => parts.includes(name));
  const items = parts.filter((part) => !view.main.sections.some(({ name }) => name === part));
  return (
    <>
      <CaseBar view={view} />
      <ProcessLine steps={view.line} words={words} />
      <Tabs
        id={view.id}
        tabs={tabs.map(([name]) => [name, words(`${view.kind}.tabs.${name}`)] as const)}
        current={current}
      />
      <div className="area case-area">
        {sections.length > 0 ? (
          <Dossier view={view} sections={sections} show={show} />
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls and may hold nothing to focus
          <main className="middle" tabIndex={0}>
            {current === "timeline" && <Timeline view={view} />}
            {current === "documents" && (
              <div className="stack-24">
                {(screen.reports?.length ?? 0) > 0 && (
                  <section className="card">
                    <div className="card-head">
                      <h2>{t("documents.now")}</h2>
                    </div>
                    <div className="card-body">
                      <ReportLinks view={view} reports={screen.reports ?? []} />
                    </div>
                  </section>
                )}
                <Documents view={view} />
              </div>
            )}
            {current === "reads" && <Reads view={view} />}
            <div className="stack-24">
              {items.map((item) => (
                <Items key={item} view={view} item={item} show={show} />
              ))}
            </div>
          </main>
        )}
        <CaseSide view={view} />
      </div>
    </>
  );
}

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
  const adds = view.main.adds.filter((add) => add.item === item);
  const layout = units[0]?.layout;
  const Layout = (layout === undefined ? undefined : itemLayouts[layout]) ?? ItemCards;
  return (
    <Suspense fallback={<Skeleton />}>
      <Layout view={view} item={item} units={units} adds={adds} show={show} />
    </Suspense>
  );
}

function CaseBar({ view }: { readonly view: InstanceView }) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const { session } = useWindow();
  const [open, setOpen] = useState(false);
  const lead = view.people[view.creator];
  return (
    <Bar
      above={
        <>
          <Link to="/list/$layout" params={{ layout: view.screens[0]?.layout ?? "case" }}>
            {t(`layouts.${view.screens[0]?.layout ?? "case"}`)}
          </Link>{" "}
          › {words.maybe("process") ?? words(view.kind)}
        </>
      }
      title={view.number ?? unitName(view, view.main, words)}
      tags={
        <span className={`tag${view.main.ended ? "" : " tag-info"}`}>
          <Icon name={view.main.ended ? "checkCircle" : "clock"} size={14} />
          {stateWords(view.main, words)}
        </span>
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
      {view.creator === session.person && !view.main.ended && (
        <Button look="plain" icon="hand" onClick={() => setOpen(true)} aria-label={t("handOver.title")}>
          <span className="bar-words">{t("handOver.button")}</span>
        </Button>
      )}
      <ReadersButton view={view} />
      {open && <HandOverDialog view={view} onClose={() => setOpen(false)} />}
    </Bar>
  );
}

function HandOverDialog({ view, onClose }: { readonly view: InstanceView; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const send = useCommand(view.id);
  const [to, setTo] = useState("");
  const others = Object.entries(view.people).filter(([id]) => id !== view.creator);
  return (
    <Dialog title={t("handOver.title")} onClose={onClose}>
      <Notice>{t("handOver.consequence")}</Notice>
      <div className="field">
        <label className="field-label" htmlFor="hand-over">
          {t("handOver.to")}
        </label>
        <select id="hand-over" className="control" value={to} onChange={({ target }) => setTo(target.value)}>
          <option value="">{t("form.choosePerson")}</option>
          {others.map(([id, person]) => (
            <option key={id} value={id}>
              {person.name}, {person.organisation}
            </option>
          ))}
        </select>
      </div>
      {send.error && <Notice tone="bad">{t("handOver.failed")}</Notice>}
      <div className="modal-foot">
        <Button
          look="primary"
          busy={send.isPending}
          aria-disabled={to === "" || undefined}
          onClick={() => send.mutate({ type: "HandOver", to }, { onSuccess: onClose })}
          data-submit
        >
          {t("handOver.button")}
        </Button>
        <Button look="plain" onClick={onClose}>
          {t("act.cancel")}
        </Button>
      </div>
    </Dialog>
  );
}
