/** Turns one step of a play into the command that a person at a screen would have sent. */

import {
  asId,
  type CommandId,
  type FarRef,
  type Fields,
  findUnit,
  type InstanceId,
  type NewItemKey,
  pathFrom,
  referenceOf,
  type Timestamp,
  type UnitPath,
  type UserCommand,
} from "../../engine/index.ts";
import type { Addressed } from "../commands/handle-command.ts";
import { actorOf } from "../instances/context.ts";
import { load } from "../instances/load.ts";
import type { Shell } from "../shell.ts";
import { DemoBroken, type DemoFiles, type PlayStep } from "./files.ts";
import { groupId, personId } from "./people.ts";
import { type Meaning, valueFor } from "./values.ts";

export interface Play {
  readonly demo: DemoFiles;
  readonly meaning: Meaning;
}

/** The same play makes the same ids: one that was broken off goes on where it stopped. */
export const instanceIdOf = ({ sealing }: Shell, process: string, alias: string): InstanceId =>
  asId<InstanceId>(sealing.keyedHash("demo instance", `${process} ${alias}`));

interface Place {
  readonly instance: InstanceId;
  readonly unit: UnitPath;
}
/** `a/agendaPlace/m1`: the instance with that name, and the path in it; names of instances in the path become ids. */
function placeOf({ demo, meaning }: Play, text: string): Place {
  const [alias = "", ...path] = pathFrom(text);
  const known = new Set(demo.steps.flatMap((step) => (step.new && step.at ? [step.at] : [])));
  if (!known.has(alias)) throw new DemoBroken(`"${alias}" is no instance of this play.`);
  const unit = path.map((part) => (known.has(part) ? meaning.instance(part) : valueFor(part, meaning)));
  return { instance: asId(meaning.instance(alias)), unit };
}

async function farOf(shell: Shell, play: Play, alias: string): Promise<FarRef> {
  const loaded = await load(shell, placeOf(play, alias).instance);
  if (!loaded) throw new DemoBroken(`"${alias}" does not exist yet.`);
  const { id, kind, group } = loaded.instance;
  return { instance: id, kind, group };
}

/** A link item as its far end knows it. */
async function pickOf(shell: Shell, play: Play, text: string): Promise<string> {
  const { instance, unit } = placeOf(play, text);
  const loaded = await load(shell, instance);
  const kind = loaded?.process.kinds[loaded.instance.kind];
  const found = kind && findUnit({ instance: loaded.instance, kind }, unit);
  if (!found?.item) throw new DemoBroken(`There is nothing at "${text}" to pick.`);
  return referenceOf(found.item, instance);
}

type Wish = UserCommand extends infer One
  ? One extends UserCommand
    ? Omit<One, "id" | "at" | "actor">
    : never
  : never;

/** What is added: by key, or at the far ends of a link; several in one commit. */
async function newKeysOf(shell: Shell, play: Play, { key, to }: PlayStep): Promise<readonly NewItemKey[]> {
  const far = to === undefined ? [] : await Promise.all([to].flat().map((alias) => farOf(shell, play, alias)));
  const keys = key === undefined ? [] : [key].flat().map((one) => valueFor(one, play.meaning));
  return Array.from({ length: Math.max(far.length, keys.length) }, (_, index) => {
    const [one, end] = [keys[index], far[index]];
    return { ...(one === undefined ? {} : { key: one }), ...(end === undefined ? {} : { to: end }) };
  });
}

async function wishOf(shell: Shell, play: Play, step: PlayStep, { instance, unit }: Place): Promise<Wish> {
  const { meaning, demo } = play;
  const fields = step.with === undefined ? undefined : (valueFor(step.with, meaning) as Fields);
  const own = {
    ...(fields === undefined ? {} : { with: fields }),
    ...(step.declared === undefined ? {} : { declared: step.declared }),
  };
  if (step.new !== undefined) {
    const group = groupId(shell, demo.process, step.group ?? "");
    const given = step.with ?? step.patch;
    const sections = given === undefined ? {} : { with: valueFor(given, meaning) as Readonly<Record<string, Fields>> };
    return { type: "Create", instance, kind: step.new, group, ...sections };
  }
  if (step.answer !== undefined)
    return {
      type: "RecordAnswer",
      unit,
      effect: step.answer,
      accepted: step.accepted !== false,
      ...(typeof step.to === "string" ? { to: valueFor(step.to, meaning) } : {}),
      ...own,
    };
  if (step.add !== undefined) {
    const [only, ...others] = await newKeysOf(shell, play, step);
    return {
      type: "AddItem",
      item: step.add,
      ...(unit.length > 0 ? { parent: unit } : {}),
      ...(only && others.length > 0 ? { each: [only, ...others] } : only),
      ...(step.do === undefined ? {} : { event: step.do }),
      ...own,
    };
  }
  if (step.do !== undefined) {
    const pick = step.pick === undefined ? {} : { pick: await pickOf(shell, play, step.pick) };
    return { type: "SendEvent", unit, event: step.do, confirmed: true, ...pick, ...own };
  }
  const patches = Object.entries(step.patch ?? {}).map(
    ([section, set]) => [section, { set: valueFor(set, meaning) }] as const,
  );
  return {
    type: "PatchSection",
    unit,
    patches: Object.fromEntries(patches),
    ...(step.declared === undefined ? {} : { declared: step.declared }),
  };
}

/** The command of step `index`, given at a moment by the person it names. */
export async function commandOf(
  shell: Shell,
  play: Play,
  step: PlayStep,
  index: number,
  at: Timestamp,
): Promise<Addressed> {
  const person = shell.directory.person(personId(shell, step.as ?? ""));
  if (!person) throw new DemoBroken(`"${step.as}" is no person of this region.`);
  const place = placeOf(play, step.at ?? "");
  const wish = await wishOf(shell, play, step, place);
  const id = asId<CommandId>(shell.sealing.keyedHash("demo command", `${play.demo.process} ${index}`));
  return { instance: place.instance, command: { ...wish, id, at, actor: actorOf(person) } };
}
