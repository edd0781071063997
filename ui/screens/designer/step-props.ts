/** What the panel of a chosen step and its parts get. */

import type { Chart, Step } from "./charts.ts";
import type { TabProps } from "./tab-props.ts";

export interface StepPanelProps extends TabProps {
  readonly chart: Chart;
  readonly step: Step;
  readonly steps: readonly Step[];
  readonly onChoose: (pointer: string) => void;
}
