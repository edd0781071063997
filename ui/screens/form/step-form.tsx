/** One section being filled in: typing, judging, saving, going on, and sending it in at the end. Longer than most, because these meet here. */

import { useQueryClient } from "@tanstack/react-query";
import { useBlocker, useNavigate } from "@tanstack/react-router";
import { useMachine } from "@xstate/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { checkForm, formFields, isEmpty } from "../../../engine/forms/index.ts";
import type { FieldError, Fields } from "../../../engine/forms/types.ts";
import type { InstanceView, SectionView, UnitView } from "../../../engine/views/types.ts";
import type { CommandAnswer, FormWithValidator, SectionContent } from "../../api/types.ts";
import { autosaveMachine, type Judged, save } from "../../forms/autosave.ts";
import { ErrorSummary, goToField } from "../../forms/error-summary.tsx";
import { formClock, type LiveForm } from "../../forms/load-form.ts";
import { pagesOf } from "../../forms/rjsf-schema.ts";
import { SectionForm, useFormModel } from "../../forms/section-form.tsx";
import { valueWords } from "../../forms/templates/rows.tsx";
import { Button } from "../../parts/button.tsx";
import { announce, Notice } from "../../parts/feedback.tsx";
import { Icon } from "../../parts/icon.tsx";
import { Bar } from "../../shell/bar.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { buttonWords, NotYet, type Way, WayDialog } from "../case/actions.tsx";
import { FormSide } from "./form-side.tsx";
import { type SaveState, SaveWords } from "./save-state.tsx";
import { type Step, Steps, stepKey, stepState } from "./steps.tsx";

export interface StepFormProps {
  readonly view: InstanceView;
  readonly unit: UnitView;
  readonly section: SectionView;
  readonly live: LiveForm;
  readonly content: SectionContent;
  readonly draft: Fields;
  readonly steps: readonly Step[];
  readonly current: Step;
  readonly goTo: (step: Step) => void;
  readonly title: string;
}

/** Fields as they can be saved, and the top fields that hold something wrong. */
function judged(live: LiveForm, fields: Fields): Judged {
  const state = checkForm(live.form, fields, live.validate, formClock());
  return { fields: state.fields, bad: new Set(state.errors.map(({ pointer }) => pointer.split("/")[1] ?? "")) };
}
const NONE: readonly FieldError[] = [];
/** What a person typed and could not be saved yet stands over what the server has. */
function over(base: Fields, draft: Fields): Fields {
  return Object.fromEntries(Object.entries({ ...base, ...draft }).filter(([, value]) => value !== null));
}

