/** Migrations: looked at first, then run one case at a time beside the requests; stopped and taken up again, also after a restart. */

import { randomBytes } from "node:crypto";
import {
  type DefinitionHash,
  type InstanceId,
  type MigrationMap,
  type PersonId,
  planMigration,
  proposedMap,
} from "../../../engine/index.ts";
import { load } from "../../instances/load.ts";
import type { Shell } from "../../shell.ts";
import { createDrafts } from "../drafts.ts";
import { attempt, caseOf, runningCounts, runningOn, takeOver } from "./cases.ts";
import { renamesBetween } from "./renames.ts";
import type { Migration, MigrationCase, MigrationFault, MigrationState, MigrationView } from "./types.ts";
import { viewOf } from "./view.ts";

export interface Migrations {
  /** Versions of the line of a definition on which something still runs, and migrations to it. */
  towards(to: string): Promise<object | MigrationFault>;
  /** Begins one with the proposed map, and looks at every case. */
  open(from: string, to: string, by: PersonId): Promise<MigrationView | MigrationFault>;
  find(id: string): Promise<MigrationView | MigrationFault>;
  /** Takes another map, and looks at every case again. */
  remap(id: string, map: MigrationMap): Promise<MigrationView | MigrationFault>;
  run(id: string, by: PersonId): Promise<MigrationView | MigrationFault>;
  pause(id: string): Promise<MigrationView | MigrationFault>;
  /** Asks for one case by hand; another person agrees. */
  ask(
    id: string,
    instance: string,
    map: MigrationMap,
    reason: string,
    by: PersonId,
  ): Promise<MigrationView | MigrationFault>;
  agree(id: string, instance: string, by: PersonId): Promise<MigrationView | MigrationFault>;
  /** Goes on with what a restart interrupted. */
  takeUp(): Promise<void>;
  /** Resolves when nothing of this server works on one any more. */
  stop(): Promise<void>;
}

const MIGRATIONS = "migrations";
const CASES = "migration cases";
const MOST = 100_000;
const parsed = <T>(bytes: Uint8Array): T => JSON.parse(Buffer.from(bytes).toString()) as T;

