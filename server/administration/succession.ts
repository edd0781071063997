/** What somebody who leaves had begun goes to a colleague: of the same organisation, or with a function in the group of the case. */

import type { GroupId, InstanceId, PersonId } from "../../engine/index.ts";
import type { Person } from "../directory/types.ts";
import { sendToInstance } from "../effects/system-command.ts";
import { unlessDamaged } from "../instances/damaged.ts";
import { load } from "../instances/load.ts";
import type { Shell } from "../shell.ts";
import type { ListRow } from "../store/port.ts";

const PAGE = 500;

interface Theirs {
  readonly id: InstanceId;
  readonly revision: number;
  readonly group: GroupId;
  readonly number: string | null;
  /** They made it; otherwise they only take part. */
  readonly leads: boolean;
}

/** Running instances in which a person takes part by name. */
export async function takingPart(shell: Shell, person: PersonId): Promise<readonly Theirs[]> {
  const found: Theirs[] = [];
  for (let after: ListRow | undefined; ; ) {
    const page: readonly ListRow[] = await shell.store.list({
      person,
      groups: [],
      ended: false,
      limit: PAGE,
      ...(after ? { after: { changedAt: after.index.changedAt, number: after.index.number, id: after.id } } : {}),
    });
    for (const { id, revision, index } of page) {
      const loaded = await unlessDamaged(() => load(shell, id));
      const leads = loaded?.instance.creator.id === person;
      if (loaded) found.push({ id, revision, group: index.group, number: index.number, leads });
    }
    after = page.at(-1);
    if (page.length < PAGE) return found;
  }
}

/** Running instances that a person made. */
export const leadBy = async (shell: Shell, person: PersonId): Promise<readonly Theirs[]> =>
  (await takingPart(shell, person)).filter(({ leads }) => leads);

interface Succession {
  readonly from: PersonId;
  readonly to: Person;
  readonly by: PersonId;
}
/** Hands over what may go to the colleague; tasks that were taken are free again, whoever comes. */
export async function succeed(
  shell: Shell,
  { from, to, by }: Succession,
): Promise<{ readonly handed: number; readonly stayed: number }> {
  const { directory, now } = shell;
  const organisation = directory.person(from)?.organisation;
  const groups = new Set(directory.functionsOf(to.id, now()).map(({ group }) => group));
  const actor = { person: by, organisation: directory.person(by)?.organisation ?? to.organisation };
  const count = { handed: 0, stayed: 0 };
  for (const { id, revision, group, leads } of await takingPart(shell, from)) {
    const may = to.organisation === organisation || groups.has(group);
    if (leads) count[may ? "handed" : "stayed"] += 1;
    if (!may) continue;
    await sendToInstance(shell, id, `succeed ${id} ${revision} ${from} ${to.id}`, actor, {
      type: "Succeed",
      from,
      to: to.id,
    });
  }
  return count;
}
