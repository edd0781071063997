/** Finds the uses of a question, or gives its key another name everywhere: proving takes seconds. */

import {
  type EditedFiles,
  questionAt,
  removeQuestion,
  renameQuestion,
  usesOf,
  verify,
} from "../../../../engine/index.ts";
import type { UsesAnswer, UsesQuestion } from "../forms/use-uses.ts";

/** What uses a question of a form, or the files in which its key has another name. */
export function uses({ root, form, key, to, files: given }: UsesQuestion): UsesAnswer {
  const files: EditedFiles = new Map(given);
  const check = (now: EditedFiles) => verify({ root, files: now });
  if (to !== undefined) return { renamed: renameQuestion(files, root, form, key, to, check) };
  const question = questionAt(files, form, key);
  return { uses: question ? usesOf(files, removeQuestion(files, form, question), check) : [] };
}
