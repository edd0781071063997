/** Plays the examples of a process and tells what does not come true, and which promises break, as findings at the step where it happens. */

import type { CompiledProcess } from "../compile/types.ts";
import { readJson } from "../definition/json.ts";
import type { Finding } from "../result.ts";
import { type ExampleFailure, type ExampleResult, type PlayOptions, runExample } from "./example.ts";

export interface ExampleFiles {
  /** Path from the project → text. */
  readonly files: ReadonlyMap<string, string>;
  /** `workflows/<process>`, and the folders of the variants that were applied. */
  readonly roots: readonly string[];
}

/** What the examples of a process say against it: one finding a failure, each once however many examples start from it; where one is stuck, what comes after is not told. */
export function exampleFindings(
  process: CompiledProcess,
  { files, roots }: ExampleFiles,
  options: PlayOptions,
  played: ReadonlyMap<string, ExampleResult> = new Map(),
): readonly Finding[] {
  const placed = (failure: ExampleFailure): Finding => {
    const paths = roots.map((root) => `${root}/examples/${failure.example}.json`);
    const file = paths.find((path) => files.has(path)) ?? paths[0] ?? "";
    const pointer = `/steps/${failure.step}`;
    return {
      ...told(failure, process.variant),
      file,
      pointer,
      ...readJson(file, files.get(file) ?? "").locate(pointer),
    };
  };
  const all = Object.keys(process.examples).flatMap((name) => {
    const { failures, changed } = played.get(name) ?? runExample(process, name, options);
    return [
      ...untilStuck(failures).map(placed),
      ...untilStuck(changed).map((one): Finding => ({ ...placed(one), ...otherwise(process, one) })),
    ];
  });
  return [...new Map(all.map((one) => [`${one.file} ${one.pointer} ${one.message}`, one])).values()];
}

/** An example that a variant says to end otherwise: what was seen of it, and what the variant says. */
function otherwise(
  process: CompiledProcess,
  failure: ExampleFailure,
): Pick<Finding, "code" | "severity" | "message" | "remedy"> {
  const says = (process.changedExamples[failure.example] ?? []).join("; ");
  const { message } = told(failure, process.variant);
  return {
    code: "example-changed",
    severity: "hint",
    message: `${message} The variant says: ${says}.`,
    remedy: "Put an example of the same name in the folder of the variant to say what is meant here, step by step.",
  };
}

function untilStuck(failures: readonly ExampleFailure[]): readonly ExampleFailure[] {
  const at = failures.findIndex(({ stuck }) => stuck);
  return at < 0 ? failures : failures.slice(0, at + 1);
}

function told(
  { example, step, expected, found, policy }: ExampleFailure,
  variant: string | undefined,
): Omit<Finding, "file" | "pointer" | "line" | "column"> {
  const where = `Step ${step + 1} of the example "${example}"${variant === undefined ? "" : ` under the variant "${variant}"`}`;
  return policy === undefined
    ? {
        code: "example-fails",
        severity: "error",
        message: `${where}: expected ${expected}; found ${found.replace(/\.$/, "")}.`,
        remedy: "Mend the definition, or say in the example what is meant now.",
      }
    : {
        code: "promise-broken",
        severity: "error",
        message: `${where} breaks the promise "${policy}" at ${found}.`,
        remedy: "Let no way lead there: this example is one that does. Or change what policies.json promises.",
      };
}
