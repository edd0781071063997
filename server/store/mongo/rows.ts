/** The row of an instance after one more commit, or told in other words: a plain value, the same on every server that makes it. */

import type { InstanceId } from "../../../engine/index.ts";
import { NO_DUE } from "../order.ts";
import type { InstanceIndex } from "../port.ts";
import type { CommitRecord, Mark, Row } from "./layout.ts";
import { audiencesOf, isSameMark } from "./worklists.ts";

/** A row to be written, with the marks that it has more and less than the one before. */
export interface Change {
  readonly row: Row;
  readonly added: readonly Mark[];
  readonly removed: readonly Mark[];
}

/** Marks that were there keep the version that wrote them, so that what removes an old one never meets a new one. */
function marksAfter(before: readonly Mark[], { tasks, group }: InstanceIndex, at: number): readonly Mark[] {
  return tasks.flatMap((task) =>
    audiencesOf(task, group).map((audience) => {
      const mark = { audience, due: task.dueAt ?? NO_DUE, id: task.id, at };
      return before.find((one) => isSameMark(one, mark)) ?? mark;
    }),
  );
}

function sectionsAfter(before: Row["sections"], { revision, sections }: CommitRecord): Row["sections"] {
  const isWritten = (one: Row["sections"][number]): boolean =>
    sections.some(({ unit, section }) => one.unit === unit && one.section === section);
  const written = sections.filter(({ sealed }) => sealed !== null);
  return [
    ...before.filter((one) => !isWritten(one)),
    ...written.map(({ unit, section }) => ({ unit, section, revision })),
  ];
}

type Rest = Pick<Row, "revision" | "stamp" | "by" | "sections">;
function changed(instance: InstanceId, before: Row | undefined, index: InstanceIndex, rest: Rest): Change {
  const version = (before?.version ?? 0) + 1;
  const old = before?.marks ?? [];
  const { tasks, readers, traces, ...told } = index;
  const marks = marksAfter(old, index, version);
  const row: Row = {
    _id: instance,
    ...told,
    ...rest,
    version,
    readers: [...new Set(readers)],
    // Taken from a commit once its row has them (`projector.ts`).
    traces: [...new Set(traces ?? [])],
    tasks: tasks.map(({ id, json }) => ({ id, json })),
    marks,
  };
  return { row, added: marks.filter(({ at }) => at === version), removed: old.filter((mark) => !marks.includes(mark)) };
}

/** @param by the server that writes it. */
export function rowAfter(before: Row | undefined, commit: CommitRecord, by: string): Change {
  const { instance, revision, index } = commit;
  const stamp = Math.max(commit.stamp, (before?.stamp ?? 0) + 1);
  return changed(instance, before, index, {
    revision,
    stamp,
    by,
    sections: sectionsAfter(before?.sections ?? [], commit),
  });
}

/** The same revision in other words. */
export const rowRetold = (before: Row, index: InstanceIndex, by: string): Change =>
  changed(before._id, before, index, { revision: before.revision, stamp: before.stamp, by, sections: before.sections });
