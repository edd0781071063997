/** What still stands between a step and its end: wrong fields here, and other steps that are asked for and not complete. */

import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { goToField, type SummaryLine } from "../../forms/error-summary.tsx";
import type { LiveForm } from "../../forms/load-form.ts";
import { inFormOrder } from "../../forms/order.ts";
import { pagesOf } from "../../forms/rjsf-schema.ts";
import type { FormModel } from "../../forms/section-form.tsx";
import { lackingSteps, type Step, type StepState, stepKey } from "./steps.tsx";

export interface StepSummary {
  readonly lines: readonly SummaryLine[];
  /** How many things are still wrong or missing. */
  readonly open: number;
  /** The only one of them, in words. */
  readonly only?: string | undefined;
}
interface Asked {
  readonly live: LiveForm;
  readonly model: FormModel;
  readonly steps: readonly Step[];
  readonly current: Step;
  readonly stateOf: (step: Step) => StepState;
  /** What ends the step waits for the other steps as well. */
  readonly waits: boolean;
  /** Somebody tried to go on: then other steps are named too. */
  readonly asked: boolean;
  readonly goTo: (step: Step) => void;
  readonly move: (step: Step) => void;
}

export function useStepSummary({ live, model, steps, current, stateOf, waits, asked, goTo, move }: Asked): StepSummary {
  const { t } = useTranslation();
  const pages = useMemo(() => pagesOf(live.published), [live]);
  const section = current.section.name;
  const topOf = (pointer: string): string => pointer.split("/")[1] ?? "";
  const goToError = (pointer: string): void => {
    const page = pages.find(([, names]) => names.includes(topOf(pointer)))?.[0] ?? "";
    const step = steps.find((one) => one.section.name === section && one.page === page);
    if (step && stepKey(step) !== stepKey(current)) goTo(step);
    setTimeout(() => goToField("step", pointer), 60);
  };
  const own = inFormOrder(live, model.shown).map(
    (error): SummaryLine => ({
      key: `${error.pointer} ${error.code}`,
      href: `#${error.pointer}`,
      words: live.words.errorAt(error),
      go: () => goToError(error.pointer),
    }),
  );
  const others = waits ? lackingSteps(steps, section, stateOf) : [];
  const lines = [
    ...own,
    ...(asked
      ? others.map(
          (step): SummaryLine => ({
            key: stepKey(step),
            href: `#${step.section.name}`,
            words: t("form.stepOpen", { title: step.title }),
            go: () => move(step),
          }),
        )
      : []),
  ];
  const [first] = model.all;
  const [other] = others;
  const open = model.all.length + others.length;
  const only = first ? live.words.errorAt(first) : other && t("form.stepOpen", { title: other.title });
  return {
    lines,
    open,
    only: open === 1 ? only : undefined,
  };
}
