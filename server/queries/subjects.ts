/** Instances by their subject: found by a name that the caller may read there now, and those that may be about the same subject. */

import {
  type InstanceId,
  isToldOfSame,
  namesFound,
  type PersonId,
  searchWords,
  subjectsFor,
  subjectWords,
} from "../../engine/index.ts";
import type { AccessRecord } from "../audit/index.ts";
import { unlessDamaged } from "../instances/damaged.ts";
import { traceOf } from "../instances/instance-index.ts";
import type { Shell } from "../shell.ts";
import type { ListRow } from "../store/port.ts";
import { type Authorized, judgeOther } from "./authorize.ts";
import { rowOf, type VisibleRow } from "./list-rows.ts";

/** Candidates that are opened for one question, of each road: a common name has more, of which the last changed count. */
const LOOKED_AT = 50;

/** The look at an instance's names, for the record. */
const lookAt = ({ context, record }: Authorized): AccessRecord => ({
  ...record,
  sections: [`/${context.kind.access.subject?.section ?? ""}`],
});

async function candidates(shell: Shell, person: PersonId, words: readonly string[]): Promise<readonly ListRow[]> {
  const groups = [...new Set(shell.directory.functionsOf(person, shell.now()).map(({ group }) => group))];
  return shell.store.byTraces({ traces: words.map(traceOf(shell.sealing)), person, groups, limit: LOOKED_AT });
}

export interface FoundByName {
  readonly row: VisibleRow;
  /** The names that fit what was typed, as they stand there. */
  readonly names: readonly string[];
}
/**
 * Instances of which the caller may read the name that was typed, or the beginning of it, or the day.
 * @param judge gives an instance of which the caller may know, with verb `search`
 * @returns with a look at the section for each that is shown; what is not shown leaves no trace of the caller either
 */
export async function findByName(
  shell: Shell,
  person: PersonId,
  judge: (id: InstanceId) => Promise<Authorized | undefined>,
  text: string,
): Promise<{ readonly found: readonly FoundByName[]; readonly reads: readonly AccessRecord[] }> {
  const looked = await Promise.all(
    (await candidates(shell, person, searchWords(text))).map(async (row) => {
      const authorized = await judge(row.id);
      const names = authorized ? namesFound(authorized.context, authorized.actor, text) : [];
      if (!authorized || names.length === 0) return [];
      const { context, actor } = authorized;
      return [{ found: { row: rowOf(shell, context, actor, row), names }, read: lookAt(authorized) }];
    }),
  );
  return { found: looked.flat().map(({ found }) => found), reads: looked.flat().map(({ read }) => read) };
}

export interface SameSubject {
  /** Those of which the caller may read the names, as here. */
  readonly rows: readonly VisibleRow[];
  /** Whether there are others of which the caller may know, but not whom they are about; or the names here are withheld. */
  readonly isMore: boolean;
}
/**
 * Other instances of the group that may be about the subject of this one, for whom the definition shows that. Nothing is
 * joined: a person judges. One of which the caller may not know counts for nothing.
 */
export async function sameSubject(
  shell: Shell,
  authorized: Authorized,
): Promise<SameSubject & { readonly reads: readonly AccessRecord[] }> {
  const { context, actor, loaded } = authorized;
  const words = isToldOfSame(context, actor) ? subjectWords(context).same : [];
  const { group, id } = loaded.instance;
  const lists = await Promise.all(
    words.map((word) =>
      shell.store.byTraces({
        traces: [word].map(traceOf(shell.sealing)),
        person: actor.person,
        groups: [group],
        limit: LOOKED_AT,
      }),
    ),
  );
  const others = new Map(
    lists.flat().flatMap((row) => (row.id === id || row.index.group !== group ? [] : [[row.id, row]])),
  );
  const known = (
    await Promise.all(
      [...others.values()].map(async (row) => {
        const other = await unlessDamaged(() => judgeOther(shell, authorized, row.id));
        return other ? [{ row, other }] : [];
      }),
    )
  ).flat();
  const isReadableHere = subjectsFor(context, actor).length > 0;
  const readable = known.filter(({ other }) => isReadableHere && subjectsFor(other.context, other.actor).length > 0);
  return {
    rows: readable.map(({ row, other }) => rowOf(shell, other.context, other.actor, row)),
    isMore: readable.length < known.length,
    reads: readable.map(({ other }) => lookAt(other)),
  };
}
