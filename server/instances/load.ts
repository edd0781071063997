/** Loads an instance as it is now: its state, the definition it is pinned to, and its contents, opened only when a rule asks. */

import type { CompiledProcess } from "../../engine/compile/types.ts";
import type { Fields } from "../../engine/forms/types.ts";
import type { InstanceId, ItemId } from "../../engine/ids.ts";
import type { Contents, Instance } from "../../engine/instance/types.ts";
import type { Published } from "../definitions/index.ts";
import type { Shell } from "../shell.ts";
import type { SectionRow } from "../store/port.ts";
import { openControl, openSection, unitText } from "./body.ts";

export interface Loaded extends Published {
  readonly instance: Instance;
  readonly contents: Contents;
}
/** For a command that makes an instance. */
export const NO_CONTENTS: Contents = { read: () => undefined };

/** States of instances by id, as long as nobody wrote a later revision. */
const CACHED = 500;
const states = new WeakMap<Shell["store"], Map<InstanceId, Instance>>();

function cacheOf({ store }: Pick<Shell, "store">): Map<InstanceId, Instance> {
  const known = states.get(store);
  if (known) return known;
  const made = new Map<InstanceId, Instance>();
  states.set(store, made);
  return made;
}
/** Keeps the state that was just written, so that the next step need not open it. */
export function remember(shell: Pick<Shell, "store">, instance: Instance): void {
  const cache = cacheOf(shell);
  cache.delete(instance.id);
  cache.set(instance.id, instance);
  if (cache.size > CACHED) for (const oldest of cache.keys()) return void cache.delete(oldest);
}

/** Where the store does not answer within the call, everything is brought in first. */
async function rowsOf(
  { store, sealing }: Shell,
  id: InstanceId,
): Promise<(unit: string, section: string) => SectionRow | undefined> {
  const { sync } = store;
  if (sync) return (unit, section) => sync.section(id, unit, section);
  await sealing.load(id);
  const rows = new Map((await store.sections(id)).map((row) => [`${row.unit} ${row.section}`, row]));
  return (unit, section) => rows.get(`${unit} ${section}`);
}

async function contentsOf(shell: Shell, instance: Instance): Promise<Contents> {
  const rows = await rowsOf(shell, instance.id);
  const opened = new Map<string, Fields | undefined>();
  return {
    read: (item: ItemId | null, section) => {
      const key = `${unitText(item)} ${section}`;
      if (opened.has(key)) return opened.get(key);
      const row = rows(unitText(item), section);
      const fields = row && openSection(shell.sealing, instance.id, row);
      opened.set(key, fields);
      return fields;
    },
  };
}

/** The instance at its newest revision, or undefined when there is none. */
export async function load(shell: Shell, id: InstanceId): Promise<Loaded | undefined> {
  const head = shell.store.sync ? shell.store.sync.head(id) : await shell.store.head(id);
  if (!head) return undefined;
  const cached = cacheOf(shell).get(id);
  if (!shell.store.sync) await shell.sealing.load(id);
  const instance =
    cached?.revision === head.revision ? cached : openControl(shell.sealing, id, head.revision, head.body);
  remember(shell, instance);
  const published = await shell.definitions.byHash(head.definition);
  return { ...published, instance, contents: await contentsOf(shell, instance) };
}

export type Context = { readonly process: CompiledProcess; readonly instance: Instance; readonly contents: Contents };
