/**
 * What somebody whom a case is about asks for (to see, to correct, to be forgotten), and cases whose term is over: written
 * down, answered in time, and destroyed by two persons. No content of a case.
 */

import { randomBytes } from "node:crypto";
import {
  addDays,
  addMonths,
  asId,
  type Day,
  dayOf,
  type GroupId,
  type InstanceId,
  instanceKeptUntil,
  type PersonId,
  type Timestamp,
} from "../../engine/index.ts";
import { TIME_ZONE } from "../directory/index.ts";
import { unlessDamaged } from "../instances/damaged.ts";
import { eraseInstance, erasures } from "../instances/erased.ts";
import { load } from "../instances/load.ts";
import { keyName } from "../sealing/index.ts";
import type { Shell } from "../shell.ts";
import type { ListRow } from "../store/port.ts";
import { makersOf, tellMakers } from "./copy-makers.ts";
import { destroyedNotices } from "./tell-destroyed.ts";
import { type Looked, whoLooked } from "./who-looked.ts";

export const REQUEST_KINDS = ["inspect", "correct", "erase", "term"] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

export interface RequestInput {
  readonly kind: RequestKind;
  readonly number: string;
  readonly receivedOn: Day;
  /** What was asked, in the administrator's own words. */
  readonly note: string;
}
export interface SubjectRequest extends RequestInput {
  readonly id: string;
  readonly instance: InstanceId;
  readonly group: GroupId;
  /** The law gives a month (GDPR, article 12). */
  readonly until: Day;
  readonly by: PersonId;
  readonly at: Timestamp;
  readonly state: "open" | "closed" | "erased";
  readonly closedBy?: PersonId;
  readonly closedAt?: Timestamp;
  readonly answer?: string;
}
/** As the list shows one that is open: what somebody who destroys its case has to know. */
export interface ListedRequest extends SubjectRequest {
  /** The case has not ended. */
  readonly running?: true;
  /** Who can make the copy, or correct something. */
  readonly makers?: readonly PersonId[];
}
/** A case that ended so long ago that its term is over, or nearly. */
export interface DueCase {
  readonly number: string;
  readonly group: GroupId;
  readonly endedOn: Day;
  readonly until: Day;
}
export type RequestFault = { readonly fault: "not-found" | "same-person" | "no-such-case" | "not-ended" };

export interface Requests {
  all(): Promise<{
    readonly requests: readonly ListedRequest[];
    readonly due: readonly DueCase[];
    readonly more: boolean;
  }>;
  /** How many open requests wait for this administrator: those that only another may carry out, and those that are late. */
  waiting(person: PersonId): Promise<number>;
  open(input: RequestInput, by: PersonId): Promise<{ readonly id: string } | RequestFault>;
  /** The number of the case that a request is about. */
  numberOf(id: string): Promise<string | undefined>;
  /** Who looked at the case of a request, as far back as is known. */
  looked(id: string): Promise<Looked | RequestFault>;
  close(id: string, answer: string, by: PersonId): Promise<{ readonly id: string } | RequestFault>;
  /** Destroys the case of a request. Not by whoever wrote the request down. */
  erase(id: string, by: PersonId): Promise<{ readonly id: string } | RequestFault>;
}

const COLLECTION = "requests";
const OWNER = "requests";
/** Cases whose term is over within this many days are listed. */
const AHEAD = 30;
const MOST = 500;
const LONG_AGO = "2000-01-01";

