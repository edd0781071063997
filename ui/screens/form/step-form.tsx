/** One section being filled in: its steps, its fields, what is wrong, and what ends it. */

import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type ActionView, type InstanceView, isEmpty, type SectionView, type UnitView } from "../../../engine/index.ts";
import { queries } from "../../api/queries.ts";
import type { Draft, FormWithValidator, SectionContent } from "../../api/types.ts";
import { ErrorSummary } from "../../forms/error-summary.tsx";
import type { LiveForm } from "../../forms/load-form.ts";
import { useOfferedPeople } from "../../forms/offered-people.ts";
import { useOfferedRows } from "../../forms/offered-rows.ts";
import { pagesOf } from "../../forms/rjsf-schema.ts";
import { SectionForm, useFormModel } from "../../forms/section-form.tsx";
import { sayDone } from "../../instance/just-done.tsx";
import { Told } from "../../instance/return-note.tsx";
import { stateWords } from "../../instance/unit-name.ts";
import { WayDialog } from "../../instance/way-dialog.tsx";
import { addressOf, buttonWords, type Way } from "../../instance/ways.ts";
import { Button } from "../../parts/button.tsx";
import { announce } from "../../parts/feedback.tsx";
import { Icon } from "../../parts/icon.tsx";
import { Bar } from "../../shell/bar.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { Conflicts } from "./conflicts.tsx";
import { endsOf, othersOf, waitsForOthers } from "./end-of.ts";
import { FormSide } from "./form-side.tsx";
import { Refused } from "./refused.tsx";
import { SaveWords } from "./save-state.tsx";
import { StepChoice } from "./step-choice.tsx";
import { StepFoot } from "./step-foot.tsx";
import { useStepSummary } from "./step-summary.ts";
import { type Step, type StepState, Steps, stepKey, stepState } from "./steps.tsx";
import { Suggestions } from "./suggestions.tsx";
import { useSaving } from "./use-saving.ts";

export interface StepFormProps {
  readonly view: InstanceView;
  readonly unit: UnitView;
  readonly section: SectionView;
  readonly live: LiveForm;
  readonly content: SectionContent;
  readonly draft: Draft;
  readonly steps: readonly Step[];
  readonly current: Step;
  readonly goTo: (step: Step) => void;
  /** Set when somebody moves to another step: its heading takes the focus once it is there. */
  readonly moved: RefObject<boolean>;
  readonly title: string;
}

