/** Instances that the caller might link to this one, each with what stands in the way: an agenda is built from its own side. */

import { z } from "zod";
import { type InstanceId, type InstanceView, maySee } from "../../../engine/index.ts";
import type { Look } from "../../audit/index.ts";
import { contextOf } from "../../instances/context.ts";
import { load } from "../../instances/load.ts";
import { type Authorized, lookAt, see } from "../../queries/authorize.ts";
import { tellInstance } from "../../queries/tell.ts";
import { documentsFor } from "../../reports/stored-reports.ts";
import type { Shell } from "../../shell.ts";
import { type Route, route } from "../route.ts";
import { anyObject, id, name, type RouteParts } from "./parts.ts";

const MOST = 100;

/** An instance that may be linked by an item of that name, or of which is told why not yet. */
export interface LinkableRow {
  readonly id: InstanceId;
  readonly view: InstanceView;
  /** Kept papers that the caller may have. */
  readonly documents: number;
}

/** Kinds whose item of that name points at the kind of this instance. */
const kindsLinking = ({ context: { process, kind } }: Authorized, item: string): readonly string[] =>
  Object.values(process.kinds).flatMap((other) => (other.items[item]?.link?.to === kind.kind ? [other.kind] : []));

/** Nothing when the caller may not see it or not add such an item, or when it is linked already. */
async function rowOf(
  shell: Shell,
  seen: Authorized,
  item: string,
  instance: InstanceId,
): Promise<{ row: LinkableRow; look: Look } | undefined> {
  const loaded = await load(shell, instance);
  if (!loaded || loaded.instance.group !== seen.context.instance.group) return undefined;
  const context = contextOf(shell, loaded, shell.now());
  const compiled = context.kind.items[item];
  if (!compiled?.link || !maySee(context, seen.actor)) return undefined;
  const isLinked = Object.values(loaded.instance.items).some(
    (one) => one.item === item && one.link?.instance === seen.context.instance.id && !compiled.chart.isFinal(one.chart),
  );
  if (isLinked) return undefined;
  const there: Authorized = { ...seen, loaded, context };
  const view = tellInstance(shell, there);
  if (!view.main.adds.some((add) => add.item === item)) return undefined;
  const documents = (await documentsFor(shell, context, seen.actor)).length;
  return { row: { id: instance, view, documents }, look: lookAt(there) };
}

export const linkableRoutes = ({ shell }: RouteParts): readonly Route[] => [
  route({
    method: "get",
    path: "/api/instances/:id/linkable/:item",
    policy: "instance",
    summary: "Instances of the same group to which the caller might add an item of that name that points here.",
    input: { params: z.object({ id, item: name }) },
    output: z.object({ rows: z.array(anyObject), more: z.boolean() }),
    answer: async ({ params, caller, requestId }) => {
      const seen = await see(shell, caller, requestId, params.id, "read");
      const { group, process } = seen.context.instance;
      const lists = await Promise.all(
        kindsLinking(seen, params.item).map((kind) =>
          shell.store.list({ person: caller.person.id, groups: [group], process, kind, ended: false, limit: MOST }),
        ),
      );
      const found = await Promise.all(lists.flat().map((row) => rowOf(shell, seen, params.item, row.id)));
      const told = found.filter((one) => one !== undefined);
      await shell.audit.recordReads([seen.look, ...told.map(({ look }) => look)]);
      return { json: { rows: told.map(({ row }) => row), more: lists.some(({ length }) => length === MOST) } };
    },
  }),
];
