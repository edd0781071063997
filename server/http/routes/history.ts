/** What happened to an instance, who may see it, who looked, and which papers are kept. */

import type { InstanceId } from "../../../engine/ids.ts";
import { readersOf, timelineOf } from "../../../engine/views/index.ts";
import { openBody } from "../../instances/body.ts";
import { documentsFor } from "../../reports/kept.ts";
import type { Shell } from "../../shell.ts";
import { type Route, route } from "../route.ts";
import { anyObject, instanceParams, type RouteParts } from "./parts.ts";
import { peopleIn } from "./people.ts";
import { type Seen, see } from "./seen.ts";

const LOOKS = 200;

/** Every commit of the instance, opened. */
async function commitsOf(shell: Shell, id: InstanceId) {
  const rows = await shell.store.history(id);
  return rows.map(({ revision, at, actor, body }) => {
    const { role, events } = openBody(shell.sealing, id, revision, body);
    return { revision, at, actor, ...(role === undefined ? {} : { role }), events };
  });
}

export function historyRoutes({ shell }: RouteParts): readonly Route[] {
  /** A part of an instance that is told to whoever may know of the instance, recorded first. */
  const part = (path: string, verb: string, summary: string, tell: (seen: Seen) => Promise<object> | object): Route =>
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
      async ({ context }) => {
        const records = await shell.store.readRecords(context.instance.id, LOOKS);
        // A page of a list names its other rows: those are nobody's business here.
        const reads = records.map(({ at, person, role, verb, instance, sections, outcome, code }) => ({
          at,
          person,
          role,
          verb,
          sections: instance === null ? [] : sections,
          outcome,
          code,
        }));
        return { reads };
      },
    ),
    part("documents", "read", "Kept reports that the caller may have.", async ({ context, actor }) => ({
      documents: await documentsFor(shell, context, actor),
    })),
  ];
}
