/** Damaged cases by the number and group that lists have of them, so that an administrator can say which case it is. */

import { asId, type PersonId } from "../../engine/index.ts";
import { damagedIn } from "../instances/damaged.ts";
import type { Shell } from "../shell.ts";
import type { ListRow } from "../store/port.ts";

export interface DamagedCase {
  readonly instance: string;
  readonly code: string;
  /** When this server first met it. */
  readonly since: string;
  readonly kind?: string;
  readonly number?: string;
  readonly group?: string;
}
const PAGE = 500;

/** Rows of the instances that are asked for; the store has no other way to them than through its lists. */
async function rowsOf({ store, directory }: Shell, ids: ReadonlySet<string>): Promise<ReadonlyMap<string, ListRow>> {
  const found = new Map<string, ListRow>();
  const groups = directory.groups().map(({ id }) => id);
  for (let after: ListRow | undefined; found.size < ids.size; ) {
    const page: readonly ListRow[] = await store.list({
      person: asId<PersonId>("nobody"),
      groups,
      limit: PAGE,
      ...(after ? { after: { changedAt: after.index.changedAt, number: after.index.number, id: after.id } } : {}),
    });
    for (const row of page) if (ids.has(row.id)) found.set(row.id, row);
    after = page.at(-1);
    if (page.length < PAGE) break;
  }
  return found;
}

export async function damagedCases(shell: Shell): Promise<readonly DamagedCase[]> {
  const damaged = damagedIn(shell);
  const rows = await rowsOf(shell, new Set(damaged.keys()));
  return [...damaged].map(([instance, damage]) => {
    const index = rows.get(instance)?.index;
    if (!index) return { instance, ...damage };
    const { kind, number, group } = index;
    return { instance, ...damage, kind, group, ...(number === null ? {} : { number }) };
  });
}

/** What failed for good without anybody present: acts after a step, mail, and damaged cases. */
export async function givenUp(shell: Shell): Promise<number> {
  const effects = (await shell.store.failures(PAGE)).filter(({ retryAt }) => retryAt === null);
  const mail = ((await shell.mail?.all()) ?? []).filter(({ retryAt }) => retryAt === null);
  return effects.length + mail.length + damagedIn(shell).size;
}
