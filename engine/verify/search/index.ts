/** Searches every promise of a process for the shortest way to break it, over chart states with items, roles and gates. */

import type { CompiledProcess } from "../../compile/types.ts";
import { searchPromise } from "./promises.ts";
import type { SearchStep } from "./space.ts";

export type { SearchStep } from "./space.ts";

/** What the search says of a promise in one unit. Only `proved` is sure: nothing that the data say can break it. */
export interface PromiseSearch {
  readonly policy: string;
  /** Address of the unit: `case`, `case.items.agendaPlace`. */
  readonly unit: string;
  /** `possible`: a way was found that the charts allow. `cut-off`: more than was looked at. */
  readonly outcome: "proved" | "possible" | "cut-off";
  /** How many states at rest were looked at. */
  readonly looked: number;
  /** One list a commit, without those in which only data change; empty when nothing was found. */
  readonly commits: readonly (readonly SearchStep[])[];
}

/** @returns one entry for each promise and each unit that it is about. */
export function searchPromises(process: CompiledProcess): readonly PromiseSearch[] {
  return process.policies.flatMap(({ name, units }) =>
    units.map((one): PromiseSearch => {
      const found = searchPromise(process, one);
      const moves = found.outcome === "possible" ? found.moves : [];
      const commits = moves.map(({ steps }) => steps).filter((steps) => steps.length > 0);
      return { policy: name, unit: one.unit.address, outcome: found.outcome, looked: found.looked, commits };
    }),
  );
}