export function StepForm(props: StepFormProps) {
  const { view, unit, section, live, content, draft, steps, current, goTo, moved, title } = props;
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const client = useQueryClient();
  const navigate = useNavigate();
  const { people, candidates, among } = useOfferedPeople(view, section.address, live.form, view.people);
  const [field, setField] = useState<string>();
  const [asked, setAsked] = useState(0);
  const [sending, setSending] = useState<Way>();
  const saving = useSaving({ instance: view.id, unit: unit.path, section: section.name }, live, content, draft);
  const { fields, state, serverErrors } = saving;
  const model = useFormModel(live, fields, serverErrors);
  const offered = useOfferedRows(view, live, unit.item === null ? { section: section.name, fields } : undefined);

  const at = steps.findIndex((step) => stepKey(step) === stepKey(current));
  // What was just answered may have shut the step one goes to: then it is the next one that is still open.
  const goToOpen = async (step: Step): Promise<void> => {
    const now = await client.fetchQuery({ ...queries.instance(view.id), staleTime: 0 }).catch(() => view);
    const sections = [now.main, ...now.items].find(({ item }) => item === unit.item)?.sections ?? [];
    const isOpen = (one: Step): boolean => sections.some(({ name, canWrite }) => canWrite && name === one.section.name);
    goTo(steps.slice(steps.indexOf(step)).find(isOpen) ?? step);
  };
  const move = (step: Step): void =>
    step.section.name === section.name ? goTo(step) : saving.afterSaving(() => void goToOpen(step));
  const moveTo = (step: Step): void => {
    moved.current = true;
    move(step);
  };
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another step is there
  useEffect(() => {
    if (moved.current) heading.current?.focus();
    moved.current = false;
  }, [at]);
  const done = (): void =>
    void navigate({
      to: "/instances/$id",
      params: { id: view.id },
      search: unit.item === null ? { show: section.name } : { show: unit.path },
    });
  const ends = endsOf(unit, section.name);
  const waits = waitsForOthers(unit, section.name);
  const pages = useMemo(() => pagesOf(live.published), [live]);
  const fieldsOf = (page: string): readonly string[] => pages.find(([name]) => name === page)?.[1] ?? [];
  const stateOf = (step: Step): StepState =>
    stepState(step, {
      section: section.name,
      fieldsOf,
      filled: (name) => !isEmpty(fields[name]),
      errors: model.shown,
      missing: model.state.missing,
      contentOf: (name) => client.getQueryData<SectionContent>(["instance", view.id, "section", unit.path, name]),
      fieldsIn: (name, page) => {
        const form = client
          .getQueryData<readonly FormWithValidator[]>(["forms", view.definition])
          ?.find(({ id }) => id === name);
        return form ? (pagesOf(form).find(([one]) => one === page)?.[1] ?? []) : [];
      },
    });
  const summary = useStepSummary({ live, model, steps, current, stateOf, waits, asked: asked > 0, goTo, move });
  const stopped = (): boolean => {
    if (summary.open === 0) return false;
    model.showAll();
    setAsked((count) => count + 1);
    return true;
  };
  const alert = useRef<HTMLDivElement>(null);
  const end = (action: ActionView): void => {
    if (stopped()) return;
    // Nothing goes on without the text that could not be kept.
    if (saving.stopped) alert.current?.focus();
    else if (action.open) saving.afterSaving(() => setSending({ type: "event", unit, action }));
    else saving.saveNow();
  };
  const leave = (): void => {
    if (stopped()) return;
    saving.afterSaving(() => {
      announce(t("form.ready"));
      done();
    });
  };
  const [primary] = ends;
  // Of all that the steps ask, not of the one that is open: else a form is called complete that cannot be sent.
  const isComplete = steps.every(({ section: one }) => one.state === "submitted" || one.optional);
  const side = (
    <FormSide
      view={view}
      unit={unit}
      section={section}
      live={live}
      field={field}
      ends={ends}
      others={othersOf(unit, section.name, ends)}
      onOther={(action) => setSending({ type: "event", unit, action })}
    />
  );

  return (
    <>
      <Bar
        title={title}
        back={
          <button
            type="button"
            className="button button-icon"
            aria-label={t("form.later")}
            onClick={() => saving.afterSaving(done)}
          >
            <Icon name="left" />
          </button>
        }
        above={
          <>
            <Link to="/list/$layout" params={{ layout: view.screens[0]?.layout ?? "case" }}>
              {t(`layouts.${view.screens[0]?.layout ?? "case"}`)}
            </Link>{" "}
            ›{" "}
            <Link to="/instances/$id" params={{ id: view.id }}>
              {view.number ?? t("form.noNumber")}
            </Link>
          </>
        }
        tags={
          isEmpty(fields) ? undefined : (
            <span className={`tag${isComplete ? " tag-ok" : " tag-warn"}`}>
              <Icon name={isComplete ? "check" : "half"} size={14} />
              {t(`form.states.${isComplete ? "complete" : "draft"}`)}
            </span>
          )
        }
      >
        <SaveWords state={state} savedAt={saving.savedAt} signedOut={saving.problem?.status === 401} />
        <Button className="bar-wide" look="plain" onClick={() => saving.afterSaving(done)}>
          {t("form.later")}
        </Button>
      </Bar>
      {steps.length > 1 && <StepChoice steps={steps} current={current} onChoose={moveTo} />}
      <div className="area form-area">
        <Steps
          heading={`${unit.item === null ? stateWords(unit, words) : title}, ${t("form.stepsOf", { count: steps.length })}`}
          steps={steps}
          current={current}
          goTo={moveTo}
          stateOf={stateOf}
        />
        <div className="form-wrap">
          <main className="middle">
            <div className="form-column">
              <ErrorSummary
                errors={summary.lines}
                asked={asked}
                act={
                  summary.lines.length < summary.open
                    ? null
                    : primary && buttonWords(words, primary.address).toLowerCase()
                }
              />
              <Told view={view} />
              <h2 className="step-title" tabIndex={-1} ref={heading}>
                {current.title}
              </h2>
              {live.words.intro && at === steps.findIndex((step) => step.section.name === section.name) && (
                <p className="quiet step-intro">{live.words.intro}</p>
              )}
              <Suggestions
                live={live}
                suggested={content.suggested}
                fields={fields}
                shown={fieldsOf(current.page)}
                onTake={saving.type}
              />
              <SectionForm
                live={live}
                model={model}
                fields={fields}
                page={current.page}
                people={people}
                candidates={candidates}
                among={among}
                offered={offered}
                prefix="step"
                onEnter={setField}
                onChange={saving.type}
              />
              <details className="phone-side">
                <summary>{t("form.sidePhone")}</summary>
                {side}
              </details>
            </div>
          </main>
          {(saving.conflicts.length > 0 || (state === "refused" && serverErrors.length === 0)) && (
            // It stands above the buttons, so that it is in sight wherever one types.
            <div className="form-alert" tabIndex={-1} ref={alert}>
              {saving.conflicts.length > 0 ? (
                <Conflicts live={live} people={people} conflicts={saving.conflicts} onChoose={saving.choose} />
              ) : (
                <Refused
                  view={view}
                  fields={fields}
                  problem={saving.problem}
                  onChange={saving.type}
                  onDeclare={saving.declare}
                  onRetry={saving.retry}
                />
              )}
            </div>
          )}
          <StepFoot
            view={view}
            unit={unit}
            before={steps[at - 1]}
            next={steps[at + 1]}
            ends={ends}
            ready={state === "resting" && summary.open === 0}
            open={summary.open}
            only={summary.only}
            onMove={moveTo}
            onEnd={end}
            onLeave={leave}
          />
        </div>
        {side}
      </div>
      {sending && (
        <WayDialog
          view={view}
          way={sending}
          onDone={() => {
            sayDone(view.id, addressOf(sending));
            done();
          }}
          onClose={() => setSending(undefined)}
        />
      )}
    </>
  );
}
