/** The progress line of a kind: the conditions of its steps, compiled once with the names of the kind. */

import { pointerPart } from "../definition/json.ts";
import type { ScreenDefinition } from "../definition/types.ts";
import type { Program, TypeEnvironment } from "../expressions/types.ts";
import type { Compiler, Home } from "./compiler.ts";
import type { ProgressStep } from "./types.ts";

const CONDITIONS = ["done", "now", "blocked"] as const;
type Written = Readonly<Partial<Record<keyof ProgressStep, string>>>;

/** The steps of the first screen that has a line; every line is checked. */
export function compileProgress(
  compiler: Compiler,
  home: Home,
  screens: readonly ScreenDefinition[],
  environment: TypeEnvironment,
): readonly ProgressStep[] {
  const lines = screens.flatMap((screen, index) => {
    const line = screen["line"] as Readonly<Record<string, Written>> | undefined;
    return line === undefined ? [] : [compileLine(compiler, home, `/${index}/line`, line, environment)];
  });
  return lines[0] ?? [];
}

function compileLine(
  compiler: Compiler,
  home: Home,
  pointer: string,
  line: Readonly<Record<string, Written>>,
  environment: TypeEnvironment,
): readonly ProgressStep[] {
  return Object.entries(line).map(([key, step]): ProgressStep => {
    const programs = [...CONDITIONS, "since" as const].flatMap((part): (readonly [string, Program])[] => {
      const source = step[part];
      if (source === undefined) return [];
      const at = compiler.at(home, "screens", `${pointer}/${pointerPart(key)}/${part}`);
      return [[part, compiler.expression(source, environment, at, part === "since" ? undefined : "bool")]];
    });
    return { key, ...Object.fromEntries(programs) };
  });
}
