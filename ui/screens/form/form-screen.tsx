/** A form step: pages on the left, fields in the middle, help and readers on the right; saved while typing. */

import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, Navigate, useNavigate } from "@tanstack/react-router";
import { type RefObject, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { InstanceView, SectionView, UnitView } from "../../../engine/index.ts";
import { queries, useInstance } from "../../api/queries.ts";
import { draftAddress } from "../../forms/autosave.ts";
import { useLiveForm } from "../../forms/load-form.ts";
import { pagesOf } from "../../forms/rjsf-schema.ts";
import { tabOf } from "../../instance/fix-link.tsx";
import { Reasons } from "../../instance/reasons.tsx";
import { stateWords, unitName } from "../../instance/unit-name.ts";
import { Empty, Failure, Skeleton } from "../../parts/feedback.tsx";
import { Bar } from "../../shell/bar.tsx";
import { useDefinitionTexts, useTextsReady } from "../../texts/i18n.ts";
import { isNotFound, NotFoundScreen } from "../not-found-screen.tsx";
import { StepForm } from "./step-form.tsx";
import type { Step } from "./steps.tsx";

const route = getRouteApi("/instances/$id/fill/$section");

/** The unit at a path: the unfinished one with that path, else the newest. */
function unitAt(view: InstanceView, path: string): UnitView | undefined {
  if (path === "") return view.main;
  const found = view.items.filter((unit) => unit.path === path || unit.item === path);
  return found.find(({ ended }) => !ended) ?? found.at(-1);
}

/** An answer to an invitation is given where the meeting is in sight. */
const isAnsweredOnMeeting = (view: InstanceView, unit: UnitView): boolean =>
  unit.name !== undefined &&
  view.screens.some(({ layout, attendance }) => layout === "meeting" && attendance === unit.name);

export function FormScreen() {
  const { t } = useTranslation();
  const { id, section: name } = route.useParams();
  const { unit: path = "", page } = route.useSearch();
  const { data: view, error, refetch } = useInstance(id);
  const ready = useTextsReady(view ? [view.definition] : []);
  const moved = useRef(false);
  if (isNotFound(error)) return <NotFoundScreen />;
  if (!view || !ready)
    return (
      <>
        <Bar title={t("form.title")} />
        <main className="middle">{error ? <Failure error={error} retry={() => void refetch()} /> : <Skeleton />}</main>
      </>
    );
  const unit = unitAt(view, path);
  const section = unit?.sections.find((one) => one.name === name);
  if (unit && section && isAnsweredOnMeeting(view, unit))
    return <Navigate to="/instances/$id" params={{ id }} search={{ show: unit.path }} replace />;
  if (!unit || !section) return <Closed view={view} section={undefined} />;
  return (
    <Loaded key={`${id} ${unit.path} ${name}`} view={view} unit={unit} section={section} page={page} moved={moved} />
  );
}

function Closed({ view, section }: { readonly view: InstanceView; readonly section: SectionView | undefined }) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  return (
    <>
      <Bar title={section ? words(section.address) : t("form.title")} />
      <main className="page middle">
        <Empty
          title={t("form.closed")}
          action={
            <Link
              className="button"
              to="/instances/$id"
              params={{ id: view.id }}
              search={section ? { show: section.name } : {}}
            >
              {t("form.toCase")}
            </Link>
          }
        >
          {section && section.reasons.length > 0 ? (
            <Reasons reasons={section.reasons} words={words} />
          ) : (
            t("form.closedHelp")
          )}
        </Empty>
      </main>
    </>
  );
}

/**
 * Steps of the sections that are open here and stand on the tab of the one that is filled in, with the pages of each;
 * a section without pages is one step.
 */
function useSteps(view: InstanceView, unit: UnitView, opened: string): readonly Step[] {
  const words = useDefinitionTexts(view.definition);
  const forms = useQuery(queries.forms(view.definition));
  return unit.sections
    .filter(({ canWrite, name }) => canWrite && (unit.item !== null || tabOf(view, name) === tabOf(view, opened)))
    .flatMap((section) => {
      const form = forms.data?.find(({ id }) => id === section.form);
      const pages = form ? pagesOf(form) : [["", []] as const];
      return pages.map(([page]) => ({
        section,
        page,
        title:
          page === "" ? words(section.address) : (words.maybe(`forms.${section.form}.pages.${page}`) ?? words(page)),
      }));
    });
}

interface LoadedProps {
  readonly view: InstanceView;
  readonly unit: UnitView;
  readonly section: SectionView;
  readonly page: string | undefined;
  readonly moved: RefObject<boolean>;
}
function Loaded({ view, unit, section, page, moved }: LoadedProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const navigate = useNavigate();
  const { live, error: formError } = useLiveForm(view.definition, section.form);
  const content = useQuery({
    ...queries.section(view.id, unit.path, section.name),
    enabled: section.canRead || section.canWrite,
  });
  const draft = useQuery(
    queries.draft(view.id, draftAddress({ instance: view.id, unit: unit.path, section: section.name })),
  );
  const steps = useSteps(view, unit, section.name);
  const problem = formError ?? content.error ?? draft.error;
  if (!section.canWrite && !content.isPending && !draft.isPending && !live)
    return <Closed view={view} section={section} />;
  if (!live || !content.data || !draft.data || steps.length === 0) {
    if (!section.canWrite) return <Closed view={view} section={section} />;
    return (
      <>
        <Bar title={words(section.address)} />
        <main className="page middle">
          {problem ? (
            <Failure error={problem} retry={() => void Promise.all([content.refetch(), draft.refetch()])} />
          ) : (
            <Skeleton lines={6} />
          )}
        </main>
      </>
    );
  }
  const first = steps.find((step) => step.section.name === section.name);
  const current = steps.find((step) => step.section.name === section.name && step.page === page) ?? first;
  if (!current) return <Closed view={view} section={section} />;
  return (
    <StepForm
      view={view}
      unit={unit}
      section={section}
      live={live}
      content={content.data}
      draft={draft.data}
      steps={steps}
      current={current}
      moved={moved}
      goTo={(step) =>
        void navigate({
          to: "/instances/$id/fill/$section",
          params: { id: view.id, section: step.section.name },
          search: { unit: unit.path || undefined, page: step.page || undefined },
        })
      }
      title={t("form.stepTitle", {
        what:
          unit.item === null
            ? `${stateWords(unit, words)} ${words.maybe("process") ?? ""}`
            : `${words.maybe(`${section.address}.task`) ?? words(section.address)}: ${unitName(view, unit, words)}`,
      })}
    />
  );
}
