/** The closed list of functions: one that is not here fails the check, not a user. */

import { DATE_FUNCTIONS } from "./dates.ts";
import { LIST_FUNCTIONS } from "./lists.ts";
import type { CelFunction } from "./types.ts";

export const FUNCTIONS: readonly CelFunction[] = [...DATE_FUNCTIONS, ...LIST_FUNCTIONS];
export const functionByName: ReadonlyMap<string, CelFunction> = new Map(FUNCTIONS.map((entry) => [entry.name, entry]));
export { type CelFunction, type Moment, Unusable } from "./types.ts";