export function StepForm({ view, unit, section, live, content, draft, steps, current, goTo, title }: StepFormProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [field, setField] = useState<string>();
  const [asked, setAsked] = useState(0);
  const [sending, setSending] = useState<Way>();
  const onSaved = useCallback(
    (base: Fields, answer: CommandAnswer | undefined) => {
      if (answer?.view) client.setQueryData(["instance", view.id], answer.view);
      client.setQueryData<SectionContent>(
        ["instance", view.id, "section", unit.path, section.name],
        (known) => known && { ...known, fields: base, state: checkForm(live.form, base, live.validate, formClock()) },
      );
      void client.invalidateQueries({ queryKey: ["worklist"] });
    },
    [client, view.id, unit.path, section.name, live],
  );
  const [machine, send] = useMachine(autosaveMachine, {
    input: {
      target: { instance: view.id, unit: unit.path, section: section.name },
      base: content.fields,
      fields: over(content.fields, draft),
      savedAt: content.at,
      judge: (fields: Fields) => judged(live, fields),
      onSaved,
    },
  });
  const { fields, savedAt, conflicts, problem } = machine.context;
  const state = machine.value as SaveState;

  // Somebody else (or another tab) changed the section: what is not touched here follows.
  const seen = useRef(content);
  useEffect(() => {
    if (seen.current === content) return;
    seen.current = content;
    send({ type: "THEIRS", base: content.fields });
  }, [content, send]);
  // Going elsewhere waits for what is under way; leaving by another road saves at once.
  const unsaved = state !== "resting";
  const [then, setThen] = useState<() => void>();
  useEffect(() => {
    if (!then || unsaved) return;
    setThen(undefined);
    then();
  }, [then, unsaved]);
  const latest = useRef({ unsaved, context: machine.context });
  latest.current = { unsaved, context: machine.context };
  useEffect(
    () => () => {
      const { unsaved: open, context } = latest.current;
      if (open)
        void save(context)
          .catch(() => undefined)
          .then(() => client.invalidateQueries({ queryKey: ["instance", view.id] }));
    },
    [client, view.id],
  );
  useBlocker({
    shouldBlockFn: () => latest.current.unsaved && state === "waiting" && !window.confirm(t("save.leave")),
    enableBeforeUnload: false,
  });
  useEffect(() => {
    const leave = (event: BeforeUnloadEvent): void => {
      send({ type: "SAVE" });
      event.preventDefault();
    };
    const retry = (): void => send({ type: "RETRY" });
    if (unsaved) window.addEventListener("beforeunload", leave);
    window.addEventListener("online", retry);
    return () => {
      window.removeEventListener("beforeunload", leave);
      window.removeEventListener("online", retry);
    };
  }, [unsaved, send]);

  const serverErrors = problem?.errors ?? NONE;
  const model = useFormModel(live, fields, serverErrors);
  const pages = useMemo(() => pagesOf(live.published), [live]);
  const fieldsOf = (page: string): readonly string[] => pages.find(([name]) => name === page)?.[1] ?? [];
  const at = steps.findIndex((step) => stepKey(step) === stepKey(current));
  const [before, next] = [steps[at - 1], steps[at + 1]];
  const afterSaving = (go: () => void): void => {
    send({ type: "SAVE" });
    setThen(() => go);
  };
  const move = (step: Step): void => (step.section.name === section.name ? goTo(step) : afterSaving(() => goTo(step)));
  const goToError = (pointer: string): void => {
    const page = pages.find(([, names]) => names.includes(pointer.split("/")[1] ?? ""))?.[0] ?? "";
    const step = steps.find((one) => one.section.name === section.name && one.page === page);
    if (step && stepKey(step) !== stepKey(current)) goTo(step);
    setTimeout(() => goToField("step", pointer), 60);
  };

  const submit = endOf(unit, section.name);
  const trySubmit = (): void => {
    if (model.all.length > 0) {
      model.showAll();
      setAsked((count) => count + 1);
      return;
    }
    send({ type: "SAVE" });
    if (submit?.open) setSending({ type: "event", unit, action: submit });
  };
  const done = (): void =>
    void navigate({
      to: "/instances/$id",
      params: { id: view.id },
      search: unit.item === null ? { show: section.name } : { show: unit.path },
    });
  const ready = state === "resting" && model.all.length === 0 && submit?.open === true;
  const places = formFields(live.form).map(({ pattern }) => pattern);
  const placeOf = ({ pointer }: FieldError): number => places.indexOf(pointer.replace(/\/\d+(?=\/|$)/g, "/*"));
  const order = pages.flatMap(([, names]) => names);
  const pageOrder = ({ pointer }: FieldError): number => order.indexOf(pointer.split("/")[1] ?? "");
  const inOrder = [...model.shown].sort((a, b) => pageOrder(a) - pageOrder(b) || placeOf(a) - placeOf(b));
  const summary = inOrder.map((error) => ({ error, words: live.words, go: () => goToError(error.pointer) }));

  return (
    <>
      <Bar
        title={title}
        above={view.number ?? t("form.noNumber")}
        tags={
          <span className="tag tag-warn">
            <Icon name="half" size={14} />
            {t(`section.states.${section.state === "submitted" ? "submitted" : "draft"}`)}
          </span>
        }
      >
        <SaveWords state={state} savedAt={savedAt} signedOut={problem?.status === 401} />
        <Button look="plain" onClick={() => afterSaving(done)}>
          {t("form.later")}
        </Button>
      </Bar>
      {steps.length > 1 && <StepChoice steps={steps} current={current} at={at} onChoose={move} />}
      <div className="area form-area">
        <Steps
          heading={t("form.stepsOf", { count: steps.length })}
          steps={steps}
          current={current}
          goTo={move}
          stateOf={(step) =>
            stepState(step, {
              section: section.name,
              fieldsOf,
              filled: (name) => !isEmpty(fields[name]),
              errors: model.shown,
              missing: model.state.missing,
              contentOf: (name) =>
                client.getQueryData<SectionContent>(["instance", view.id, "section", unit.path, name]),
              fieldsIn: (name, page) => {
                const form = client
                  .getQueryData<readonly FormWithValidator[]>(["forms", view.definition])
                  ?.find(({ id }) => id === name);
                return form ? (pagesOf(form).find(([one]) => one === page)?.[1] ?? []) : [];
              },
            })
          }
        />
        <div className="form-wrap">
          <main className="middle">
            <div className="form-column">
              <ErrorSummary errors={summary} asked={asked} />
              {conflicts.length > 0 && (
                <Conflicts
                  live={live}
                  conflicts={conflicts}
                  view={view}
                  onChoose={(name, keep) => send({ type: "CHOOSE", field: name, keep })}
                />
              )}
              {state === "refused" && serverErrors.length === 0 && (
                <Refused
                  problem={problem}
                  onDeclare={(texts) => send({ type: "DECLARE", texts })}
                  onRetry={() => send({ type: "RETRY" })}
                />
              )}
              <h2 className="step-title">{current.title}</h2>
              {live.words.intro && at === steps.findIndex((step) => step.section.name === section.name) && (
                <p className="quiet">{live.words.intro}</p>
              )}
              <SectionForm
                live={live}
                model={model}
                fields={fields}
                page={current.page}
                people={view.people}
                prefix="step"
                onEnter={setField}
                onChange={(changed) => send({ type: "TYPED", fields: changed })}
              />
            </div>
          </main>
          <div className="form-foot">
            {before && (
              <Button className="foot-back" icon="left" onClick={() => move(before)}>
                {before.title}
              </Button>
            )}
            {next && (
              <Button look={ready ? "second" : "primary"} iconAfter="right" onClick={() => move(next)}>
                {t("form.next", { title: next.title })}
              </Button>
            )}
            <span className="push" />
            {submit ? (
              <SubmitButton
                view={view}
                unit={unit}
                submit={submit}
                ready={ready}
                open={model.all.length}
                last={!next}
                onPress={trySubmit}
              />
            ) : (
              <Button
                look={next ? "second" : "primary"}
                data-submit
                onClick={() => {
                  if (model.all.length > 0) {
                    model.showAll();
                    setAsked((count) => count + 1);
                    return;
                  }
                  announce(t("form.ready"));
                  afterSaving(done);
                }}
              >
                {t("form.finish")}
              </Button>
            )}
          </div>
        </div>
        <FormSide view={view} section={section} live={live} field={field} submit={submit} />
      </div>
      {sending && (
        <WayDialog
          view={view}
          way={sending}
          onClose={() => {
            setSending(undefined);
            const now = client.getQueryData<InstanceView>(["instance", view.id]);
            const still =
              now &&
              [now.main, ...now.items]
                .find(({ item }) => item === unit.item)
                ?.sections.find(({ name }) => name === section.name)?.canWrite;
            if (!still) done();
          }}
        />
      )}
    </>
  );
}

