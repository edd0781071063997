/** Sealed section contents: appended and chained, so that erasing a section finds every version it ever had. */

import type { Database } from "better-sqlite3";
import type { InstanceId } from "../../../engine/index.ts";
import type { CommitDocument, SectionRow } from "../port.ts";

export interface Contents {
  write(head: number, document: CommitDocument): void;
  newest(instance: InstanceId, unit: string, section: string): SectionRow | undefined;
  all(instance: InstanceId): readonly SectionRow[];
}

const SELECT = `SELECT s.unit, s.section, s.revision, c.sealed FROM heads h
  JOIN sections s ON s.head = h.id JOIN contents c ON c.id = s.content WHERE h.instance = ?`;

/** @param onErased is called with each version that is removed. */
export function createContents(database: Database, onErased: (sealed: Uint8Array) => void): Contents {
  const pointer = database
    .prepare<[number, string, string], number>(
      "SELECT content FROM sections WHERE head = ? AND unit = ? AND section = ?",
    )
    .pluck();
  const append = database.prepare("INSERT INTO contents (previous, sealed) VALUES (?, ?)");
  const point = database.prepare(
    `INSERT INTO sections (head, unit, section, revision, content) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET revision = excluded.revision, content = excluded.content`,
  );
  const before = database.prepare<[number], { previous: number | null; sealed: Uint8Array }>(
    "SELECT previous, sealed FROM contents WHERE id = ?",
  );
  const remove = database.prepare("DELETE FROM contents WHERE id = ?");
  const unpoint = database.prepare("DELETE FROM sections WHERE head = ? AND unit = ? AND section = ?");
  const newest = database.prepare<[string, string, string], SectionRow>(`${SELECT} AND s.unit = ? AND s.section = ?`);
  const all = database.prepare<[string], SectionRow>(`${SELECT} ORDER BY s.unit, s.section`);

  function erase(content: number): void {
    for (let id: number | null = content; id !== null; ) {
      const version = before.get(id);
      remove.run(id);
      if (version) onErased(version.sealed);
      id = version?.previous ?? null;
    }
  }

  return {
    write: (head, { revision, sections }) => {
      for (const { unit, section, sealed } of sections) {
        const content = pointer.get(head, unit, section);
        if (sealed !== null) {
          const { lastInsertRowid } = append.run(content ?? null, sealed);
          point.run(head, unit, section, revision, lastInsertRowid);
        } else if (content !== undefined) {
          unpoint.run(head, unit, section);
          erase(content);
        }
      }
    },
    newest: (instance, unit, section) => newest.get(instance, unit, section),
    all: (instance) => all.all(instance),
  };
}
