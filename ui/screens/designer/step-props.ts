/** What the panel of a chosen step and its parts get. */

import type { OutlinedFact } from "../../../engine/index.ts";
import type { Chart, Step } from "./charts.ts";
import type { TabProps } from "./tab-props.ts";

export interface StepPanelProps extends TabProps {
  readonly chart: Chart;
  readonly step: Step;
  readonly steps: readonly Step[];
  /** Of the chart; absent until the draft compiled once. */
  readonly facts?: readonly OutlinedFact[] | undefined;
  readonly onChoose: (pointer: string) => void;
}