export function createMigrations(shell: Shell): Migrations {
  const { store, definitions, now } = shell;
  const drafts = createDrafts(store);
  const working = new Map<string, Promise<void>>();
  let stopping = false;

  const read = async (id: string): Promise<Migration | undefined> => {
    const kept = await store.get(MIGRATIONS, id);
    return kept && parsed<Migration>(kept);
  };
  const keep = (migration: Migration): Promise<boolean> =>
    store.put(MIGRATIONS, migration.id, JSON.stringify(migration));
  const cases = async (id: string): Promise<readonly MigrationCase[]> =>
    (await store.byOwner(CASES, id, MOST)).map(({ value }) => parsed<MigrationCase>(value));
  const keepCase = (id: string, one: MigrationCase): Promise<boolean> =>
    store.put(CASES, `${id} ${one.instance}`, JSON.stringify(one), { owner: id });
  const caseIn = async (id: string, instance: string): Promise<MigrationCase | undefined> => {
    const kept = await store.get(CASES, `${id} ${instance}`);
    return kept && parsed<MigrationCase>(kept);
  };
  const is = async (id: string, state: MigrationState): Promise<boolean> =>
    !stopping && (await read(id))?.state === state;
  async function become(id: string, from: MigrationState, state: MigrationState): Promise<void> {
    const migration = await read(id);
    if (migration?.state === from) await keep({ ...migration, state });
  }

  async function look(migration: Migration): Promise<void> {
    const { id, from } = migration;
    for await (const loaded of runningOn(shell, from)) {
      if (!(await is(id, "trying"))) return;
      const before = await caseIn(id, loaded.instance.id);
      if (!before?.went) await keepCase(id, await caseOf(shell, migration, loaded, migration.map));
    }
    if (!stopping) await become(id, "trying", "tried");
  }
  async function take(migration: Migration): Promise<void> {
    const { id, map, runBy, by } = migration;
    for (const one of await cases(id)) {
      if (one.went || one.outcome === "stays") continue;
      if (!(await is(id, "running"))) return;
      await keepCase(
        id,
        await takeOver(shell, migration, one, { map, by: runBy ?? by, cause: `${id} ${one.instance}` }),
      );
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (!stopping) await become(id, "running", "done");
  }
  /** One worker for each migration; what it comes across stops it, and a person may let it go on. */
  function work(migration: Migration): void {
    const { id, state } = migration;
    const before = working.get(id) ?? Promise.resolve();
    const doing = before
      .then(() => (state === "trying" ? look(migration) : take(migration)))
      .catch(() => become(id, state, state === "trying" ? "tried" : "paused"))
      .finally(() => {
        if (working.get(id) === doing) working.delete(id);
      });
    working.set(id, doing);
  }

  async function planOf({ from, to }: Pick<Migration, "from" | "to">) {
    const [before, after] = await Promise.all([definitions.byHash(from), definitions.byHash(to)]);
    const renames = renamesBetween(await drafts.list(), from, to);
    return planMigration(before.process, after.process, renames);
  }
  async function view(id: string): Promise<MigrationView | MigrationFault> {
    const migration = await read(id);
    if (!migration) return { fault: "not-found" };
    const versions = await definitions.versions();
    const versionOf = (hash: DefinitionHash): string => versions.find((one) => one.hash === hash)?.version ?? "";
    const plan = await planOf(migration);
    return viewOf(migration, plan, await cases(id), versionOf);
  }
  const lineOf = async (hash: string) => (await definitions.versions()).find((one) => one.hash === hash);
  async function all(): Promise<readonly Migration[]> {
    return (await store.all(MIGRATIONS)).map(({ value }) => parsed<Migration>(value));
  }

  return {
    towards: async (to) => {
      const line = await lineOf(to);
      if (!line) return { fault: "not-found" };
      const counts = await runningCounts(shell);
      const versions = (await definitions.versions()).filter(
        ({ process, variant, hash }) => process === line.process && variant === line.variant && hash !== to,
      );
      return {
        to,
        version: line.version,
        from: versions.map(({ hash, version, at }) => ({ hash, version, at, running: counts.get(hash) ?? 0 })),
        migrations: (await all()).filter((one) => one.to === to),
      };
    },
    open: async (from, to, by) => {
      const [older, newer] = await Promise.all([lineOf(from), lineOf(to)]);
      const isOneLine = older && newer && older.process === newer.process && older.variant === newer.variant;
      if (!isOneLine || older.hash === newer.hash) return { fault: "not-found" };
      const { process, variant } = newer;
      const base = { from: older.hash, to: newer.hash };
      const migration: Migration = {
        id: randomBytes(12).toString("base64url"),
        process,
        ...(variant === undefined ? {} : { variant }),
        ...base,
        map: proposedMap(await planOf(base)),
        state: "trying",
        by,
        at: now(),
      };
      await keep(migration);
      work(migration);
      return view(migration.id);
    },
    find: view,
    remap: async (id, map) => {
      const migration = await read(id);
      if (!migration) return { fault: "not-found" };
      if (migration.state === "running") return { fault: "migration-busy" };
      const next: Migration = { ...migration, map, state: "trying" };
      await keep({ ...next, state: "paused" });
      await working.get(id);
      await keep(next);
      work(next);
      return view(id);
    },
    run: async (id, by) => {
      const migration = await read(id);
      if (!migration) return { fault: "not-found" };
      if (migration.state === "trying") return { fault: "migration-busy" };
      const next: Migration = { ...migration, state: "running", runBy: by };
      await keep(next);
      work(next);
      return view(id);
    },
    pause: async (id) => {
      await become(id, "running", "paused");
      return view(id);
    },
    ask: async (id, instance, map, reason, by) => {
      const [migration, known] = await Promise.all([read(id), caseIn(id, instance)]);
      const loaded = await load(shell, instance as InstanceId);
      if (!migration || !known || known.went || !loaded) return { fault: "not-found" };
      const found = await attempt(shell, migration, loaded, map);
      if (found.outcome === "stays") return { fault: "stays", reasons: found.reasons };
      await keepCase(id, { ...known, hand: { map, reason, by, at: now() } });
      return view(id);
    },
    agree: async (id, instance, by) => {
      const [migration, known] = await Promise.all([read(id), caseIn(id, instance)]);
      if (!migration || !known?.hand || known.went) return { fault: "not-found" };
      const { hand } = known;
      if (shell.directory.isSameHuman(hand.by, by)) return { fault: "agreed-by-the-asker" };
      const cause = `by hand ${id} ${instance} ${hand.at}`;
      const { map, reason } = hand;
      const taken = await takeOver(shell, migration, known, { map, reason, by: hand.by, second: by, cause });
      await keepCase(id, taken);
      return taken.went ? view(id) : { fault: "stays", reasons: taken.reasons };
    },
    takeUp: async () => {
      for (const migration of await all())
        if (migration.state === "running" || migration.state === "trying") work(migration);
    },
    stop: async () => {
      stopping = true;
      await Promise.all(working.values());
    },
  };
}
