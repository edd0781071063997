/**
 * A person's own unfinished fields of one section: sealed under a key of the section, so that erasing the section erases
 * them in the same write, and told only to whoever may read or write that section now.
 */

import {
  type Actor,
  asId,
  type EvaluationContext,
  type Fields,
  type InstanceId,
  type ItemId,
  isThere,
  type Json,
  mayRead,
  mayWrite,
  type PersonId,
  readAt,
  type Unit,
  unitAt,
} from "../../engine/index.ts";
import { draftKey } from "../commands/command-parts.ts";
import { SealBroken } from "../sealing/index.ts";
import type { Shell } from "../shell.ts";
import { contextOf } from "./context.ts";
import { load } from "./load.ts";

const DRAFTS = "drafts";
const MOST = 10_000;

/** Whose draft of what: the section of one unit. */
export interface DraftOf {
  readonly person: PersonId;
  readonly instance: InstanceId;
  readonly unit: ItemId | null;
  readonly section: string;
}
export interface Draft {
  /** By address: a field, a row, or a field of a row. */
  readonly fields: Fields;
  /** What stood there when it was typed. */
  readonly was?: Fields | undefined;
  readonly at: string;
  /** Revision of the section on which it was typed. */
  readonly seen?: number | undefined;
}
type Parts = Pick<Shell, "store" | "sealing">;

const idOf = ({ person, instance, unit, section }: DraftOf): string => `${person} ${instance} ${unit ?? ""} ${section}`;
function partsOf(id: string): Pick<DraftOf, "unit" | "section"> {
  const [, , unit = "", section = ""] = id.split(" ");
  return { unit: unit === "" ? null : asId<ItemId>(unit), section };
}

/**
 * What somebody typed is given back to them while they may read or write the section: a section that a colleague has
 * just sent in takes nobody's words away, one that is no longer for them shows them nothing.
 */
export const mayDraft = (context: EvaluationContext, actor: Actor, unit: Unit, section: string): boolean =>
  mayWrite(context, actor, unit, section).allowed || mayRead(context, actor, unit, section).allowed;

export async function keepDraft({ store, sealing }: Parts, of: DraftOf, draft: Draft): Promise<void> {
  const id = idOf(of);
  const key = draftKey(of.instance, of.unit, of.section);
  const sealed = await sealing.seal(of.instance, key, `draft ${id}`, Buffer.from(JSON.stringify(draft)));
  await store.put(DRAFTS, id, sealed, { owner: of.instance });
}

/** The draft, or undefined when there is none (any more). */
export async function draftOf({ store, sealing }: Parts, of: DraftOf): Promise<Draft | undefined> {
  const id = idOf(of);
  const kept = await store.get(DRAFTS, id);
  if (!kept) return undefined;
  try {
    await sealing.load(of.instance);
    return JSON.parse(Buffer.from(sealing.open(`draft ${id}`, kept)).toString()) as Draft;
  } catch (error) {
    if (!(error instanceof SealBroken) || error.fault === "wrong-key") throw error;
    await removeDraft({ store }, of);
    return undefined;
  }
}
export const removeDraft = ({ store }: Pick<Parts, "store">, of: DraftOf): Promise<void> =>
  store.remove(DRAFTS, idOf(of));

/** Whether one address lies in the other, or they are the same. */
const meets = (a: string, b: string): boolean => {
  const [one, other] = [`${rooted(a)}/`, `${rooted(b)}/`];
  return one.startsWith(other) || other.startsWith(one);
};
const rooted = (address: string): string => (address.startsWith("/") ? address : `/${address}`).replace(/\[\]$/, "");

/** Whether a save took in what a draft holds at an address: a row that is saved without one of its fields leaves that field a draft. */
function takesIn([saved, value]: readonly [string, Json], address: string): boolean {
  if (!meets(saved, address)) return false;
  const inner = rooted(address).slice(rooted(saved).length);
  return inner === "" || value === null || readAt({ saved: value }, `/saved${inner}`) !== undefined;
}

/** What was saved ends as a draft: a later look at the section would lay it over what others made of it. */
export async function endSaved(parts: Parts, of: DraftOf, set: Fields): Promise<void> {
  const saved = Object.entries(set);
  const draft = await draftOf(parts, of);
  if (!draft) return;
  const isLeft = ([address]: readonly [string, unknown]): boolean => !saved.some((one) => takesIn(one, address));
  const left = Object.fromEntries(Object.entries(draft.fields).filter(isLeft));
  if (Object.keys(left).length === 0) await removeDraft(parts, of);
  else if (Object.keys(left).length < Object.keys(draft.fields).length)
    await keepDraft(parts, of, { ...draft, fields: left });
}

/** Sections that are erased when they are gone keep no drafts either; whose section only rests, rests with it. */
function isGone(context: EvaluationContext, { unit, section: name }: Pick<DraftOf, "unit" | "section">): boolean {
  const found = unitAt(context, unit);
  const section = found?.definition.sections[name];
  return !found || !section || (section.whenGone === "erase" && !isThere(context, found, section));
}

/** Removes what is left of drafts whose section was erased or is gone. */
export async function sweepDrafts(shell: Shell, instance: InstanceId): Promise<void> {
  const kept = await shell.store.byOwner(DRAFTS, instance, MOST);
  const loaded = kept.length > 0 ? await load(shell, instance) : undefined;
  if (!loaded) return;
  const context = contextOf(shell, loaded, shell.now());
  const gone = kept.filter(({ id, value }) => isGone(context, partsOf(id)) || !opens(shell, id, value));
  await Promise.all(gone.map(({ id }) => shell.store.remove(DRAFTS, id)));
}
function opens({ sealing }: Parts, id: string, value: Uint8Array): boolean {
  try {
    sealing.open(`draft ${id}`, value);
    return true;
  } catch (error) {
    return !(error instanceof SealBroken) || error.fault === "wrong-key";
  }
}

/** Sweeps an instance soon after it changed; what a crash leaves behind has no key, and goes at the next look. */
export function watchDrafts(shell: Shell, onFault: (error: unknown) => void, pause = 1_000): { stop(): Promise<void> } {
  const waiting = new Set<InstanceId>();
  let timer: NodeJS.Timeout | undefined;
  let sweeping: Promise<unknown> = Promise.resolve();
  const sweep = (): void => {
    timer = undefined;
    const instances = [...waiting];
    waiting.clear();
    sweeping = Promise.all(instances.map((instance) => sweepDrafts(shell, instance))).catch(onFault);
  };
  const silence = shell.live.listen((id) => {
    waiting.add(asId<InstanceId>(id));
    timer ??= setTimeout(sweep, pause);
  });
  return {
    stop: async () => {
      silence();
      clearTimeout(timer);
      await sweeping;
    },
  };
}
