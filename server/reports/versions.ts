/** Stored copies of one paper, and what differs between two of them, or between one and the paper as it is now. */

import {
  type Actor,
  type BlockChange,
  changesBetween,
  type EvaluationContext,
  type ReportModel,
  unfolded,
} from "../../engine/index.ts";
import { documentById, documentsOf, type KeptDocument } from "../effects/documents.ts";
import type { Shell } from "../shell.ts";
import { reportOf } from "./index.ts";
import { audienceOf } from "./stored-reports.ts";

/** The name of what is not stored yet: the paper as those who get it would get it now. */
export const NOW = "now";

export interface Versions {
  /** Oldest first. */
  readonly versions: readonly Pick<KeptDocument, "id" | "at">[];
  /** Ids of what is compared; `now` for the paper as it is now. Empty: there is nothing to compare with. */
  readonly before: string;
  readonly after: string;
  readonly changes: readonly BlockChange[];
}
export interface Asked {
  readonly report: string;
  readonly language: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

async function modelOf(
  shell: Shell,
  context: EvaluationContext,
  { report, language }: Asked,
  id: string,
): Promise<ReportModel | undefined> {
  if (id === NOW) {
    const audience: readonly Actor[] = await audienceOf(shell, context, report);
    return reportOf(shell, context, report, language, audience);
  }
  const models = await (await documentById(shell, id))?.open(shell);
  return models?.find((one) => one.language === language) ?? models?.[0];
}

/** Without a choice the last stored copy is compared with the one before it; the only one with the paper as it is now. */
export async function versionsOf(shell: Shell, context: EvaluationContext, asked: Asked): Promise<Versions> {
  const stored = (await documentsOf(shell, context.instance.id)).filter(({ report }) => report === asked.report);
  const versions = stored.map(({ id, at }) => ({ id, at })).reverse();
  const there = (id: string | undefined): string | undefined =>
    id === NOW || versions.some((one) => one.id === id) ? id : undefined;
  const after = there(asked.after) ?? (versions.length > 1 ? (versions.at(-1)?.id ?? "") : NOW);
  const before = there(asked.before) ?? versions.filter(({ id }) => id !== after).at(-1)?.id ?? "";
  if (before === "") return { versions, before: "", after: "", changes: [] };
  const [old, now] = [await modelOf(shell, context, asked, before), await modelOf(shell, context, asked, after)];
  return { versions, before, after, changes: old && now ? changesBetween(unfolded(old), unfolded(now)) : [] };
}
