/** Published definitions: compiled once per content hash, kept in the store so that a running instance stays on its own. */

import { type DefinitionHash, type PersonId, type Timestamp, timestamp } from "../../engine/index.ts";
import type { Store } from "../store/port.ts";
import { type Files, processesIn, variantsOf } from "./files.ts";
import { patternsIn } from "./patterns.ts";
import { compileSource, filesOf, type KeptSource, type Published } from "./source.ts";
import { fromTemplate, type Template, templatesIn, type Words } from "./templates.ts";
import { createTrials, type Trial } from "./trials.ts";

export { DefinitionsBroken, type KeptSource, type Published } from "./source.ts";

/** A version that was published: in the product by people, or with the program, when it was first started with it. */
export interface VersionRecord {
  readonly hash: DefinitionHash;
  readonly process: string;
  readonly variant?: string;
  /** As its files say it; a variant may have none. */
  readonly version?: string;
  readonly shipped?: true;
  readonly authors: readonly PersonId[];
  readonly reviewer?: PersonId;
  readonly reason?: string;
  readonly at: Timestamp;
}
export interface Definitions {
  /** What new instances of a process run on, in a variant or in the base. */
  current(process: string, variant?: string): Published | undefined;
  /** What new instances of a group run on: one that only tries something has the version on trial, where there is one. */
  ofGroup(group: RunsOn): Published | undefined;
  /** Every version on trial. */
  trials(): readonly Trial[];
  /** What a line has on trial. */
  onTrial(process: string, variant?: string): Published | undefined;
  /** Lets groups that only try something run on a source that was proved. */
  tryOut(source: KeptSource, draft: Pick<Trial, "draft" | "revision">): Promise<Published>;
  /** Ends a trial: those groups run on what is in force. */
  endTrial(process: string, variant?: string): Promise<void>;
  /** Every current base and variant. */
  all(): readonly Published[];
  /** Any definition an instance may be pinned to. */
  byHash(hash: DefinitionHash): Promise<Published>;
  /** What a definition was compiled from. */
  source(hash: DefinitionHash): Promise<KeptSource | undefined>;
  /** Whether a version came with the program. */
  isShipped(hash: DefinitionHash): boolean;
  /** Every version there was, oldest first. */
  versions(): Promise<readonly VersionRecord[]>;
  /** Keeps a version that was proved; new instances do not run on it yet. */
  keep(source: KeptSource, record: Omit<VersionRecord, "hash" | "process" | "variant" | "version">): Promise<Published>;
  /** New instances of its line run on it from now on. */
  activate(hash: DefinitionHash): Promise<void>;
  /** What a new process may begin as. */
  templates(): readonly Template[];
  /** What may be inserted into a process. */
  patterns(): ReturnType<typeof patternsIn>;
  /** The files of a new process that begins as a template. */
  fromTemplate(template: string, id: string, names: Words): KeptSource | undefined;
  /** Reads again which versions are active: another server may have chosen. */
  refresh(): Promise<void>;
}

/** What a group says of the version on which it runs. */
export interface RunsOn {
  readonly process: string;
  readonly variant?: string;
  /** Its instances are counted nowhere. */
  readonly isTest?: true;
}
const COLLECTION = "definitions";
const VERSIONS = "definition versions";
const ACTIVE = "active definitions";
const lineOf = (process: string, variant = ""): string => `${process} ${variant}`;
/** The record of a version, with who it is and what it calls itself. */
function recordOf({ process }: Published, more: Pick<VersionRecord, "authors" | "at">): VersionRecord {
  const { hash, id, variant } = process;
  const version = variant === undefined ? process.version : process.variantVersion;
  return {
    ...more,
    hash,
    process: id,
    ...(variant === undefined ? {} : { variant }),
    ...(version === undefined ? {} : { version }),
  };
}
const textOf = (value: Uint8Array): string => Buffer.from(value).toString();

/**
 * Compiles every process and variant in the files, keeps their sources by hash, and opens what was published since.
 * @param now when those that are new came with the program.
 */
