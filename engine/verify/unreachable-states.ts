/** States that no way leads to, and states that a parent's `always` picks although entering them has effects (docs/format/chart.md). */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledProcess } from "../compile/types.ts";
import { namesOf, resolveTarget, waysOf } from "../machine/index.ts";
import { eachState, eachUnit, type StatePlace, targetsOf, type UnitPlace } from "./walk.ts";

/** Every state that may be entered, if every guard may hold. */
function reachable(
  places: readonly StatePlace[],
  rootId: string,
  isSkipped: (key: string) => boolean,
): ReadonlySet<string> {
  const byPath = new Map(places.map((place) => [place.path, place]));
  const seen = new Set<string>();
  const enter = (path: string): void => {
    const place = byPath.get(path);
    if (!place || seen.has(path)) return;
    seen.add(path);
    for (const ancestor of place.ancestors) enter(ancestor.path);
    const children = Object.entries(place.state.states ?? {});
    const child = (key: string): string => (path === "" ? key : `${path}.${key}`);
    if (place.state.type === "parallel") for (const [key] of children) enter(child(key));
    else if (place.state.initial !== undefined) enter(child(place.state.initial));
    for (const target of targetsOf(place, rootId)) enter(target);
  };
  enter("");
  // A step that a variant skips stays a name that reads false (docs/format/variants.md), with what only it led to.
  for (const { path, key } of places) if (isSkipped(key)) enter(path);
  return seen;
}

export function checkUnreachableStates(compiler: Compiler, root: string, process: CompiledProcess): void {
  for (const place of eachUnit(root, process)) {
    if (!isBroken(compiler, place)) checkUnreachable(compiler, place, process.provenance);
    checkPicked(compiler, place);
  }
}

/** Where a way or a first state is misspelt, what it leads to is not told as well. */
function isBroken(compiler: Compiler, { home }: UnitPlace): boolean {
  const { file, pointer } = compiler.at(home, "chart", "");
  return compiler.findings.some((one) => BROKEN.has(one.code) && one.file === file && one.pointer.startsWith(pointer));
}
const BROKEN = new Set(["unknown-state", "no-initial", "duplicate-state"]);

function checkUnreachable(
  compiler: Compiler,
  { home, unit, definition }: UnitPlace,
  provenance: CompiledProcess["provenance"],
): void {
  const places = eachState(definition.chart);
  const seen = reachable(places, definition.chart.id ?? "", (key) =>
    Object.hasOwn(provenance, `${unit.address}.states.${key}`),
  );
  for (const { path, pointer, key, ancestors } of places) {
    // Of a whole branch that cannot be reached the outermost state is told.
    if (seen.has(path) || ancestors.some((ancestor) => !seen.has(ancestor.path))) continue;
    compiler.find(
      compiler.at(home, "chart", pointer),
      "unreachable-state",
      `No way leads to "${key}".`,
      "Let a way out of another state lead to it, or take it away.",
    );
  }
}

function checkPicked(compiler: Compiler, { home, definition }: UnitPlace): void {
  const places = eachState(definition.chart);
  const byPath = new Map(places.map((place) => [place.path, place]));
  for (const parent of places) {
    waysOf(parent.state.always).forEach((way) => {
      if (way.target === undefined) {
        compiler.find(
          compiler.at(home, "chart", `${parent.pointer}/always${way.pointer}`),
          "always-without-target",
          "An `always` that leads nowhere would run for ever.",
          "Give it a target, or make it an event.",
        );
        return;
      }
      const target = byPath.get(resolveTarget(way.target, parent.path, definition.chart.id ?? ""));
      const isChild = target?.ancestors.some((ancestor) => ancestor.path === parent.path) ?? false;
      if (target && isChild && parent.path !== "" && namesOf(target.state.entry).length > 0) {
        compiler.find(
          compiler.at(home, "chart", `${target.pointer}/entry`),
          "picked-with-entry",
          `"${target.key}" is chosen by the \`always\` of "${parent.key}" and passed through within a commit, so entering it may have no effects.`,
          "Hang the effect on the way that leads here, or on a deadline.",
        );
      }
    });
  }
}
