/** What a commit's sealed body holds, and how it and the sections beside it are sealed and opened. */

import { createHash } from "node:crypto";
import type {
  Accepted,
  Command,
  Effect,
  Fields,
  Instance,
  InstanceEvent,
  InstanceId,
  ItemId,
} from "../../engine/index.ts";
import { commandKey, draftKey, type Part, putBack, takeOut } from "../commands/command-parts.ts";
import { keyName, SealBroken, type Sealer, type Sealing } from "../sealing/index.ts";
import type { CommitDocument, CommitRow, OutboxEntry, Sealed } from "../store/port.ts";
import { pack, unpack } from "./packed.ts";

export interface CommitBody {
  /** Without what was typed into sections that were erased since. */
  readonly command: Command;
  readonly role?: string;
  readonly events: readonly InstanceEvent[];
  readonly effects: readonly Effect[];
  /** What the next step needs: no section contents. */
  readonly control: Instance;
  /** Hash of the commit before, as it is stored; absent in the first one, and in commits of before December 2026. */
  readonly before?: string;
}

/** As it is sealed: what was typed stands apart. */
interface KeptBody extends CommitBody {
  readonly parts: readonly (Pick<Part, "path" | "unit" | "section"> & { readonly sealed: string })[];
}

const bodyPlace = (instance: InstanceId, revision: number): string => `${instance} body ${revision}`;
const sectionPlace = (instance: InstanceId, unit: string, section: string, revision: number): string =>
  `${instance} ${unit} ${section} ${revision}`;
const effectPlace = (instance: InstanceId, id: string): string => `${instance} effect ${id}`;

const instanceKey = (instance: InstanceId): string => keyName(instance, "control");
/** What is erased together: a section of a unit, with the organisation that contributed it. */
export const sectionKey = (instance: InstanceId, unit: string, section: string, organisation: string): string =>
  keyName(instance, unit, section, organisation);
/** The main unit is `""` in the store. */
export const unitText = (unit: ItemId | null): string => unit ?? "";

const partPlace = (instance: InstanceId, revision: number, path: readonly string[]): string =>
  `${instance} command ${revision} ${path.join(" ")}`;

/** A part whose key was destroyed, or made anew since, is gone. */
function openPart(sealing: Sealing, place: string, sealed: string): readonly unknown[] {
  try {
    return [unpack(sealing.open(place, Buffer.from(sealed, "base64")))];
  } catch (error) {
    if (error instanceof SealBroken && error.fault !== "wrong-key") return [];
    throw error;
  }
}

/** What stands for a commit in the one after it, and in a note that is kept elsewhere. */
export const hashOfBody = (sealed: Sealed): string => createHash("sha256").update(sealed).digest("base64url");

type Row = Pick<CommitRow, "revision" | "at" | "actor" | "body">;

/** @throws SealBroken also when the row says another actor or moment than was sealed. */
export function openBody(
  sealing: Sealing,
  instance: InstanceId,
  { revision, at, actor, body: sealed }: Row,
): CommitBody {
  const { parts, ...body } = unpack(sealing.open(bodyPlace(instance, revision), sealed)) as KeptBody;
  if (body.command.at !== at || body.command.actor.person !== actor) throw new SealBroken("changed");
  const opened = parts.flatMap(({ path, sealed: part }) =>
    openPart(sealing, partPlace(instance, revision, path), part).map((value) => ({ path, value })),
  );
  return { ...body, command: putBack(body.command, opened) };
}
/** The state alone, which every step needs: nothing that was typed is opened. */
export const openControl = (sealing: Sealing, instance: InstanceId, revision: number, sealed: Sealed): Instance =>
  (unpack(sealing.open(bodyPlace(instance, revision), sealed)) as KeptBody).control;
export function openSection(
  sealing: Sealing,
  instance: InstanceId,
  row: { readonly unit: string; readonly section: string; readonly revision: number; readonly sealed: Sealed },
): Fields {
  return unpack(sealing.open(sectionPlace(instance, row.unit, row.section, row.revision), row.sealed)) as Fields;
}
export const openEffect = (sealing: Sealing, instance: InstanceId, id: string, sealed: Sealed): Effect =>
  unpack(sealing.open(effectPlace(instance, id), sealed)) as Effect;

/** The instance to which an effect goes; its own where it goes to people. */
function addressee(effect: Effect, instance: InstanceId): string {
  switch (effect.type) {
    case "request":
      return effect.request.to.instance;
    case "answer":
    case "mirror":
    case "brought":
      return effect.to;
    default:
      return instance;
  }
}

export interface SealedParts {
  readonly body: Sealed;
  readonly sections: CommitDocument["sections"];
  readonly effects: readonly OutboxEntry[];
}
/** Seals everything that an accepted command writes. @param before hash of the commit that it follows. */
export function sealAccepted(sealer: Sealer, command: Command, accepted: Accepted, before?: string): SealedParts {
  const { instance, events, effects, written, role } = accepted;
  const { id, revision } = instance;
  const key = instanceKey(id);
  const taken = takeOut(command, written);
  const parts = taken.parts.map(({ path, unit, section, value }) => ({
    path,
    unit,
    section,
    sealed: Buffer.from(
      sealer.seal(commandKey(id, unit, section), partPlace(id, revision, path), pack(value)),
    ).toString("base64"),
  }));
  const chained = before === undefined ? {} : { before };
  const kept = { command: taken.command, parts, events, effects, control: instance, ...chained };
  const body: KeptBody = role === undefined ? kept : { ...kept, role };
  for (const { unit, section, fields } of written)
    if (fields === null) for (const erased of [commandKey, draftKey]) sealer.forget(erased(id, unit, section));
  return {
    body: sealer.seal(key, bodyPlace(id, revision), pack(body)),
    sections: written.map(({ unit, section, fields }) => ({
      unit: unitText(unit),
      section,
      sealed:
        fields === null
          ? null
          : sealer.seal(
              sectionKey(id, unitText(unit), section, command.actor.organisation),
              sectionPlace(id, unitText(unit), section, revision),
              pack(fields),
            ),
    })),
    effects: effects.map((effect) => ({
      id: effect.id,
      to: addressee(effect, id),
      type: effect.type,
      sealed: sealer.seal(key, effectPlace(id, effect.id), pack(effect)),
    })),
  };
}
