/** Finds the uses of a question, or gives its key another name everywhere, off the main thread: proving takes seconds. */

import {
  type EditedFiles,
  questionAt,
  removeQuestion,
  renameQuestion,
  usesOf,
  verify,
} from "../../../../engine/index.ts";
import type { UsesAnswer, UsesQuestion } from "./use-uses.ts";

self.onmessage = ({ data }: MessageEvent<UsesQuestion>) => {
  const { root, form, key, to } = data;
  const files: EditedFiles = new Map(data.files);
  const check = (now: EditedFiles) => verify({ root, files: now });
  const question = questionAt(files, form, key);
  const answer: UsesAnswer =
    to === undefined
      ? { uses: question ? usesOf(files, removeQuestion(files, form, question), check) : [] }
      : { renamed: renameQuestion(files, root, form, key, to, check) };
  self.postMessage(answer);
};