export async function publishDefinitions(
  store: Store,
  files: Files,
  now: () => Timestamp = () => timestamp(Date.now()),
): Promise<Definitions> {
  const shipped = new Map<string, Published>();
  const current = new Map<string, Published>();
  const byHash = new Map<DefinitionHash, Published>();
  for (const { root } of processesIn(files)) {
    const own = filesOf(root, files);
    const variants = variantsOf({ root, files: new Map(own) }).map(({ id }) => id);
    for (const variant of [undefined, ...variants]) {
      const kept: KeptSource = { root, ...(variant === undefined ? {} : { variant }), files: own };
      const published = compileSource(kept);
      const { process } = published;
      shipped.set(lineOf(process.id, variant), published);
      byHash.set(process.hash, published);
      await store.put(COLLECTION, process.hash, JSON.stringify(kept), { ifAbsent: true });
      const record = { ...recordOf(published, { authors: [], at: now() }), shipped: true };
      await store.put(VERSIONS, process.hash, JSON.stringify(record), { ifAbsent: true });
    }
  }

  async function source(hash: DefinitionHash): Promise<KeptSource | undefined> {
    const kept = await store.get(COLLECTION, hash);
    return kept && (JSON.parse(textOf(kept)) as KeptSource);
  }
  async function open(hash: DefinitionHash): Promise<Published> {
    const known = byHash.get(hash);
    if (known) return known;
    const kept = await source(hash);
    if (!kept) throw new Error(`Definition ${hash} is not in the store.`);
    const published = compileSource(kept, true);
    byHash.set(hash, published);
    return published;
  }
  async function refresh(): Promise<void> {
    const chosen = await Promise.all(
      (await store.all(ACTIVE)).map(
        async ({ id, value }) => [id, await open(textOf(value) as DefinitionHash)] as const,
      ),
    );
    current.clear();
    for (const [line, published] of [...shipped, ...chosen]) current.set(line, published);
  }
  await refresh();
  const trials = await createTrials(store, open);
  const onTrial = (process: string, variant?: string): Published | undefined =>
    trials.current(lineOf(process, variant));

  return {
    trials: trials.all,
    onTrial,
    ofGroup: ({ process, variant, isTest }) =>
      (isTest ? onTrial(process, variant) : undefined) ?? current.get(lineOf(process, variant)),
    tryOut: async (kept, draft) => {
      const published = compileSource(kept);
      const { hash, id, variant } = published.process;
      byHash.set(hash, published);
      await store.put(COLLECTION, hash, JSON.stringify(kept), { ifAbsent: true });
      await trials.put(lineOf(id, variant), {
        hash,
        process: id,
        ...(variant === undefined ? {} : { variant }),
        ...draft,
      });
      return published;
    },
    endTrial: (process, variant) => trials.remove(lineOf(process, variant)),
    current: (process, variant) => current.get(lineOf(process, variant)),
    all: () => [...current.values()],
    byHash: open,
    source,
    refresh: async () => {
      await refresh();
      await trials.refresh();
    },
    templates: () => templatesIn(files),
    patterns: () => patternsIn(files),
    fromTemplate: (...asked) => fromTemplate(files, ...asked),
    isShipped: (hash) => [...shipped.values()].some(({ process }) => process.hash === hash),
    versions: async () =>
      (await store.all(VERSIONS))
        .map(({ value }) => JSON.parse(textOf(value)) as VersionRecord)
        .sort((a, b) => (a.at < b.at ? -1 : 1)),
    keep: async (kept, record) => {
      const published = compileSource(kept, true);
      const { hash } = published.process;
      byHash.set(hash, published);
      await store.put(COLLECTION, hash, JSON.stringify(kept), { ifAbsent: true });
      await store.put(VERSIONS, hash, JSON.stringify(recordOf(published, record)), { ifAbsent: true });
      return published;
    },
    activate: async (hash) => {
      const { process } = await open(hash);
      const line = lineOf(process.id, process.variant);
      // What came with the program follows the program: nothing is chosen then.
      if (shipped.get(line)?.process.hash === hash) await store.remove(ACTIVE, line);
      else await store.put(ACTIVE, line, hash);
      await refresh();
    },
  };
}
