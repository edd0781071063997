/** What happened to an instance and who read it, as far as a reader of it may know. */

import { type Actor, type EvaluationContext, hiddenAuthors, type InstanceId, timelineOf } from "../../engine/index.ts";
import { openBody } from "../instances/body.ts";
import { opening } from "../instances/damaged.ts";
import type { Shell } from "../shell.ts";
import type { ReadRecord } from "../store/port.ts";
import { type Authorized, unitNamed } from "./authorize.ts";

/** Access records at most, newest first. */
const MOST = 200;

/** Commits of one page: only these are opened. */
const PAGE = 100;
/** The newest commits before a revision, opened, in order. */
async function commitsOf(shell: Shell, id: InstanceId, before: number) {
  const rows = await shell.store.history(id, Math.max(0, before - 1 - PAGE));
  return rows
    .filter(({ revision }) => revision < before)
    .map((row) => {
      const { revision, at, actor } = row;
      const { role, events } = opening(shell, id, () => openBody(shell.sealing, id, row));
      return { revision, at, actor, ...(role === undefined ? {} : { role }), events };
    });
}
/**
 * A page of what happened: of the newest commits, or of those before a revision.
 * @returns `next` is the revision before which the next page begins; null at the beginning of the instance
 */
export async function timelineFor(shell: Shell, { context, actor }: Authorized, before?: number) {
  const { id, revision } = context.instance;
  const end = Math.min(before ?? revision + 1, revision + 1);
  const entries = timelineOf(context, actor, await commitsOf(shell, id, end));
  const first = end - PAGE;
  return { entries, next: first > 1 ? first : null };
}

/** Verbs of a read that comes with writing. */
const WRITING: readonly string[] = ["create", "write", "draft", "screen", "compare"];

/**
 * An access record as a reader of the instance may know it: without other rows of a list, without parts that are not for
 * this reader, and nothing of the writing of somebody whom this reader may not know as an author.
 */
function visibleRead(context: EvaluationContext, actor: Actor, read: ReadRecord): readonly object[] {
  const { at, person, role, verb, instance, sections, outcome, code } = read;
  if (WRITING.includes(verb) && hiddenAuthors(context, actor).has(person)) return [];
  const ofReport = (part: string): boolean => /^(report|document)\//.test(part);
  const mayKnow = (part: string): boolean =>
    ofReport(part) || unitNamed({ context, actor }, part.slice(0, part.lastIndexOf("/"))) !== undefined;
  return [{ at, person, role, verb, sections: instance === null ? [] : sections.filter(mayKnow), outcome, code }];
}
export async function readsFor(shell: Shell, { context, actor }: Authorized): Promise<readonly object[]> {
  const records = await shell.store.readRecords(context.instance.id, MOST);
  return records.flatMap((read) => visibleRead(context, actor, read));
}
