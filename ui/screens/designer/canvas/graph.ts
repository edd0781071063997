/** A chart as boxes and arrows: every step with what stands in it, and every way with where it leads. */

import { type Json, pointerTo } from "../../../../engine/index.ts";
import { isEnd, type Step } from "../charts.ts";
import { asObject } from "../json.ts";

export interface Box {
  /** Of the pointer of the step. */
  readonly id: string;
  readonly parent?: string;
  readonly step: Step;
  readonly look: "step" | "group" | "parallel" | "end" | "every";
  /** The chart, or the group around it, begins here. */
  readonly isFirst: boolean;
  readonly title: string;
  readonly lines: readonly string[];
}
export interface Arrow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** On what condition. */
  readonly under: string;
  /** Nobody has to do anything: it goes as soon as it may. */
  readonly isByItself: boolean;
}
export interface Graph {
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}
export interface GraphWords {
  readonly state: (name: string) => string;
  readonly event: (name: string) => string;
  readonly fact: (name: string) => string;
  readonly section: (name: string) => string;
  readonly role: (name: string) => string;
}

/** The chart itself has an empty pointer, and a box needs a name. */
export const boxId = (pointer: string): string => (pointer === "" ? "/" : pointer);
export const pointerOf = (id: string): string => (id === "/" ? "" : id);
const parentOf = (pointer: string): string => pointer.replace(/\/states\/[^/]+$/, "");
const under = (pointer: string, path: readonly string[]): string =>
  path.reduce((at, key) => `${at}${pointerTo("states", key)}`, pointer);

/** The pointer of the step that a target names from a step: a child (`.a`), a sibling (`a.b`), or one by its id (`#chart.a`). */
export function targetOf(steps: readonly Step[], step: Step, target: string): string | undefined {
  if (target === "") return undefined;
  const path = target.replace(/^[.#]/, "").split(".");
  const from = target.startsWith(".") || step.key === "" ? step.pointer : parentOf(step.pointer);
  const exact = under(from, path);
  if (!target.startsWith("#") && steps.some(({ pointer }) => pointer === exact)) return exact;
  return steps.find(({ key }) => key === path.at(-1))?.pointer;
}

function lookOf(step: Step): Box["look"] {
  const { key, state } = step;
  if (key === "") return "every";
  if (Object.keys(asObject(state["states"])).length > 0) return state["type"] === "parallel" ? "parallel" : "group";
  return isEnd(step) ? "end" : "step";
}
function linesOf({ state }: Step, words: GraphWords): readonly string[] {
  return Object.entries(asObject(asObject(state["meta"])["open"])).map(([section, open]) => {
    const by = asObject(open)["by"];
    const who = Array.isArray(by) ? by.map((role) => words.role(String(role))).join(", ") : "";
    return who === "" ? words.section(section) : `${words.section(section)}: ${who}`;
  });
}
const listOf = (value: Json | undefined): readonly Json[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** A group that picks what stands in it: told in the boxes, so that no arrow leads from a group into itself. */
const isWithin = (step: Step, to: string): boolean => to.startsWith(`${step.pointer}/`);
function pickedWhen(steps: readonly Step[], { pointer }: Step, words: GraphWords): readonly string[] {
  const parent = parentOf(pointer);
  const around = steps.find((one) => one.pointer === parent && one.pointer !== pointer);
  return listOf(around?.state["always"]).flatMap((one) => {
    const way = asObject(one);
    const isThis = around && targetOf(steps, around, String(way["target"] ?? "")) === pointer;
    return isThis && typeof way["guard"] === "string" ? [words.fact(way["guard"])] : [];
  });
}
/** Ways that nobody sends. */
function byItself(steps: readonly Step[], step: Step, words: GraphWords): readonly Arrow[] {
  return listOf(step.state["always"]).flatMap((one, index) => {
    const way = typeof one === "string" ? { target: one } : asObject(one);
    const to = targetOf(steps, step, String(way["target"] ?? ""));
    const guard = typeof way["guard"] === "string" ? words.fact(way["guard"]) : "";
    const id = `${step.pointer}/always/${index}`;
    return to === undefined || isWithin(step, to)
      ? []
      : [{ id, from: boxId(step.pointer), to: boxId(to), label: "", under: guard, isByItself: true }];
  });
}
function sent(steps: readonly Step[], step: Step, words: GraphWords): readonly Arrow[] {
  return step.ways.flatMap(({ event, pointer, target, guard }) => {
    const to = targetOf(steps, step, target);
    const label = words.event(event);
    const on = guard === "" ? "" : words.fact(guard);
    return to === undefined
      ? []
      : [{ id: pointer, from: boxId(step.pointer), to: boxId(to), label, under: on, isByItself: false }];
  });
}

/** @param steps of one chart, the chart itself first; it is a box only when something can be done in every step. */
export function graphOf(steps: readonly Step[], words: GraphWords, everyStep: string): Graph {
  const arrows = steps.flatMap((step) => [...sent(steps, step, words), ...byItself(steps, step, words)]);
  const leaving = new Set(arrows.map(({ from }) => from));
  const byPointer = new Map(steps.map((step) => [step.pointer, step]));
  const boxes = steps
    .filter((step) => step.key !== "" || leaving.has(boxId(step.pointer)))
    .map((step): Box => {
      const around = byPointer.get(parentOf(step.pointer));
      const inside = step.key !== "" && around !== undefined && around.key !== "";
      return {
        id: boxId(step.pointer),
        ...(inside ? { parent: boxId(around.pointer) } : {}),
        step,
        look: lookOf(step),
        isFirst: around?.state["initial"] === step.key && step.key !== "",
        title: step.key === "" ? everyStep : words.state(step.key),
        lines: [...linesOf(step, words), ...pickedWhen(steps, step, words)],
      };
    });
  return { boxes, arrows };
}
