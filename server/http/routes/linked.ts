/** The far side of incoming links: what of the linking instances this reader may see, each judged by its own rules. */

import { z } from "zod";
import { type IncomingState, type InstanceView, maySee, maySeeUnit } from "../../../engine/index.ts";
import type { Look } from "../../audit/index.ts";
import { contextOf } from "../../instances/context.ts";
import { load } from "../../instances/load.ts";
import { type Authorized, lookAt, see } from "../../queries/authorize.ts";
import { tellInstance } from "../../queries/tell.ts";
import { documentsFor } from "../../reports/stored-reports.ts";
import type { Shell } from "../../shell.ts";
import { type Route, route } from "../route.ts";
import { anyObject, id, name, type RouteParts } from "./parts.ts";

export interface LinkedRow {
  readonly reference: string;
  readonly owner: string;
  /** Id of the linking item in its owner. */
  readonly item: string;
  /** Address of that item in the definition: the words of its states stand under it. */
  readonly address: string;
  readonly number?: string;
  readonly states: readonly string[];
  /** When each state it was ever in was last entered. */
  readonly since: IncomingState["since"];
  readonly ended: boolean;
  readonly shows: IncomingState["shows"];
  /** Kept papers of the owner that this reader may have; absent when the owner is not for him. */
  readonly documents?: number;
  /** The owner as this reader sees it; absent when it is not for this reader. */
  readonly view?: InstanceView;
}

async function rowOf(
  shell: Shell,
  seen: Authorized,
  item: string,
  reference: string,
  incoming: IncomingState,
): Promise<{ row: LinkedRow; look?: Look }> {
  const row: LinkedRow = {
    reference,
    owner: incoming.owner,
    item: incoming.item,
    address: seen.context.process.kinds[incoming.ownerKind]?.items[item]?.address ?? "",
    ...(incoming.number === undefined ? {} : { number: incoming.number }),
    states: incoming.active,
    since: incoming.since,
    ended: incoming.ended,
    shows: incoming.shows,
  };
  const loaded = await load(shell, incoming.owner);
  const context = loaded && contextOf(shell, loaded, shell.now());
  if (!loaded || !context || !maySee(context, seen.actor) || !maySeeUnit(context, seen.actor, incoming.item))
    return { row };
  const there: Authorized = { ...seen, loaded, context };
  const documents = (await documentsFor(shell, context, seen.actor)).length;
  return { row: { ...row, documents, view: tellInstance(shell, there) }, look: lookAt(there) };
}

export const linkedRoutes = ({ shell }: RouteParts): readonly Route[] => [
  route({
    method: "get",
    path: "/api/instances/:id/linked/:item",
    policy: "instance",
    summary: "Instances whose items of that name point here, each as the caller may see it.",
    input: { params: z.object({ id, item: name }) },
    output: z.object({ rows: z.array(anyObject) }),
    answer: async ({ params, caller, requestId }) => {
      const seen = await see(shell, caller, requestId, params.id, "read");
      const incoming = Object.entries(seen.context.instance.incoming[params.item] ?? {});
      const rows = await Promise.all(
        incoming.map(([reference, state]) => rowOf(shell, seen, params.item, reference, state)),
      );
      await shell.audit.recordReads([seen.look, ...rows.flatMap(({ look }) => look ?? [])]);
      return { json: { rows: rows.map(({ row }) => row) } };
    },
  }),
];
