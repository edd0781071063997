/** Newest section contents: the row says in which commit they stand, later commits say what changed since; erased ones are pulled out. */

import type { InstanceId } from "../../../engine/index.ts";
import type { SectionRow } from "../port.ts";
import type { Collections } from "./collections.ts";
import type { CommitRecord, Row } from "./layout.ts";
import { createRecent } from "./recent.ts";

export interface Contents {
  newest(instance: InstanceId, unit: string, section: string): Promise<SectionRow | undefined>;
  all(instance: InstanceId): Promise<readonly SectionRow[]>;
  /** Takes out of older commits what a commit erases. Doing it twice does no harm. */
  erase(commit: Pick<CommitRecord, "instance" | "revision" | "sections">): Promise<void>;
}

type Key = string;
interface Known {
  /** Of the last commit that was read. */
  readonly revision: number;
  readonly rows: ReadonlyMap<Key, SectionRow>;
}
type Written = Pick<CommitRecord, "_id" | "revision" | "sections">;

/** Instances whose sealed contents stay in memory. */
const CACHED = 200;
const WRITTEN = { revision: 1, sections: 1 } as const;
const keyOf = ({ unit, section }: { readonly unit: string; readonly section: string }): Key =>
  JSON.stringify([unit, section]);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const inOrder = (a: SectionRow, b: SectionRow): number => compare(a.unit, b.unit) || compare(a.section, b.section);

/** What is newest after some more commits. */
function after(before: Known, commits: readonly Written[]): Known {
  const rows = new Map(before.rows);
  for (const { revision, sections } of commits)
    for (const { unit, section, sealed } of sections) {
      if (sealed === null) rows.delete(keyOf({ unit, section }));
      else rows.set(keyOf({ unit, section }), { unit, section, revision, sealed });
    }
  return { revision: commits.at(-1)?.revision ?? before.revision, rows };
}

export function createContents({ commits, rows }: Pick<Collections, "commits" | "rows">): Contents {
  const cache = createRecent<Known>(CACHED);

  /** What the row of an instance points at; a pointer without contents is one that a later commit erases. */
  async function pointedAt(instance: InstanceId): Promise<Known> {
    const row = await rows.findOne({ _id: instance }, { projection: { revision: 1, sections: 1 } });
    const pointers = (row as Pick<Row, "revision" | "sections"> | null)?.sections ?? [];
    const ids = [...new Set(pointers.map(({ revision }) => `${instance} ${revision}`))];
    const found = ids.length === 0 ? [] : await commits.find({ _id: { $in: ids } }, { projection: WRITTEN }).toArray();
    const written = new Map(found.map(({ revision, sections }) => [revision, sections]));
    const kept = pointers.flatMap(({ unit, section, revision }) => {
      const sealed = written.get(revision)?.find((one) => one.unit === unit && one.section === section)?.sealed;
      return sealed ? [[keyOf({ unit, section }), { unit, section, revision, sealed }] as const] : [];
    });
    return { revision: row?.revision ?? 0, rows: new Map(kept) };
  }
  async function read(instance: InstanceId): Promise<Known> {
    const known = cache.get(instance) ?? (await pointedAt(instance));
    const later = await commits
      .find({ instance, revision: { $gt: known.revision } }, { projection: WRITTEN })
      .sort({ revision: 1 })
      .toArray();
    const now = after(known, later);
    if (now.revision >= (cache.get(instance)?.revision ?? 0)) cache.set(instance, now);
    return now;
  }
  async function pull(instance: InstanceId, before: number, unit: string, section: string): Promise<void> {
    const holds = { instance, revision: { $lt: before }, sections: { $elemMatch: { unit, section } } };
    const found = await commits.find(holds, { projection: { _id: 1 } }).toArray();
    for (const { _id } of found) await commits.updateOne({ _id, instance }, { $pull: { sections: { unit, section } } });
  }

  return {
    newest: async (instance, unit, section) => (await read(instance)).rows.get(keyOf({ unit, section })),
    all: async (instance) => [...(await read(instance)).rows.values()].sort(inOrder),
    erase: async ({ instance, revision, sections }) => {
      for (const { unit, section, sealed } of sections)
        if (sealed === null) await pull(instance, revision, unit, section);
    },
  };
}
