/** Makes the text screeners of a process ready: those that its profile switches on, with the process's own words and numbers. */

import type { Json, ProcessDefinition } from "../definition/types.ts";
import { prepareScreening, SCREENERS, type Screening } from "../screening/registry.ts";
import type { Compiler } from "./compiler.ts";

/** Every text of the process and of its forms, in all languages. */
const textsOf = ({ texts, forms }: ProcessDefinition): readonly string[] =>
  [texts, ...Object.values(forms).map((form) => form.texts)].flatMap((all) =>
    Object.values(all).flatMap((one) => Object.values(one)),
  );

/** @returns the screeners, ready; what is wrong with their data becomes a finding. */
export function screeningOf(compiler: Compiler, definition: ProcessDefinition): Screening {
  const { profile, process } = definition;
  const files = profile.screening ?? {};
  for (const [name, { file }] of Object.entries(files))
    if (!SCREENERS.some((screener) => screener.name === name))
      compiler.find(
        { file, pointer: "" },
        "unknown-screener",
        `There is no text screener "${name}".`,
        `Use ${SCREENERS.map((one) => `"${one.name}"`).join(", ")}.`,
      );
  const older: readonly (readonly [string, Json])[] =
    profile.names === undefined ? [] : [["possibleNames", profile.names]];
  const data = Object.fromEntries([...older, ...Object.entries(files).map(([name, one]) => [name, one.data] as const)]);
  const numbers = Object.values(process.numbering ?? {}).map(({ pattern }) => pattern);
  return prepareScreening(data, { texts: textsOf(definition), numbers }, (name, problem) => {
    const { pointer, code, message, remedy } = problem;
    const file = files[name]?.file;
    if (file !== undefined) compiler.find({ file, pointer }, code, message, remedy);
  });
}
