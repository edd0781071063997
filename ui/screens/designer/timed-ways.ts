/** Which ways of a step somebody presses, and which a term takes when it is over: of the second no event says who may send it. */

import { partOf, type Way } from "./charts.ts";
import type { StepPanelProps } from "./step-props.ts";

type Where = Pick<StepPanelProps, "root" | "files" | "chart" | "step">;
const isPressed = ({ root, files, chart }: Where, { event }: Way): boolean =>
  event in partOf(root, files, chart, "events").value;

export const pressedWays = (where: Where): readonly Way[] => where.step.ways.filter((way) => isPressed(where, way));
export const timedWays = (where: Where): readonly Way[] => where.step.ways.filter((way) => !isPressed(where, way));