export function createRequests(shell: Shell): Requests {
  const { store, sealing, directory, now } = shell;
  const today = (): Day => dayOf(now(), TIME_ZONE);

  async function keep(request: SubjectRequest): Promise<{ readonly id: string }> {
    const { id } = request;
    const plain = Buffer.from(JSON.stringify(request));
    await store.put(COLLECTION, id, await sealing.seal(OWNER, keyName("request", id), `request ${id}`, plain));
    return { id };
  }
  async function read(): Promise<readonly SubjectRequest[]> {
    await sealing.load(OWNER);
    return (await store.all(COLLECTION))
      .map(
        ({ id, value }) => JSON.parse(Buffer.from(sealing.open(`request ${id}`, value)).toString()) as SubjectRequest,
      )
      .sort((a, b) => (a.at < b.at ? 1 : -1));
  }
  const find = async (id: string): Promise<SubjectRequest | undefined> => (await read()).find((one) => one.id === id);
  const openOne = async (id: string): Promise<SubjectRequest | undefined> => {
    const found = await find(id);
    return found?.state === "open" ? found : undefined;
  };

  /** Rows of every group. The store asks for a person too: one who is nobody brings no more rows. */
  const rows = (more: { readonly number?: string; readonly ended?: boolean }): Promise<readonly ListRow[]> => {
    const groups = directory.groups().map(({ id }) => id);
    return store.list({ person: asId<PersonId>("nobody"), groups, limit: MOST, ...more });
  };
  const rowOf = async (number: string): Promise<ListRow | undefined> =>
    (await rows({ number })).find(({ index }) => index.number === number);

  /** A case that was destroyed: who looked in it stays known. */
  async function goneOf(number: string): Promise<{ readonly id: InstanceId; readonly group: GroupId } | undefined> {
    const gone = (await erasures(shell)).find((one) => one.number === number);
    return gone?.group && { id: gone.instance, group: gone.group };
  }

  async function listed(request: SubjectRequest): Promise<ListedRequest> {
    const row = request.state === "open" ? await rowOf(request.number) : undefined;
    if (!row) return request;
    const makers = (await makersOf(shell, row.id)).map(({ id }) => id);
    return { ...request, makers, ...(row.index.ended ? {} : { running: true }) };
  }

  async function dueOf({ id, index }: ListRow): Promise<readonly DueCase[]> {
    const { number, group, changedAt } = index;
    const loaded = number === null ? undefined : await unlessDamaged(() => load(shell, id));
    const endedOn = dayOf(changedAt, TIME_ZONE);
    const until = loaded && instanceKeptUntil(loaded.process, endedOn);
    return number !== null && until !== undefined && until <= addDays(today(), AHEAD)
      ? [{ number, group, endedOn, until }]
      : [];
  }

  return {
    all: async () => {
      const ended = await rows({ ended: true });
      const due = (await Promise.all(ended.map(dueOf))).flat().sort((a, b) => (a.until < b.until ? -1 : 1));
      return { requests: await Promise.all((await read()).map(listed)), due, more: ended.length === MOST };
    },
    waiting: async (person) =>
      (await read()).filter(
        ({ state, kind, by, until }) =>
          state === "open" &&
          (((kind === "erase" || kind === "term") && !directory.isSameHuman(by, person)) || until < today()),
      ).length,
    open: async (input, by) => {
      const row = (await rowOf(input.number)) ?? (input.kind === "inspect" ? await goneOf(input.number) : undefined);
      if (!row) return { fault: "no-such-case" };
      if (input.kind === "term" && "index" in row && (await dueOf(row)).length === 0) return { fault: "not-ended" };
      const kept = await keep({
        ...input,
        id: randomBytes(12).toString("base64url"),
        instance: row.id,
        group: "index" in row ? row.index.group : row.group,
        until: addMonths(input.receivedOn, 1),
        by,
        at: now(),
        state: "open",
      });
      const { kind, number } = input;
      if (kind === "inspect" || kind === "correct")
        await tellMakers(shell, { ...kept, instance: row.id, number, kind });
      return kept;
    },
    numberOf: async (id) => (await find(id))?.number,
    looked: async (id) => {
      const request = await find(id);
      return request
        ? whoLooked(shell, { from: LONG_AGO, until: today(), instance: request.instance })
        : { fault: "not-found" };
    },
    close: async (id, answer, by) => {
      const request = await openOne(id);
      return request
        ? keep({ ...request, answer, state: "closed", closedBy: by, closedAt: now() })
        : { fault: "not-found" };
    },
    erase: async (id, by) => {
      const request = await openOne(id);
      if (!request || (request.kind !== "erase" && request.kind !== "term")) return { fault: "not-found" };
      if (directory.isSameHuman(request.by, by)) return { fault: "same-person" };
      const row = await rowOf(request.number);
      if (!row) return { fault: "no-such-case" };
      const tell = await destroyedNotices(shell, row.id, request.number);
      await eraseInstance(shell, row, { at: now(), askedBy: request.by, by });
      await tell();
      // Nothing is left to answer from: other requests about it end with it.
      const same = (await read()).filter((one) => one.instance === request.instance && one.state === "open");
      for (const one of same) await keep({ ...one, state: "erased", closedBy: by, closedAt: now() });
      return { id };
    },
  };
}
