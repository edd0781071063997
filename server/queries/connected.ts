/** Instances that this one started, and the one that started it: those of which the caller may know as well. */

import { displayState, type Instance, type InstanceId, unitsOf } from "../../engine/index.ts";
import type { AccessRecord } from "../audit/index.ts";
import { unlessDamaged } from "../instances/damaged.ts";
import type { Shell } from "../shell.ts";
import { type Authorized, judgeOther } from "./authorize.ts";
import { type Held, heldAt } from "./list-rows.ts";

export interface Connected {
  readonly id: InstanceId;
  readonly process: string;
  readonly kind: string;
  readonly definition: string;
  readonly number: string | null;
  readonly state: string;
  /** Name of the group where it runs. */
  readonly group: string;
  /** When and where it is held, where it is held on a day and the caller may know. */
  readonly held?: Held;
  /** It started this one; else this one started it. */
  readonly isStarter: boolean;
}

/** What each unit started, by any of its effects; a unit that the caller may not see counts as well: the other side decides. */
function startedIn({ context }: Authorized): readonly InstanceId[] {
  const found = unitsOf(context).flatMap(({ state }) => Object.values(state.sent).map(({ started }) => started));
  return [...new Set(found.flatMap((reference) => (reference ? [reference.split("/")[0] as InstanceId] : [])))];
}

function told({ context, loaded, actor }: Authorized, isStarter: boolean): Connected {
  const { id, process, kind, definition, group, numbers, main }: Instance = loaded.instance;
  const held = heldAt(context, actor);
  return {
    id,
    process,
    kind,
    definition,
    number: Object.values(numbers)[0] ?? null,
    state: displayState(context.kind.chart, main.chart),
    group: context.directory.group(group)?.name ?? "",
    ...(held ? { held } : {}),
    isStarter,
  };
}

/** Each that is shown is recorded as a look there; one of which the caller may not know leaves no trace. */
export async function connectedTo(
  shell: Shell,
  authorized: Authorized,
): Promise<{ readonly rows: readonly Connected[]; readonly reads: readonly AccessRecord[] }> {
  const starter = authorized.loaded.instance.startedBy?.instance;
  const ids = [...(starter === undefined ? [] : [starter]), ...startedIn(authorized)];
  const known = await Promise.all(ids.map((id) => unlessDamaged(() => judgeOther(shell, authorized, id))));
  const there = known.flatMap((one) => one ?? []);
  return {
    rows: there.map((one) => told(one, one.loaded.instance.id === starter)),
    reads: there.map(({ record }) => record),
  };
}
