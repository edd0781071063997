/**
 * Tables of the SQLite store. What is wide is appended (commits, contents, read records) and chained per instance by the
 * rowid before; what is updated is narrow (heads, tasks, readers): a random leaf costs a page in the log per row.
 */

import type { Database } from "better-sqlite3";

/** Version of the layout, kept in `user_version`. */
export const SCHEMA_VERSION = 5;
/** Marks a file as ours in its header: "Cast". */
export const APPLICATION_ID = 0x43617374;

/** Lists go by group, kind, end and told state, or by number; which of them there are is found by steps along the first. */
const LIST_INDEXES = `CREATE INDEX heads_listed ON heads (group_id, kind, ended, state, changed_at DESC, instance);
CREATE INDEX heads_numbered ON heads (group_id, number DESC, instance);
CREATE INDEX heads_due ON heads (next_due_at, instance) WHERE next_due_at IS NOT NULL;`;

/** Which pages of lists showed an instance: `instance` is empty in their records. */
const READ_ROWS = `CREATE TABLE read_rows (
  instance TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (instance, sequence)
) STRICT, WITHOUT ROWID;`;

/** By which keyed hashes the subject of an instance is found; `traced` is what stands there of one, so that a commit writes only what changed. */
const TRACES = `CREATE TABLE traces (
  trace TEXT NOT NULL,
  group_id TEXT NOT NULL,
  head INTEGER NOT NULL,
  PRIMARY KEY (trace, group_id, head)
) STRICT, WITHOUT ROWID;
CREATE TABLE traced (
  head INTEGER PRIMARY KEY,
  traces TEXT NOT NULL
) STRICT;`;

const TABLES = `
CREATE TABLE commits (
  id INTEGER PRIMARY KEY,
  previous INTEGER,
  instance TEXT NOT NULL,
  revision INTEGER NOT NULL,
  command TEXT NOT NULL,
  command_hash TEXT NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  definition TEXT NOT NULL,
  body BLOB NOT NULL
) STRICT;
CREATE TABLE heads (
  id INTEGER PRIMARY KEY,
  instance TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  last_commit INTEGER NOT NULL,
  process TEXT NOT NULL,
  kind TEXT NOT NULL,
  group_id TEXT NOT NULL,
  number TEXT,
  states TEXT NOT NULL,
  state TEXT NOT NULL,
  ended INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  next_due_at TEXT
) STRICT;
${LIST_INDEXES}
CREATE TABLE commands (
  head INTEGER NOT NULL,
  command TEXT NOT NULL,
  commit_id INTEGER NOT NULL,
  PRIMARY KEY (head, command)
) STRICT, WITHOUT ROWID;
CREATE TABLE contents (
  id INTEGER PRIMARY KEY,
  previous INTEGER,
  sealed BLOB NOT NULL
) STRICT;
CREATE TABLE sections (
  head INTEGER NOT NULL,
  unit TEXT NOT NULL,
  section TEXT NOT NULL,
  revision INTEGER NOT NULL,
  content INTEGER NOT NULL,
  PRIMARY KEY (head, unit, section)
) STRICT, WITHOUT ROWID;
CREATE TABLE audiences (
  head INTEGER PRIMARY KEY,
  readers TEXT NOT NULL,
  tasks TEXT NOT NULL
) STRICT;
CREATE TABLE readers (
  person TEXT NOT NULL,
  head INTEGER NOT NULL,
  PRIMARY KEY (person, head)
) STRICT, WITHOUT ROWID;
CREATE TABLE tasks (
  audience TEXT NOT NULL,
  due TEXT NOT NULL,
  instance TEXT NOT NULL,
  id TEXT NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (audience, due, instance, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE outbox (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  instance TEXT NOT NULL,
  revision INTEGER NOT NULL,
  addressee TEXT NOT NULL,
  type TEXT NOT NULL,
  sealed BLOB NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  code TEXT,
  retry_at TEXT,
  given_up INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE read_records (
  sequence INTEGER PRIMARY KEY,
  instance TEXT,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX read_records_of_instance ON read_records (instance) WHERE instance IS NOT NULL;
${READ_ROWS}
${TRACES}
CREATE TABLE numbers (
  scope TEXT PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE documents (
  collection TEXT NOT NULL,
  id TEXT NOT NULL,
  owner TEXT,
  expires_at TEXT,
  value BLOB NOT NULL,
  UNIQUE (collection, id)
) STRICT;
CREATE INDEX documents_of_owner ON documents (collection, owner, id) WHERE owner IS NOT NULL;
CREATE INDEX documents_expiring ON documents (expires_at) WHERE expires_at IS NOT NULL;
`;

/** Layout 1 told no state apart: until the instance is told anew (`instances/retell.ts`), its innermost one stands for it. */
const FROM_1 = `
ALTER TABLE heads ADD COLUMN state TEXT NOT NULL DEFAULT '';
UPDATE heads SET state = replace(states, rtrim(states, replace(states, ' ', '')), '');
DROP INDEX heads_of_group;
DROP INDEX heads_due;
${LIST_INDEXES}
`;

/** Layout 2 did not find the pages of lists that showed an instance. */
const FROM_2 = `
${READ_ROWS}
INSERT OR IGNORE INTO read_rows (instance, sequence)
  SELECT row.value, record.sequence FROM read_records record, json_each(record.body, '$.sections') row
  WHERE record.instance IS NULL;
`;
/** Until layout 4 a task that is open to one function and to nobody else did not stand apart (`audiences.ts`). */
const FROM_3 = `
UPDATE audiences SET tasks = (
  SELECT json_group_array(json_array(
    CASE WHEN json_extract(row.value, '$[0]') LIKE 'f %' AND 1 = (
      SELECT count(*) FROM json_each(audiences.tasks) other
      WHERE json_extract(other.value, '$[2]') = json_extract(row.value, '$[2]')
    ) THEN 'a' || substr(json_extract(row.value, '$[0]'), 2) ELSE json_extract(row.value, '$[0]') END,
    json_extract(row.value, '$[1]'), json_extract(row.value, '$[2]'), json_extract(row.value, '$[3]')
  )) FROM json_each(audiences.tasks) row
) WHERE tasks <> '[]';
DELETE FROM tasks;
INSERT INTO tasks (audience, due, id, json, instance)
  SELECT json_extract(row.value, '$[0]'), json_extract(row.value, '$[1]'), json_extract(row.value, '$[2]'),
    json_extract(row.value, '$[3]'), heads.instance
  FROM audiences JOIN heads ON heads.id = audiences.head, json_each(audiences.tasks) row;
`;
/** Layout 4 found nobody by name; what stands there comes when the instances are told anew (`instances/reindex.ts`). */
const FROM_4 = TRACES;
/** What brings a file from each older layout to the next. */
const STEPS = [FROM_1, FROM_2, FROM_3, FROM_4];

/** Brings an empty or older file to this version, in one transaction; afterwards the header on disk tells the version. */
export function migrate(database: Database): void {
  const found = database.pragma("user_version", { simple: true }) as number;
  if (found === SCHEMA_VERSION) return;
  database.transaction(() => {
    if (found === 0) database.exec(TABLES);
    else for (const step of STEPS.slice(found - 1)) database.exec(step);
    database.pragma(`application_id = ${APPLICATION_ID}`);
    database.pragma(`user_version = ${SCHEMA_VERSION}`);
  })();
  database.pragma("wal_checkpoint(TRUNCATE)");
}
