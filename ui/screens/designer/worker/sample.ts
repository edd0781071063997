/** Makes a paper of a draft on the end of an example. */

import { type CompiledProcess, fullestExamples, sampleReport } from "../../../../engine/index.ts";
import type { SampleAnswer, SampleQuestion } from "../reports/use-sample.ts";
import { compiled } from "./compiled.ts";

const titleOf = ({ texts, examples }: CompiledProcess, language: string, name: string): string =>
  texts[language]?.[`examples.${name}`] ?? examples[name]?.title ?? name;

/** The paper as its model, and the examples that can fill it, the fullest first. */
export function sample(asked: SampleQuestion): SampleAnswer {
  const { report, language, example } = asked;
  const process = compiled(asked);
  const made = process?.reports[report] && sampleReport(process, report, language, example);
  return {
    broken: process === undefined,
    examples: process ? fullestExamples(process).map((name) => [name, titleOf(process, language, name)]) : [],
    ...(made ? { sample: made } : {}),
  };
}