/**
 * What ends this step. One event that fills this very section: its fields stand here already, so it asks nothing more.
 * Several such events are a choice to be made on the case; none, and the first way on that asks nothing and takes nothing away.
 */
function endOf(unit: UnitView, section: string): UnitView["events"][number] | undefined {
  const filling = unit.events.filter(({ fill }) => fill?.section === section);
  const [only, ...others] = filling.filter(({ grave, pick }) => !grave && !pick);
  if (only && others.length === 0) return { ...only, fill: undefined };
  const isDemanded = unit.sections.some(({ canWrite, optional }) => canWrite && !optional);
  if (filling.length > 0 || !isDemanded) return undefined;
  return unit.events.find(({ fill, grave, pick }) => !fill && !grave && !pick);
}

interface SubmitProps {
  readonly view: InstanceView;
  readonly unit: UnitView;
  readonly submit: UnitView["events"][number];
  readonly ready: boolean;
  /** Things that are still wrong here. */
  readonly open: number;
  readonly last: boolean;
  readonly onPress: () => void;
}
function SubmitButton({ view, submit, ready, open, last, onPress, unit }: SubmitProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  if (open === 0 && !submit.open)
    return (
      <div className="foot-not-yet">
        <NotYet view={view} ways={[{ type: "event", unit, action: submit }]} />
      </div>
    );
  return (
    <>
      {open > 0 && (
        <span className="note">
          <Icon name="lock" size={16} />
          {t("form.notYet", { count: open })}
        </span>
      )}
      <Button look={open > 0 ? "waiting" : ready || last ? "primary" : "second"} onClick={onPress} data-submit>
        {buttonWords(words, submit.address)}
      </Button>
    </>
  );
}

