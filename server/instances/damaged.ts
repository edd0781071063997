/** A case whose stored bytes are not as they were written: it is named, set apart for the operator, and takes nothing else down. */

import type { InstanceId } from "../../engine/index.ts";
import { SealBroken } from "../sealing/index.ts";
import type { Shell } from "../shell.ts";

/** What was stored of an instance cannot be opened; a back-up brings it back. */
export class InstanceDamaged extends Error {
  override readonly name = "InstanceDamaged";
  /** Why it cannot be opened: a fault of sealing, or `unreadable`. */
  readonly code: string;
  constructor(code: string) {
    super("This case is damaged and has to be restored from a back-up.");
    this.code = code;
  }
}

/** What was met of a damaged instance: why it cannot be opened, and when that was first seen. */
export interface Damage {
  readonly code: string;
  /** ISO moment. */
  readonly since: string;
}
const found = new WeakMap<Shell["store"], Map<InstanceId, Damage>>();

/** Damaged instances that this server met since its start. */
export function damagedIn({ store }: Pick<Shell, "store">): Map<InstanceId, Damage> {
  const known = found.get(store) ?? new Map<InstanceId, Damage>();
  found.set(store, known);
  return known;
}

/**
 * Opens something of an instance; another master key is no damage of one instance.
 * @throws InstanceDamaged
 */
export function opening<T>(
  shell: Pick<Shell, "store"> & Partial<Pick<Shell, "now">>,
  id: InstanceId,
  open: () => T,
): T {
  try {
    return open();
  } catch (error) {
    const sealed = error instanceof SealBroken;
    if (!sealed && !(error instanceof SyntaxError)) throw error;
    if (sealed && error.fault === "wrong-key") throw error;
    const code = sealed ? error.fault : "unreadable";
    const known = damagedIn(shell);
    const since = known.get(id)?.since ?? shell.now?.() ?? new Date().toISOString();
    known.set(id, { code, since });
    throw new InstanceDamaged(code);
  }
}

/** What was made of an instance, or undefined when that is damaged: lists go on without it. */
export async function unlessDamaged<T>(make: () => Promise<T>): Promise<T | undefined> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof InstanceDamaged) return undefined;
    throw error;
  }
}
