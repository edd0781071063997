/** By which key a task is remembered as taken: the unit, and the section or event it asks for. */

import type { ItemId } from "../ids.ts";
import type { TaskKind } from "./types.ts";

/** The key under which `Instance.taken` keeps who took a task; stored, so its form is frozen. */
export const taskKey = (unit: ItemId | null, task: TaskKind, name: string): string => `${unit ?? ""}/${task}/${name}`;

/** What a task is known by, as `taskKey` joined it. */
export function partsOfTaskKey(key: string): {
  readonly unit: ItemId | null;
  readonly task: TaskKind;
  readonly name: string;
} {
  const parts = key.split("/");
  const [task, name] = parts.slice(-2);
  const unit = parts.slice(0, -2).join("/");
  return { unit: unit === "" ? null : (unit as ItemId), task: task as TaskKind, name: name ?? "" };
}
