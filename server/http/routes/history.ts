/** What happened to an instance, who may see it, who looked, and which papers are kept. */

import {
  type Actor,
  type EvaluationContext,
  hiddenAuthors,
  type InstanceId,
  readersOf,
  timelineOf,
} from "../../../engine/index.ts";
import { openBody } from "../../instances/body.ts";
import { type Authorized, see, unitAt } from "../../queries/authorize.ts";
import { peopleIn } from "../../queries/people.ts";
import { documentsFor } from "../../reports/stored-reports.ts";
import type { Shell } from "../../shell.ts";
import type { ReadRecord } from "../../store/port.ts";
import { type Route, route } from "../route.ts";
import { anyObject, instanceParams, type RouteParts } from "./parts.ts";

const LOOKS = 200;

/** Every commit of the instance, opened. */
async function commitsOf(shell: Shell, id: InstanceId) {
  const rows = await shell.store.history(id);
  return rows.map(({ revision, at, actor, body }) => {
    const { role, events } = openBody(shell.sealing, id, revision, body);
    return { revision, at, actor, ...(role === undefined ? {} : { role }), events };
  });
}

/** Verbs of a look that comes with writing. */
const WRITING: readonly string[] = ["create", "write", "draft", "screen"];

/**
 * A record of a look as a reader of the instance may know it: without other rows of a list, without parts that he may not
 * know of, and nothing of the writing of somebody whom he may not know as an author.
 */
function toldLook(context: EvaluationContext, actor: Actor, record: ReadRecord): readonly object[] {
  const { at, person, role, verb, instance, sections, outcome, code } = record;
  if (WRITING.includes(verb) && hiddenAuthors(context, actor).has(person)) return [];
  const ofPaper = (part: string): boolean => /^(report|document)\//.test(part);
  const mayKnow = (part: string): boolean =>
    ofPaper(part) || unitAt({ context, actor }, part.slice(0, part.lastIndexOf("/"))) !== undefined;
  const told = instance === null ? [] : sections.filter(mayKnow);
  return [{ at, person, role, verb, sections: told, outcome, code }];
}

export function historyRoutes({ shell }: RouteParts): readonly Route[] {
  /** A part of an instance that is told to whoever may know of the instance, recorded first. */
  const part = (
    path: string,
    verb: string,
    summary: string,
    tell: (seen: Authorized) => Promise<object> | object,
  ): Route =>
    route({
      method: "get",
      path: `/api/instances/:id/${path}`,
      policy: "instance",
      summary,
      input: { params: instanceParams },
      output: anyObject,
      answer: async ({ params, caller, requestId }) => {
        const seen = await see(shell, caller, requestId, params.id, verb);
        const told = await tell(seen);
        await shell.audit.recordRead(seen.look);
        return { json: { ...told, people: peopleIn(shell, told) } };
      },
    });

  return [
    part(
      "timeline",
      "read",
      "What happened, by address and moment, as far as the caller may know.",
      async ({ context, actor }) => ({
        entries: timelineOf(context, actor, await commitsOf(shell, context.instance.id)),
      }),
    ),
    part("readers", "read", "Who may see what of it now, and why.", ({ context, actor }) => ({
      readers: readersOf(context, actor),
    })),
    part(
      "reads",
      "read",
      "Who looked at it, newest first: records of looking, never what was seen.",
      async ({ context, actor }) => {
        const records = await shell.store.readRecords(context.instance.id, LOOKS);
        return { reads: records.flatMap((record) => toldLook(context, actor, record)) };
      },
    ),
    part("documents", "read", "Kept reports that the caller may have.", async ({ context, actor }) => ({
      documents: await documentsFor(shell, context, actor),
    })),
  ];
}
