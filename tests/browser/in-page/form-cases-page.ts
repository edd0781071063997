/** The page's side of the form cases: fetches cases and validator modules from the server, runs them and gives the answers as JSON. */

import { type Fields, type FormState, fieldErrors, type Validate } from "../../../engine/forms/index.ts";
import { answersOf, type CaseFile } from "./form-cases.ts";

interface ValidatorModule {
  readonly validate: ((fields: Fields) => boolean) & { errors?: Parameters<typeof fieldErrors>[0] | null };
}

async function run(names: readonly string[]): Promise<Record<string, readonly FormState[]>> {
  const answers: Record<string, readonly FormState[]> = {};
  for (const name of names) {
    const file = (await (await fetch(`/cases/${name}.json`)).json()) as CaseFile;
    const { validate } = (await import(/* @vite-ignore */ `/validators/${name}.js`)) as ValidatorModule;
    const check: Validate = (_, fields) => (validate(fields) ? [] : fieldErrors(validate.errors ?? []));
    answers[name] = answersOf(name, file, check);
  }
  return answers;
}

/** Whether code from text may run here: with the policy on, it may not. */
function mayEvaluate(): boolean {
  try {
    return new Function("return true")() === true;
  } catch {
    return false;
  }
}

/** At load, not at the test's call: what a debugger evaluates stands outside the policy. */
const names = (await (await fetch("/cases.json")).json()) as readonly string[];
const result = { mayEvaluate: mayEvaluate(), answers: await run(names) };
const output = document.createElement("pre");
output.id = "result";
output.textContent = JSON.stringify(result);
document.body.append(output);
