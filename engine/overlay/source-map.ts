/** In which file of the base a part of a definition lies, and at which edit of a variant it was brought. */

import { pointerPart } from "../definition/json.ts";
import { kebab, type Located, unitFile } from "../definition/read.ts";
import type { OverlayEdit, ProcessDefinition } from "../definition/types.ts";
import { type Step, stepsTo } from "./address.ts";

/** A finding that would stand at `from`, or below it, belongs at `to`, or as far below that. */
export interface SourceMapping {
  readonly from: Located;
  readonly to: Located;
  /** What is below `from` is in the same place below `to`. */
  readonly below: boolean;
}

const pointerOf = (steps: readonly Step[]): string => steps.map((step) => `/${pointerPart(step)}`).join("");

/** Where a part lies, by its steps from the root of the definition. */
export function homeOf(root: string, steps: readonly Step[]): Located | undefined {
  const [table, name, part, ...rest] = steps.map(String);
  if (table === undefined || name === undefined) return undefined;
  switch (table) {
    case "process":
      return { file: `${root}/process.json`, pointer: pointerOf(steps.slice(1)) };
    case "tables":
    case "policies":
    case "figures":
      return { file: `${root}/${table}.json`, pointer: pointerOf(steps.slice(1)) };
    case "reports":
      return { file: `${root}/reports/${kebab(name)}.json`, pointer: pointerOf(steps.slice(2)) };
    case "examples":
      return { file: `${root}/examples/${name}.json`, pointer: pointerOf(steps.slice(2)) };
    case "forms":
      return { file: `forms/${name}/${part ?? "schema"}.json`, pointer: pointerOf(rest) };
    case "kinds":
      if (part === "items" && rest[0] !== undefined)
        return { file: unitFile(root, name, rest[0], "", "").file, pointer: pointerOf(rest.slice(1)) };
      return part === undefined ? undefined : unitFile(root, name, undefined, part, pointerOf(rest));
    default:
      return undefined;
  }
}

/** What an edit brought: each part with the place in the variant where it was written. */
export function broughtBy(
  root: string,
  file: string,
  definition: ProcessDefinition,
  id: string,
  edit: OverlayEdit,
): readonly SourceMapping[] {
  const at = (...keys: string[]): Located => ({ file, pointer: pointerOf(["edits", id, ...keys]) });
  const bring = (address: string, to: Located, below = true, more: readonly Step[] = []): readonly SourceMapping[] => {
    const steps = stepsTo(definition, address);
    const from = steps && homeOf(root, [...steps, ...more]);
    return from ? [{ from, to, below }] : [];
  };
  if ("add" in edit) return bring(edit.add, at("value"));
  if ("change" in edit) return bring(edit.change, at("value"));
  if ("set" in edit) return bring(`settings.${edit.set}`, at("to"), true, ["default"]);
  if ("addField" in edit) return bring(`forms.${edit.addField}`, at("field"));
  if ("changeField" in edit) return bring(`forms.${edit.changeField}`, at(), false);
  if ("narrow" in edit) return bring(edit.narrow, at("narrow"), false);
  if (!("addStep" in edit)) return [];
  const unit = edit.addStep.slice(0, edit.addStep.indexOf(".states."));
  return [
    ...Object.keys(edit.go).flatMap((event) => bring(`${unit}.events.${event}`, at("go", event))),
    ...bring(edit.addStep, at("state")),
  ];
}
