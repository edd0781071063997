/**
 * One accepted command is one document, written by one insert. Unique indexes on revision and command decide between
 * servers; after a lost reply the document itself, read back through a majority, tells whether it was written.
 */

import { randomBytes } from "node:crypto";
import type { CommandId, InstanceId } from "../../../engine/index.ts";
import { StoreUnknown } from "../errors.ts";
import type { CommandRow, CommitDocument, CommitOutcome, CommitRow, Head } from "../port.ts";
import type { Collections } from "./collections.ts";
import { away, isAway, isDuplicate, isUnsent, pause, reading } from "./faults.ts";
import type { Keys } from "./keys.ts";
import type { CommitRecord } from "./layout.ts";
import type { Projector } from "./projector.ts";
import { createRecent } from "./recent.ts";
import { createTurns } from "./turns.ts";

export interface Commits {
  commit(document: CommitDocument): Promise<CommitOutcome>;
  head(instance: InstanceId): Promise<Head | undefined>;
  byCommand(instance: InstanceId, command: CommandId): Promise<CommandRow | undefined>;
  history(instance: InstanceId, after: number): Promise<readonly CommitRow[]>;
}

interface Parts {
  readonly keys: Keys;
  readonly projector: Projector;
  /** How a read sees only what a majority has and all that it has: `linearizable` where the server knows that. */
  readonly certain: "linearizable" | "majority";
}

/** How long an unknown outcome is looked into before the caller hears that it is unknown. */
const PATIENCE = 12_000;
const READ_LIMIT = 5_000;
const KNOWN = 5_000;

export const newAttempt = (): string => randomBytes(12).toString("base64url");

/** Microseconds since 1970 that rise with every call, whatever the clock does. */
function createStamps(): () => number {
  let last = 0;
  return () => {
    last = Math.max(Date.now() * 1_000, last + 1);
    return last;
  };
}

const unknown = (): StoreUnknown =>
  new StoreUnknown(
    "The database did not answer, so nobody knows yet whether this was saved. Send it again: it is never saved twice.",
  );

type Found = Pick<CommitRecord, "revision" | "commandHash" | "attempt">;
const FOUND = { revision: 1, commandHash: 1, attempt: 1 } as const;

export function createCommits({ commits }: Pick<Collections, "commits">, { keys, projector, certain }: Parts): Commits {
  const turns = createTurns();
  const stampNow = createStamps();
  /** Newest revisions that were seen: a commit on one of them needs no look at its predecessor. */
  const seen = createRecent<number>(KNOWN);
  const see = (instance: InstanceId, revision: number): void => {
    if (revision > (seen.get(instance) ?? 0)) seen.set(instance, revision);
  };

  const certainly = {
    readConcern: { level: certain },
    maxTimeMS: READ_LIMIT,
    projection: FOUND,
  } as const;
  const byCommandCertainly = ({ instance, commandId }: Pick<CommitDocument, "instance" | "commandId">) =>
    commits.findOne({ instance, commandId }, certainly);
  const repeated = ({ revision, commandHash }: Found): CommitOutcome => ({
    outcome: "duplicate",
    revision,
    commandHash,
  });
  /** Who has the command or the revision, once a majority has it; undefined when neither is taken (any more). */
  async function taken(record: CommitRecord): Promise<CommitOutcome | undefined> {
    const same = await byCommandCertainly(record);
    if (same) return same.attempt === record.attempt ? { outcome: "done" } : repeated(same);
    const { instance, revision } = record;
    return (await commits.findOne({ instance, revision }, certainly)) ? { outcome: "stale" } : undefined;
  }

  /** Writes until it is known what became of it. @throws StoreUnavailable when nothing was sent, StoreUnknown when that stays open. */
  async function insert(record: CommitRecord): Promise<CommitOutcome> {
    const until = Date.now() + PATIENCE;
    let isSent = false;
    for (let wait = 20; ; wait *= 2) {
      try {
        await commits.insertOne({ ...record });
        return { outcome: "done" };
      } catch (error) {
        if (!isDuplicate(error) && !isAway(error)) throw error;
        isSent ||= !isUnsent(error);
        const outcome = isDuplicate(error) ? await taken(record).catch(passing) : undefined;
        if (outcome) return outcome;
      }
      if (Date.now() + wait > until) throw isSent ? unknown() : away();
      await pause(wait);
    }
  }
  const passing = (error: unknown): undefined => {
    if (!isAway(error)) throw error;
    return undefined;
  };

  /** Revisions run without a gap: the one before must be there. */
  async function follows({ instance, revision }: CommitDocument): Promise<boolean> {
    if (revision < 1) return false;
    if (revision === 1 || (seen.get(instance) ?? 0) >= revision - 1) return true;
    const before = await commits.findOne({ instance, revision: revision - 1 }, { projection: { _id: 1 } });
    return before !== null;
  }
  function recordOf(document: CommitDocument): CommitRecord {
    const { keys: made = [], forgets = [], ...rest } = document;
    const _id = `${document.instance} ${document.revision}`;
    const stamp = stampNow();
    const mark = { _id, attempt: newAttempt(), stamp, pending: Date.now() };
    return { ...rest, ...mark, keys: made.map(({ id }) => id), forgets };
  }
  /** Refused before anything was written: a repeated command is told as such, whatever else is wrong with it. */
  async function refused(document: CommitDocument): Promise<CommitOutcome> {
    const same = await byCommandCertainly(document);
    return same ? repeated(same) : { outcome: "stale" };
  }

  async function write(document: CommitDocument): Promise<CommitOutcome> {
    const record = recordOf(document);
    const { _id: commit, attempt, instance, revision } = record;
    const isFit = (await reading(() => follows(document))) && (await keys.reserve(document, { commit, attempt }));
    const outcome = isFit ? await insert(record) : await reading(() => refused(document));
    if (outcome.outcome !== "done") {
      await keys.release(document, attempt);
      return outcome;
    }
    see(instance, revision);
    const followed = projector.follow(record);
    // What is erased is gone when this is answered.
    if (document.forgets?.length || document.sections.some(({ sealed }) => sealed === null)) await followed;
    return outcome;
  }

  return {
    commit: (document) => turns.take(document.instance, () => write(document)),
    head: (instance) =>
      reading(async () => {
        const projection = { revision: 1, definition: 1, body: 1 } as const;
        const found = await commits.findOne({ instance }, { sort: { revision: -1 }, projection });
        if (!found) return undefined;
        see(instance, found.revision);
        return { revision: found.revision, definition: found.definition, body: found.body };
      }),
    byCommand: (instance, commandId) =>
      reading(async () => {
        const projection = { revision: 1, commandHash: 1, body: 1 } as const;
        const found = await commits.findOne({ instance, commandId }, { projection });
        return found ? { revision: found.revision, commandHash: found.commandHash, body: found.body } : undefined;
      }),
    history: (instance, after) =>
      reading(async () => {
        const projection = { revision: 1, at: 1, actor: 1, commandId: 1, definition: 1, body: 1 } as const;
        const found = await commits
          .find({ instance, revision: { $gt: after } }, { projection })
          .sort({ revision: 1 })
          .toArray();
        return found.map(({ revision, at, actor, commandId, definition, body }) => ({
          revision,
          at,
          actor,
          commandId,
          definition,
          body,
        }));
      }),
  };
}
