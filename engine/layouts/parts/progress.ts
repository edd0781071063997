/** The part `line`: the steps of a kind, each with the conditions under which it is done, under way or waiting. */

import type { CompiledKind } from "../../compile/types.ts";
import { pointerPart } from "../../definition/json.ts";
import type { Cel, ScreenDefinition } from "../../definition/types.ts";
import type { Part } from "../types.ts";

/** `done` and `now`; `blocked` when it waits for somebody; `since` the instant to show with it. */
export type Step = Readonly<Partial<Record<"done" | "now" | "blocked" | "since", Cel>>>;

const stepsOf = (screen: ScreenDefinition | undefined): Readonly<Record<string, Step>> =>
  (screen?.["line"] ?? {}) as Readonly<Record<string, Step>>;

/** Step → its conditions, of the first screen of a kind that has a line. */
export const progressOf = ({ screens }: CompiledKind): Readonly<Record<string, Step>> =>
  stepsOf(screens.find((screen) => screen["line"] !== undefined));

const CONDITIONS = ["done", "now", "blocked", "since"] as const;

export const progress: Part = {
  key: "line",
  inner: { of: "each", keys: [...CONDITIONS, "why"] },
  check({ compiler, kind, screen, at }) {
    for (const [step, conditions] of Object.entries(stepsOf(screen)))
      for (const part of CONDITIONS) {
        const source = conditions[part];
        if (source === undefined) continue;
        const pointer = `${at.pointer}/line/${pointerPart(step)}/${part}`;
        const type = part === "since" ? undefined : "bool";
        compiler.expression(source, kind.environment, { file: at.file, pointer }, type);
      }
  },
};
