/** By which key a task is remembered as taken: the unit, and the section or event it asks for. */

import type { ItemId } from "../ids.ts";
import type { TaskKind } from "./types.ts";

/** The key under which `Instance.taken` keeps who took a task; stored, so its form is frozen. */
export const taskKey = (unit: ItemId | null, task: TaskKind, name: string): string => `${unit ?? ""}/${task}/${name}`;
