/** The findings of one question: in its schema and words, or at the edit of a variant that makes or changes it. */

import { type EditedFiles, type Finding, type Question, valueIn } from "../../../../engine/index.ts";
import { asObject } from "../json.ts";

const within = (pointer: string, around: string): boolean => pointer === around || pointer.startsWith(`${around}/`);

/** The address of a form that an edit of an overlay is about: `<process>/<form>.persons.name`. */
function addressAt(written: EditedFiles, { file, pointer }: Finding): string | undefined {
  if (!file.endsWith("/overlay.json")) return undefined;
  const [, id] = /^\/edits\/([^/]+)/.exec(pointer) ?? [];
  const edit = asObject(valueIn(written, file, `/edits/${id ?? ""}`));
  const found = edit["addField"] ?? edit["changeField"] ?? edit["change"] ?? edit["text"];
  return typeof found === "string" ? found.replace(/^forms\./, "") : undefined;
}
/** Those of the question itself, not of what stands within it. */
export function findingsOf(
  findings: readonly Finding[],
  written: EditedFiles,
  form: string,
  questions: readonly Question[],
  key: string,
): readonly Finding[] {
  const question = questions.find((one) => one.key === key);
  if (!question) return [];
  const inner = questions.filter(({ inside }) => inside === key);
  return findings.filter((finding) => {
    const { file, pointer, message } = finding;
    if (file === `${form}/schema.json`)
      return within(pointer, question.pointer) && !inner.some((one) => within(pointer, one.pointer));
    const id = form.replace(/^forms\//, "");
    const words = [`"forms.${id}.${key}"`, `"forms.${id}.${key}.help"`, `"${key}"`];
    if (file.startsWith(`${form}/texts.`)) return words.some((one) => message.startsWith(one));
    return addressAt(written, finding) === `${id}.${key}`;
  });
}
