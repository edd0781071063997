/** P27: no byte of a case leaves before the record of that look is on disk, and each record has every field it must have. */

import { join } from "node:path";
import Database from "better-sqlite3";
import { asId } from "../../../engine/ids.ts";
import type { Audit } from "../../../server/audit/index.ts";
import type { ReadRecord } from "../../../server/store/port.ts";
import { type Client, clientOf, type Served } from "../../support/served.ts";
import { type Proof, randomOf, repeat } from "../proof.ts";
import { withServer } from "../with-server.ts";

/** The control: the answer does not wait for the record. */
function hasty(audit: Audit): Audit {
  const later = (record: () => Promise<void>): Promise<void> => {
    // A server that stopped in the meantime takes no record any more.
    setTimeout(() => record().catch(() => undefined), 50);
    return Promise.resolve();
  };
  return {
    recordReads: (reads) => later(() => audit.recordReads(reads)),
    recordRefusal: (read, code) => later(() => audit.recordRefusal(read, code)),
  };
}

/** Fields that say something in every record; of an allowed look at an instance also by which role and rules. */
function missingIn(record: ReadRecord): readonly string[] {
  const always = [
    "at",
    "person",
    "account",
    "organisation",
    "verb",
    "accessPoint",
    "outcome",
    "source",
    "request",
    "hash",
  ] as const;
  const ofAllowed = ["role", "definition", "purpose"] as const;
  const wanted = record.outcome === "allowed" && record.instance !== null ? [...always, ...ofAllowed] : always;
  return wanted.filter((field) => record[field] === "");
}

interface Reader {
  readonly client: Client;
  readonly person: string;
}

interface Place {
  readonly served: Served;
  readonly readers: readonly Reader[];
  readonly instances: readonly string[];
  /** A connection of its own, which sees only what is committed. */
  recordsOf(request: string): readonly ReadRecord[];
}

function addresses(view: Readonly<Record<string, unknown>>, id: string): readonly string[] {
  const units = [view.main, ...((view.items as readonly unknown[]) ?? [])] as readonly {
    path: string;
    sections: readonly { name: string }[];
  }[];
  const sections = units.flatMap(({ path, sections: list }) =>
    list.map(({ name }) => `/api/instances/${id}/sections/${name}?unit=${encodeURIComponent(path)}`),
  );
  return [
    ...sections,
    ...["", "/timeline", "/readers", "/reads", "/documents"].map((part) => `/api/instances/${id}${part}`),
  ];
}

async function look(
  { recordsOf }: Place,
  { client, person }: Reader,
  address: string,
  faults: string[],
): Promise<number> {
  const reply = await client("GET", address);
  const records = recordsOf(reply.headers.get("X-Request-Id") ?? "");
  const told = `${address.replaceAll(/[\w-]{22}/g, "…")} (${reply.status})`;
  if (records.length === 0) faults.push(`no record was on disk when ${told} was answered`);
  const wanted = reply.status === 200 ? "allowed" : "refused";
  if (records.some(({ outcome, person: who }) => outcome !== wanted || who !== person))
    faults.push(`the record of ${told} says another thing`);
  for (const record of records) {
    const missing = missingIn(record);
    if (missing.length > 0) faults.push(`the record of ${told} lacks ${missing.join(", ")}`);
  }
  return reply.status;
}

async function once(place: Place, seed: number) {
  const random = randomOf(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const reader = pick(place.readers);
  const id = pick(place.instances);
  const faults: string[] = [];
  const seen = await reader.client("GET", `/api/instances/${id}`);
  const possible =
    seen.status === 200 ? addresses(seen.json, id) : [`/api/instances/${id}`, `/api/instances/${id}/timeline`];
  const asked = [...possible.filter(() => random() < 0.5), "/api/instances", "/api/worklist"];
  const statuses = await Promise.all(asked.map((address) => look(place, reader, address, faults)));
  return {
    counts: { looks: asked.length, allowed: statuses.filter((status) => status === 200).length },
    faults,
  };
}

async function prepare(served: Served, dataFolder: string): Promise<Place & { close(): void }> {
  const database = new Database(join(dataFolder, "casustafel.db"), { readonly: true });
  const find = database
    .prepare<[string], string>("SELECT body FROM read_records WHERE body LIKE '%' || ? || '%'")
    .pluck();
  const people = served.shell.directory.people();
  const groups = served.shell.directory.groups().map(({ id }) => id);
  const rows = await served.shell.store.list({ person: asId("nobody"), groups, limit: 500 });
  return {
    served,
    readers: await Promise.all(
      people.map(async ({ id }) => ({ person: id, client: await clientOf(served.origin, id) })),
    ),
    instances: rows.map(({ id }) => id),
    recordsOf: (request) => (request === "" ? [] : find.all(request).map((body) => JSON.parse(body) as ReadRecord)),
    close: () => database.close(),
  };
}

export const reads: Proof = {
  name: "reads",
  promise: "no answer with case data leaves before the durable record of that look, and each record has every field",
  broken: "the answer does not wait for the record",
  runs: 200,
  controlRuns: 3,
  run: (options) =>
    withServer(options.control ? { breakAudit: hasty } : {}, async (served) => {
      const place = await prepare(served, served.dataFolder);
      try {
        return await repeat(options, (seed) => once(place, seed));
      } finally {
        place.close();
      }
    }),
};
