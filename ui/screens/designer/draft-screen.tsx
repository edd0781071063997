/** A draft: its tabs, undo and redo, when it was saved, and its findings under every view. */

import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { type Finding, valueIn } from "../../../engine/index.ts";
import { Button } from "../../parts/button.tsx";
import { Failure, Notice, Skeleton } from "../../parts/feedback.tsx";
import { Bar } from "../../shell/bar.tsx";
import { useLanguage } from "../../texts/i18n.ts";
import { isNotFound, NotFoundScreen } from "../not-found-screen.tsx";
import "../../design/designer.css";
import { changesOf } from "./difference.ts";
import { DifferenceTab } from "./difference-tab.tsx";
import { Discard } from "./discard.tsx";
import { FindingsStrip } from "./findings-strip.tsx";
import { FlowTab } from "./flow-tab.tsx";
import { HistoryTab } from "./history/history-tab.tsx";
import { Publishing } from "./publishing.tsx";
import { StartTab } from "./start/start-tab.tsx";
import { type Address, DRAFT_TABS, type DraftTab, languageOf, type TabProps } from "./tab-props.ts";
import { TermsTab } from "./terms/terms-tab.tsx";
import { TextsTab } from "./texts-tab.tsx";
import { TrialPanel } from "./trial.tsx";
import { type Draft, useDraft } from "./use-draft.ts";
import { useFindings } from "./use-findings.ts";
import { VariantTab } from "./variants/variant-tab.tsx";
import { wordOf } from "./words-of.ts";

/** What only some people open is loaded when it is opened. */
const PlayTab = lazy(async () => ({ default: (await import("./play/play-tab.tsx")).PlayTab }));
const FilesTab = lazy(async () => ({ default: (await import("./files/files-tab.tsx")).FilesTab }));
const ReportsTab = lazy(async () => ({ default: (await import("./reports/reports-tab.tsx")).ReportsTab }));
const ExamplesTab = lazy(async () => ({ default: (await import("./examples/examples-tab.tsx")).ExamplesTab }));
const FormsTab = lazy(async () => ({ default: (await import("./forms/forms-tab.tsx")).FormsTab }));
const SetsTab = lazy(async () => ({ default: (await import("./sets/sets-tab.tsx")).SetsTab }));
const PromisesTab = lazy(async () => ({ default: (await import("./promises/promises-tab.tsx")).PromisesTab }));
const PlainTab = lazy(async () => ({ default: (await import("./plain/plain-tab.tsx")).PlainTab }));
const RightsTab = lazy(async () => ({ default: (await import("./rights/rights-tab.tsx")).RightsTab }));

export function DraftScreen() {
  const { id } = useParams({ from: "/design/$id" });
  const { source, draft } = useDraft(id);
  if (isNotFound(source.error)) return <NotFoundScreen />;
  if (source.error) return <Failure error={source.error} retry={() => void source.refetch()} />;
  if (!draft) return <Skeleton lines={8} />;
  return <Opened draft={draft} />;
}

