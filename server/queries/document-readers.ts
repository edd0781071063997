/** Beside each stored report: who of those who may have it opened it, and who did not yet. */

import type { EvaluationContext, PersonId } from "../../engine/index.ts";
import type { KeptDocument } from "../effects/documents.ts";
import { audienceOf } from "../reports/stored-reports.ts";
import type { Shell } from "../shell.ts";

/** Access records that are looked through, newest first. */
const MOST = 2_000;

export interface ReadDocument extends KeptDocument {
  readonly opened: readonly PersonId[];
  readonly unopened: readonly PersonId[];
}

export async function withReaders(
  shell: Shell,
  context: EvaluationContext,
  documents: readonly KeptDocument[],
): Promise<readonly ReadDocument[]> {
  if (documents.length === 0) return [];
  const records = await shell.store.readRecords(context.instance.id, MOST);
  const reports = [...new Set(documents.map(({ report }) => report))];
  const audiences = await Promise.all(reports.map((report) => audienceOf(shell, context, report)));
  return documents.map((document) => {
    const own = records.filter(
      ({ sections, outcome }) => outcome === "allowed" && sections.some((part) => part === `document/${document.id}`),
    );
    const opened = new Set(own.map(({ person }) => person));
    const audience = audiences[reports.indexOf(document.report)] ?? [];
    return {
      ...document,
      opened: [...opened],
      unopened: audience.flatMap(({ person }) => (opened.has(person) ? [] : [person])),
    };
  });
}