/** On a phone: which step, and a way to another. */
function StepChoice({
  steps,
  current,
  at,
  onChoose,
}: {
  readonly steps: readonly Step[];
  readonly current: Step;
  readonly at: number;
  readonly onChoose: (step: Step) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="step-select">
      <select
        className="control"
        aria-label={t("form.step")}
        value={stepKey(current)}
        onChange={({ target }) => {
          const step = steps.find((one) => stepKey(one) === target.value);
          if (step) onChoose(step);
        }}
      >
        {steps.map((step, index) => (
          <option key={stepKey(step)} value={stepKey(step)}>
            {t("form.stepAt", { at: index + 1, of: steps.length, title: step.title })}
          </option>
        ))}
      </select>
      <span className="sr-only">{at + 1}</span>
    </div>
  );
}

interface ConflictsProps {
  readonly live: LiveForm;
  readonly view: InstanceView;
  readonly conflicts: readonly { readonly field: string; readonly yours: unknown; readonly theirs: unknown }[];
  readonly onChoose: (field: string, keep: "yours" | "theirs") => void;
}
/** Somebody else changed the same field: both values, and one of them stays. */
function Conflicts({ live, view, conflicts, onChoose }: ConflictsProps) {
  const { t } = useTranslation();
  const shown = (field: string, value: unknown): string => {
    const schema = live.published.schema.properties[field];
    if (schema?.items?.type === "object") return t("conflict.rows", { count: Array.isArray(value) ? value.length : 0 });
    return valueWords(live.words, `/${field}`, schema, value as never, view.people) || t("conflict.empty");
  };
  return (
    <Notice tone="warn">
      <div className="stack-16">
        <p className="strong">{t("conflict.title")}</p>
        {conflicts.map(({ field, yours, theirs }) => (
          <div key={field} className="stack-8">
            <h3>{live.words.label(`/${field}`)}</h3>
            <div className="conflict">
              {(["yours", "theirs"] as const).map((side) => (
                <div key={side} className="stack-8 card">
                  <div className="small quiet">{t(`conflict.${side}`)}</div>
                  <div>{shown(field, side === "yours" ? yours : theirs)}</div>
                  <Button onClick={() => onChoose(field, side)}>{t(`conflict.keep.${side}`)}</Button>
                </div>
              ))}
            </div>
          </div>
        ))}
      </div>
    </Notice>
  );
}

function Refused({
  problem,
  onDeclare,
  onRetry,
}: {
  readonly problem: { readonly code: string; readonly details?: Readonly<Record<string, unknown>> } | undefined;
  readonly onDeclare: (texts: readonly string[]) => void;
  readonly onRetry: () => void;
}) {
  const { t, i18n } = useTranslation();
  const code = problem?.code ?? "unexpected";
  const hits = ((problem?.details?.["hits"] ?? []) as readonly { readonly text?: string }[]).flatMap(({ text }) =>
    text ? [text] : [],
  );
  return (
    <Notice tone="warn">
      <p>{t(i18n.exists(`problems.${code}`) ? `problems.${code}` : "problems.unexpected")}</p>
      {hits.length > 0 ? (
        <p>
          {t("names.found", { names: hits.map((hit) => `“${hit}”`).join(", ") })}{" "}
          <button type="button" className="link-button" onClick={() => onDeclare(hits)}>
            {t("names.none", { count: hits.length })}
          </button>
        </p>
      ) : (
        <button type="button" className="link-button" onClick={onRetry}>
          {t("wait.again")}
        </button>
      )}
    </Notice>
  );
}
