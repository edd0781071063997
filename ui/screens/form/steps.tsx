/** Steps of a form, each with its state in a sign and a word. */

import { useTranslation } from "react-i18next";
import type { FieldError, SectionView } from "../../../engine/index.ts";
import type { SectionContent } from "../../api/types.ts";
import { StateIcon } from "../../parts/icon.tsx";

export interface Step {
  readonly section: SectionView;
  readonly page: string;
  readonly title: string;
}
export interface StepState {
  readonly state: "empty" | "draft" | "submitted" | "bad";
  readonly errors: number;
}
export const stepKey = ({ section, page }: Step): string => `${section.name}/${page}`;

/** What a step of the open section looks like now; of another section, what the server last said. */
export function stepState(
  step: Step,
  open: {
    readonly section: string;
    readonly fieldsOf: (page: string) => readonly string[];
    readonly filled: (field: string) => boolean;
    readonly errors: readonly FieldError[];
    readonly missing: readonly string[];
    /** What is known of another section, when it was opened before. */
    readonly contentOf: (section: string) => SectionContent | undefined;
    readonly fieldsIn: (form: string, page: string) => readonly string[];
  },
): StepState {
  if (step.section.name !== open.section) {
    const { state, complete, form, name } = step.section;
    const content = open.contentOf(name);
    const fields = open.fieldsIn(form, step.page);
    if (content?.state && fields.length > 0) {
      const some = fields.some((field) => content.fields[field] !== undefined);
      const lacks = content.state.missing.some((pointer) => fields.includes(pointer.split("/")[1] ?? ""));
      return { state: some && !lacks ? "submitted" : some ? "draft" : "empty", errors: 0 };
    }
    if (state === "empty") return { state: "empty", errors: 0 };
    return { state: complete ? "submitted" : "draft", errors: 0 };
  }
  const fields = open.fieldsOf(step.page);
  const here = (pointer: string): boolean => fields.includes(pointer.split("/")[1] ?? "");
  const errors = open.errors.filter(({ pointer }) => here(pointer)).length;
  if (errors > 0) return { state: "bad", errors };
  const some = fields.some(open.filled);
  const complete = !open.missing.some(here);
  return { state: complete && some ? "submitted" : some ? "draft" : "empty", errors: 0 };
}

/**
 * Of each other section that is asked and not complete one step: the first where something lacks.
 * @param section the open one, of which its fields tell what lacks
 */
export function lackingSteps(
  steps: readonly Step[],
  section: string,
  stateOf: (step: Step) => StepState,
): readonly Step[] {
  const isOpen = ({ section: other }: Step): boolean => other.name !== section && !other.optional && !other.complete;
  const names = [...new Set(steps.filter(isOpen).map((step) => step.section.name))];
  return names.flatMap((name) => {
    const own = steps.filter((step) => step.section.name === name);
    return own.find((step) => stateOf(step).state !== "submitted") ?? own.slice(0, 1);
  });
}

export function Steps({
  steps,
  current,
  stateOf,
  goTo,
  heading,
}: {
  readonly steps: readonly Step[];
  readonly current: Step;
  readonly stateOf: (step: Step) => StepState;
  readonly goTo: (step: Step) => void;
  readonly heading: string;
}) {
  const { t } = useTranslation();
  const words = ({ state, errors }: StepState): string =>
    state === "bad" ? t("form.errorsHere", { count: errors }) : t(`form.steps.${state}`);
  return (
    <nav className="left" aria-label={heading}>
      <h2>{heading}</h2>
      <ol className="steps">
        {steps.map((step) => {
          const state = stateOf(step);
          return (
            <li key={stepKey(step)}>
              <button
                type="button"
                aria-current={stepKey(step) === stepKey(current) ? "step" : undefined}
                onClick={() => goTo(step)}
              >
                <StateIcon state={state.state} />
                <span>
                  {step.title}
                  <span>
                    {words(state)}
                    {step.section.optional && state.state === "empty" && `, ${t("section.optional")}`}
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
