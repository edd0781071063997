/** Whether the database keeps what it acknowledges: its kind, its version, its journal and its clock, each as one sentence. */

import type { Document } from "mongodb";
import { StoreTooNew, StoreWeak } from "../errors.ts";
import type { Connection } from "./connect.ts";
import { isDuplicate } from "./faults.ts";
import { LAYOUT, type MetaRecord } from "./layout.ts";

/** Wire version of MongoDB 5.0. */
const OLDEST_WIRE = 13;
/** Terms and deadlines go by the clock of the server, notices by that of the database. */
const CLOCK_LIMIT = 2_000;

export interface Checked {
  /** What is weak, as sentences. */
  readonly weak: readonly string[];
  /** What could not be looked at. */
  readonly unsure: readonly string[];
  /** Version, and what kind of deployment it is. */
  readonly version: string;
  readonly kind: "replica set" | "sharded cluster" | "standalone";
}

type Ask = (command: Document) => Promise<Document | undefined>;

/** An answer, or undefined where the account may not ask or the server does not know the question. */
const asking =
  ({ client }: Connection): Ask =>
  (command) =>
    client
      .db("admin")
      .command(command)
      .catch(() => undefined);

const kindOf = ({ setName, msg }: Document): Checked["kind"] =>
  msg === "isdbgrid" ? "sharded cluster" : typeof setName === "string" ? "replica set" : "standalone";

function weakHello(hello: Document, asked: number): readonly string[] {
  const off = hello.localTime instanceof Date ? Math.abs(hello.localTime.getTime() - asked) : 0;
  return [
    ...(kindOf(hello) === "standalone"
      ? [
          "The database is a standalone server, which loses acknowledged steps when its disk does; make it a replica set (one member will do to begin with).",
        ]
      : []),
    ...(Number(hello.maxWireVersion ?? 0) < OLDEST_WIRE ? ["The database is too old; use MongoDB 5.0 or later."] : []),
    ...(off > CLOCK_LIMIT
      ? [
          `The clocks of this server and the database differ by ${Math.round(off / 1000)} seconds; set both by the same time server.`,
        ]
      : []),
  ];
}
const weakJournal = (status: Document | undefined): readonly string[] =>
  status?.storageEngine?.persistent === false
    ? ["The database keeps its data in memory only, without a journal; use the WiredTiger engine."]
    : [];
const weakSet = (config: Document | undefined): readonly string[] =>
  config?.config?.writeConcernMajorityJournalDefault === false
    ? ["The replica set acknowledges before the journal is on disk; set writeConcernMajorityJournalDefault to true."]
    : [];

export async function check(connection: Connection): Promise<Checked> {
  const ask = asking(connection);
  const asked = Date.now();
  const hello = (await ask({ hello: 1 })) ?? (await ask({ isMaster: 1 })) ?? {};
  const kind = kindOf(hello);
  const [build, status] = await Promise.all([ask({ buildInfo: 1 }), ask({ serverStatus: 1 })]);
  const config = kind === "replica set" ? await ask({ replSetGetConfig: 1 }) : undefined;
  const isUnsure = kind === "replica set" && (!status || !config);
  return {
    weak: [...weakHello(hello, asked), ...weakJournal(status), ...weakSet(config)],
    unsure: isUnsure
      ? ["Whether the database keeps a journal could not be checked: its account lacks the role clusterMonitor."]
      : [],
    version: String(build?.version ?? "unknown"),
    kind,
  };
}

/** @throws StoreWeak with the first sentence, unless weak is allowed. */
export function refuseWeak({ weak }: Checked, isAllowed: boolean): void {
  const [first] = weak;
  if (first !== undefined && !isAllowed) throw new StoreWeak(first);
}

/** Marks the database as ours, or finds that a newer program did. @throws StoreTooNew */
export async function checkLayout({ database, place }: Connection): Promise<void> {
  const meta = database.collection<MetaRecord>("meta");
  const found = await meta.findOne({ _id: "layout" });
  if (found && found.layout > LAYOUT)
    throw new StoreTooNew(
      `The data at ${place} was written by a newer version of this program (layout ${found.layout}, this one knows ${LAYOUT}); nothing was touched: start the newer version.`,
    );
  if (found) return;
  await meta.insertOne({ _id: "layout", layout: LAYOUT }).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
  });
}