function Opened({ draft }: { readonly draft: Draft }) {
  const { t, i18n } = useTranslation();
  const language = languageOf(useLanguage());
  const { variant, isNew, state } = draft.view;
  const first = variant !== undefined ? "variant" : !isNew ? "flow" : state === "draft" ? "start" : "difference";
  const { tab = first, file, pointer } = useSearch({ from: "/design/$id" });
  const navigate = useNavigate({ from: "/design/$id" });
  const { findings, busy } = useFindings(draft.view.root, variant, draft.written);
  const { view, files, base, onEdit, problem, act } = draft;
  const { root, mayUndo, mayRedo } = view;
  const savedAt = view.entries.at(-1)?.at;
  const errors = busy || !findings ? undefined : findings.filter(({ severity }) => severity === "error").length;
  const go = (next: DraftTab, at?: Address): void => void navigate({ search: { tab: next, ...at } });
  const at = file === undefined ? undefined : { file, pointer: pointer ?? "" };
  const own: Partial<Record<DraftTab, boolean>> = {
    variant: variant !== undefined,
    start: isNew && variant === undefined,
  };
  const tabs = DRAFT_TABS.filter((one) => own[one] ?? true);
  const changes = changesOf(base, files).length;
  const saved = savedAt && new Date(savedAt).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" });
  return (
    <div className="design">
      <Bar
        title={[wordOf(files, root, language, "process"), placeOf(draft)].filter(Boolean).join(": ")}
        above={<Link to="/design">{t("design.title")}</Link>}
      >
        <div className="design-undo">
          <span className="quiet small" role="status">
            {saved ? t("design.saved", { time: saved }) : t("design.unchanged")}
          </span>
          <Button aria-disabled={!mayUndo} onClick={() => mayUndo && void act("undo")}>
            {t("design.undo")}
          </Button>
          <Button aria-disabled={!mayRedo} onClick={() => mayRedo && void act("redo")}>
            {t("design.redo")}
          </Button>
          <Discard draft={draft} changes={changes} />
        </div>
      </Bar>
      <nav className="list-tools admin-tabs" aria-label={t("design.views")}>
        {tabs.map((one) => (
          <button
            key={one}
            type="button"
            className="button button-plain button-small"
            aria-pressed={one === tab}
            onClick={() => go(one)}
          >
            {t(`design.tabs.${one}`)}
          </button>
        ))}
      </nav>
      {problem && (
        <Notice tone="bad">
          {i18n.exists(`problems.${problem}`) ? t(`problems.${problem}`) : t("design.refused")}
        </Notice>
      )}
      {state === "in-review" && <Notice>{t("design.inReview")}</Notice>}
      <main className="design-body">
        <Tab
          key={`${tab} ${file ?? ""} ${pointer ?? ""}`}
          tab={tab}
          at={at}
          draft={draft}
          findings={findings ?? []}
          found={busy ? undefined : findings}
          onOpen={go}
          root={root}
          variant={variant}
          files={files}
          written={draft.written}
          base={base}
          language={language}
          onEdit={onEdit}
          publishing={
            <>
              <Publishing draft={draft} errors={errors} changes={changes} />
              {!isNew && <TrialPanel draft={draft} errors={errors} />}
            </>
          }
        />
      </main>
      <FindingsStrip
        findings={findings}
        busy={busy}
        onOpen={go}
        onRemedy={variant === undefined && state === "draft" ? onEdit : undefined}
        root={root}
        files={files}
        language={language}
      />
    </div>
  );
}

/** Whose variant it is. */
function placeOf({ view: { root, variant }, written }: Draft): string | undefined {
  if (variant === undefined) return undefined;
  const place = valueIn(written, `${root}/variants/${variant}/overlay.json`, "/municipality");
  return typeof place === "string" ? place : variant;
}

interface OpenTab extends TabProps {
  readonly tab: DraftTab;
  readonly draft: Draft;
  readonly findings: readonly Finding[];
  readonly found: readonly Finding[] | undefined;
  readonly onOpen: (tab: DraftTab, at?: Address) => void;
  readonly publishing: ReactNode;
}
function Tab({ tab, draft, findings, found, onOpen, publishing, ...props }: OpenTab) {
  if (tab === "start") return <StartTab {...props} draft={draft} found={found} onOpen={onOpen} />;
  if (tab === "rights")
    return (
      <Suspense fallback={<Skeleton lines={6} />}>
        <RightsTab {...props} draft={draft} />
      </Suspense>
    );
  if (tab === "plain")
    return (
      <Suspense fallback={<Skeleton lines={6} />}>
        <PlainTab draft={draft} language={props.language} />
      </Suspense>
    );
  if (tab === "sets")
    return (
      <Suspense fallback={<Skeleton lines={6} />}>
        <SetsTab {...props} draftId={draft.view.id} onOpen={onOpen} />
      </Suspense>
    );
  if (tab === "promises")
    return (
      <Suspense fallback={<Skeleton lines={6} />}>
        <PromisesTab {...props} draft={draft} />
      </Suspense>
    );
  if (tab === "reports")
    return (
      <Suspense fallback={<Skeleton lines={6} />}>
        <ReportsTab {...props} draftId={draft.view.id} findings={findings} />
      </Suspense>
    );
  if (tab === "examples")
    return (
      <Suspense fallback={<Skeleton lines={6} />}>
        <ExamplesTab {...props} draft={draft} />
      </Suspense>
    );
  if (tab === "play")
    return (
      <Suspense fallback={<Skeleton lines={6} />}>
        <PlayTab {...props} draft={draft} />
      </Suspense>
    );
  if (tab === "terms") return <TermsTab {...props} />;
  if (tab === "forms")
    return (
      <Suspense fallback={<Skeleton lines={6} />}>
        <FormsTab {...props} draft={draft} findings={findings} />
      </Suspense>
    );
  if (tab === "texts") return <TextsTab {...props} />;
  if (tab === "difference") return <DifferenceTab {...props} draft={draft} publishing={publishing} />;
  if (tab === "variant") return <VariantTab {...props} draft={draft} findings={findings} />;
  if (tab === "history") return <HistoryTab {...props} draft={draft} />;
  if (tab === "files")
    return (
      <Suspense fallback={<Skeleton lines={6} />}>
        <FilesTab {...props} draft={draft} findings={findings} />
      </Suspense>
    );
  return <FlowTab {...props} />;
}
