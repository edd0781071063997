/** Loads an instance as it is now: its state, the definition it is pinned to, and its contents, opened only when a rule asks. */

import type { Accepted, CompiledProcess, Contents, Fields, Instance, InstanceId, ItemId } from "../../engine/index.ts";
import type { Published } from "../definitions/index.ts";
import type { Shell } from "../shell.ts";
import type { SectionRow } from "../store/port.ts";
import { hashOfBody, openControl, openSection, unitText } from "./body.ts";
import { opening } from "./damaged.ts";
import { isErased } from "./erased.ts";

export interface Loaded extends Published {
  readonly instance: Instance;
  readonly contents: Contents;
  /** Hash of its newest commit as it is stored: the next one carries it. Absent when it was not read from the store. */
  readonly lastHash?: () => string;
}
/** For a command that makes an instance. */
export const NO_CONTENTS: Contents = { read: () => undefined };

/** Contents by unit and section; undefined where nothing is kept. */
type Opened = Map<string, Fields | undefined>;
/** An instance at its newest revision, with the contents that were opened of it. */
interface Known {
  readonly instance: Instance;
  readonly opened: Opened;
}
const openedKey = (unit: ItemId | null, section: string): string => `${unitText(unit)} ${section}`;

/** What is known of instances by id, as long as nobody wrote a later revision. */
const CACHED = 500;
const known = new WeakMap<Shell["store"], Map<InstanceId, Known>>();

function cacheOf({ store }: Pick<Shell, "store">): Map<InstanceId, Known> {
  const found = known.get(store);
  if (found) return found;
  const made = new Map<InstanceId, Known>();
  known.set(store, made);
  return made;
}
function keep(shell: Pick<Shell, "store">, entry: Known): void {
  const cache = cacheOf(shell);
  const { id } = entry.instance;
  cache.delete(id);
  cache.set(id, entry);
  if (cache.size > CACHED) for (const oldest of cache.keys()) return void cache.delete(oldest);
}
/** Keeps what was just written, so that the next step opens neither the state nor the contents; what was erased is not kept. */
export function remember(
  shell: Pick<Shell, "store">,
  { instance, written }: Pick<Accepted, "instance" | "written">,
): void {
  const before = cacheOf(shell).get(instance.id);
  const opened: Opened = new Map(before?.instance.revision === instance.revision - 1 ? before.opened : []);
  for (const { unit, section, fields } of written) opened.set(openedKey(unit, section), fields ?? undefined);
  keep(shell, { instance, opened });
}

type RowOf = (unit: string, section: string) => SectionRow | undefined;
/** Sections as they are read: at once, or, where the store does not answer within the call, fetched first with their keys. */
async function rowsOf({ store, sealing }: Shell, id: InstanceId, revision: number): Promise<RowOf | undefined> {
  const { sync } = store;
  if (sync) return (unit, section) => sync.section(id, unit, section);
  const [found] = await Promise.all([store.sections(id), sealing.load(id)]);
  // Somebody wrote since the head was read: a state must not be read with contents of the next one.
  if (found.some((row) => row.revision > revision)) return undefined;
  const rows = new Map(found.map((row) => [`${row.unit} ${row.section}`, row]));
  return (unit, section) => rows.get(`${unit} ${section}`);
}

function contentsOf(shell: Shell, { instance, opened }: Known, rows: RowOf): Contents {
  return {
    read: (item: ItemId | null, section) => {
      const key = openedKey(item, section);
      if (opened.has(key)) return opened.get(key);
      const row = rows(unitText(item), section);
      const fields = row && opening(shell, instance.id, () => openSection(shell.sealing, instance.id, row));
      opened.set(key, fields);
      return fields;
    },
  };
}

/** The instance at its newest revision, or undefined when there is none, or none any more. */
export async function load(shell: Shell, id: InstanceId): Promise<Loaded | undefined> {
  if (await isErased(shell, id)) {
    cacheOf(shell).delete(id);
    return undefined;
  }
  const head = shell.store.sync ? shell.store.sync.head(id) : await shell.store.head(id);
  if (!head) return undefined;
  const rows = await rowsOf(shell, id, head.revision);
  if (!rows) return load(shell, id);
  const cached = cacheOf(shell).get(id);
  const entry: Known =
    cached?.instance.revision === head.revision
      ? cached
      : {
          instance: opening(shell, id, () => openControl(shell.sealing, id, head.revision, head.body)),
          opened: new Map(),
        };
  keep(shell, entry);
  const published = await shell.definitions.byHash(head.definition);
  return {
    ...published,
    instance: entry.instance,
    contents: contentsOf(shell, entry, rows),
    lastHash: () => hashOfBody(head.body),
  };
}

/** The instance as this server read or wrote it last, without a look at the store; contents that were not opened are not there. */
export async function lastKnown(shell: Shell, id: InstanceId): Promise<Loaded | undefined> {
  const entry = cacheOf(shell).get(id);
  if (!entry) return undefined;
  const published = await shell.definitions.byHash(entry.instance.definition);
  const contents: Contents = { read: (item, section) => entry.opened.get(openedKey(item, section)) };
  return { ...published, instance: entry.instance, contents };
}

export type Context = { readonly process: CompiledProcess; readonly instance: Instance; readonly contents: Contents };
