/** Steps of a case from which nothing leads on, and in which it has not ended: whoever comes there is stuck (docs/format/chart.md). */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledProcess } from "../compile/types.ts";
import type { StateDefinition } from "../definition/types.ts";
import { eachState, eachUnit, type StatePlace } from "./walk.ts";

const leadsOn = ({ on, always, onDone }: StateDefinition): boolean =>
  Object.keys(on ?? {}).length > 0 || always !== undefined || onDone !== undefined;
const isEnd = ({ type, tags }: StateDefinition): boolean =>
  type === "final" || (typeof tags === "string" ? [tags] : (tags ?? [])).includes("end");
/** One of several parts that run beside each other may well come to rest before the others. */
const isBesideOthers = ({ ancestors }: StatePlace): boolean => ancestors.some(({ state }) => state.type === "parallel");

/** Of a step that nobody reaches that is told, and not where it would lead. */
const isUnreachable = ({ findings }: Compiler, at: { readonly file: string; readonly pointer: string }): boolean =>
  findings.some(
    ({ code, file, pointer }) =>
      code === "unreachable-state" && file === at.file && `${at.pointer}/`.startsWith(`${pointer}/`),
  );

/** Items may rest where they are: only the chart of a kind is asked. A chart of one step is still to be drawn. */
export function checkDeadEnds(compiler: Compiler, root: string, process: CompiledProcess): void {
  for (const { home, definition } of eachUnit(root, process)) {
    if (home.item !== undefined) continue;
    const leaves = eachState(definition.chart).filter(({ path, state }) => path !== "" && !state.states);
    if (leaves.length < 2) continue;
    for (const place of leaves) {
      const { state, ancestors, key, pointer } = place;
      if (state.type === "history" || isEnd(state) || isBesideOthers(place)) continue;
      if ([state, ...ancestors.map((outer) => outer.state)].some((one) => leadsOn(one) || isEnd(one))) continue;
      const at = compiler.at(home, "chart", pointer);
      if (isUnreachable(compiler, at)) continue;
      compiler.find(
        at,
        "dead-end",
        `Nothing leads on from "${key}", and it is no end.`,
        "Give it a way out, or the tag `end` when it has ended there.",
        "warning",
      );
    }
  }
}
