/** A draft: its tabs, undo and redo, when it was saved, and its findings under every view. */

import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button.tsx";
import { Failure, Notice, Skeleton } from "../../parts/feedback.tsx";
import { Bar } from "../../shell/bar.tsx";
import { useLanguage } from "../../texts/i18n.ts";
import { isNotFound, NotFoundScreen } from "../not-found-screen.tsx";
import "../../design/designer.css";
import { changesOf } from "./difference.ts";
import { DifferenceTab } from "./difference-tab.tsx";
import { FindingsStrip } from "./findings-strip.tsx";
import { FlowTab } from "./flow-tab.tsx";
import { FormsTab } from "./forms-tab.tsx";
import { Publishing } from "./publishing.tsx";
import { DRAFT_TABS, type DraftTab, languageOf, type TabProps } from "./tab-props.ts";
import { TermsTab } from "./terms-tab.tsx";
import { TextsTab } from "./texts-tab.tsx";
import { type Draft, useDraft } from "./use-draft.ts";
import { useFindings } from "./use-findings.ts";
import { wordOf } from "./words-of.ts";

/** What only some people open is loaded when it is opened. */
const PlayTab = lazy(async () => ({ default: (await import("./play/play-tab.tsx")).PlayTab }));

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
  const { tab = "flow" } = useSearch({ from: "/design/$id" });
  const navigate = useNavigate({ from: "/design/$id" });
  const { findings, busy } = useFindings(draft.view.root, draft.files);
  const { view, files, base, onEdit, problem, act } = draft;
  const { root, mayUndo, mayRedo, state } = view;
  const savedAt = view.entries.at(-1)?.at;
  const errors = busy || !findings ? undefined : findings.filter(({ severity }) => severity === "error").length;
  const go = (next: DraftTab): void => void navigate({ search: { tab: next } });
  const saved = savedAt && new Date(savedAt).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" });
  return (
    <div className="design">
      <Bar title={wordOf(files, root, language, "process")} above={t("design.title")}>
        <span className="quiet small" role="status">
          {saved ? t("design.saved", { time: saved }) : t("design.unchanged")}
        </span>
        <Button aria-disabled={!mayUndo} onClick={() => mayUndo && void act("undo")}>
          {t("design.undo")}
        </Button>
        <Button aria-disabled={!mayRedo} onClick={() => mayRedo && void act("redo")}>
          {t("design.redo")}
        </Button>
      </Bar>
      <nav className="list-tools admin-tabs" aria-label={t("design.views")}>
        {DRAFT_TABS.map((one) => (
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
          tab={tab}
          draft={draft}
          root={root}
          files={files}
          base={base}
          language={language}
          onEdit={onEdit}
          publishing={<Publishing draft={draft} errors={errors} changes={changesOf(base, files).length} />}
        />
      </main>
      <FindingsStrip findings={findings} busy={busy} onTab={go} />
    </div>
  );
}

interface OpenTab extends TabProps {
  readonly tab: DraftTab;
  readonly draft: Draft;
  readonly publishing: ReactNode;
}
function Tab({ tab, draft, publishing, ...props }: OpenTab) {
  if (tab === "play")
    return (
      <Suspense fallback={<Skeleton lines={6} />}>
        <PlayTab {...props} draft={draft} />
      </Suspense>
    );
  if (tab === "terms") return <TermsTab {...props} />;
  if (tab === "forms") return <FormsTab {...props} />;
  if (tab === "texts") return <TextsTab {...props} />;
  if (tab === "difference") return <DifferenceTab {...props} publishing={publishing} />;
  return <FlowTab {...props} />;
}
