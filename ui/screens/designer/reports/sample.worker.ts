/** Makes a paper of a draft on the end of an example, off the main thread. */

import { type CompiledProcess, fullestExamples, pinned, sampleReport } from "../../../../engine/index.ts";
import type { SampleAnswer, SampleQuestion } from "./use-sample.ts";

const titleOf = ({ texts, examples }: CompiledProcess, language: string, name: string): string =>
  texts[language]?.[`examples.${name}`] ?? examples[name]?.title ?? name;

self.onmessage = ({ data }: MessageEvent<SampleQuestion>) => {
  const { root, variant, report, language, example } = data;
  const files = new Map(data.files);
  const { process } = pinned(
    { root, files },
    variant === undefined ? [] : [{ root: `${root}/variants/${variant}`, files }],
  );
  const sample = process?.reports[report] && sampleReport(process, report, language, example);
  const answer: SampleAnswer = {
    broken: process === undefined,
    examples: process ? fullestExamples(process).map((name) => [name, titleOf(process, language, name)]) : [],
    ...(sample ? { sample } : {}),
  };
  self.postMessage(answer);
};
