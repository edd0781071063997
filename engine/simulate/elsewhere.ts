/** What an instance of another process says in a play: it is not played itself, an example speaks for it. */

import type { Fields } from "../forms/types.ts";
import { asId, type InstanceId, type ItemId } from "../ids.ts";
import type { PersonRef, StartedBy } from "../state/types.ts";
import { unitAt } from "../state/unit.ts";
import type { Body, World } from "./world.ts";

const partsOf = (sender: string): { readonly process: string; readonly kind: string } => {
  const [process = "", kind = ""] = sender.split("/");
  return { process, kind };
};

/** It is called after its kind: an address may not hold another `/`. */
const idOf = (sender: string): InstanceId => asId<InstanceId>(sender.replace("/", "."));

/** Who starts an instance here from another process. @param sender `process/kind`. */
export const starterFrom = (world: World, sender: string): StartedBy => ({
  ...partsOf(sender),
  group: world.group.id,
  instance: idOf(sender),
  unit: null,
});

/** The instance that speaks: who started this one, else the one that the unit started, else one that has nothing to do with it. */
function speaker(world: World, id: string, unit: ItemId | null, process: string): InstanceId | undefined {
  const { startedBy } = world.get(id);
  if (startedBy?.process === process) return startedBy.instance;
  const sent = Object.values(unitAt(world.context(id), unit)?.state.sent ?? {});
  return sent.flatMap(({ started }) => started ?? []).at(-1);
}

/** An event that comes from another process. @param sender `process/kind`. */
export function requestFrom(
  world: World,
  sender: string,
  to: { readonly instance: string; readonly unit: ItemId | null },
  { event, fields, by }: { readonly event: string; readonly fields?: Fields | undefined; readonly by: PersonRef },
): Body {
  const { process, kind } = partsOf(sender);
  const instance = speaker(world, to.instance, to.unit, process) ?? idOf(sender);
  return {
    type: "Request",
    request: {
      from: { instance, kind, process, group: world.group.id, unit: null },
      to: { instance: asId<InstanceId>(to.instance), unit: to.unit },
      event,
      ...(fields ? { with: fields } : {}),
      by,
    },
  };
}
