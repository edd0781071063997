/** Looks at running instances of one version, and takes them over one by one. */

import {
  type Actor,
  asId,
  type DecideContext,
  type DefinitionHash,
  type GoingOver,
  type InstanceId,
  type MigrationMap,
  type PersonId,
  tryGoingOver,
} from "../../../engine/index.ts";
import { sendToInstance } from "../../effects/system-command.ts";
import { contextOf } from "../../instances/context.ts";
import { unlessDamaged } from "../../instances/damaged.ts";
import { hasEnded } from "../../instances/instance-index.ts";
import { type Loaded, load } from "../../instances/load.ts";
import { clockOf, type Shell } from "../../shell.ts";
import type { Migration, MigrationCase } from "./types.ts";

const PAGE = 200;
const DRAFTS = "drafts";
/** Lets requests that wait be answered between two instances. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Every instance on a version that has not ended. */
export async function* runningOn(shell: Shell, definition: DefinitionHash): AsyncGenerator<Loaded> {
  for (let after: InstanceId | null = null; ; ) {
    const page = await shell.store.instances(after, PAGE);
    for (const { id } of page) {
      const head = await shell.store.head(id);
      if (head?.definition !== definition) continue;
      const loaded = await unlessDamaged(() => load(shell, id));
      if (loaded && !hasEnded(contextOf(shell, loaded, shell.now()))) yield loaded;
      await breathe();
    }
    const last: InstanceId | undefined = page.at(-1)?.id;
    if (last === undefined) return;
    after = last;
  }
}
/** How many run on each version. */
export async function runningCounts(shell: Shell): Promise<ReadonlyMap<DefinitionHash, number>> {
  const counts = new Map<DefinitionHash, number>();
  for (let after: InstanceId | null = null; ; ) {
    const page = await shell.store.instances(after, PAGE);
    for (const { id } of page) {
      const loaded = await unlessDamaged(() => load(shell, id));
      if (!loaded || hasEnded(contextOf(shell, loaded, shell.now()))) continue;
      const { definition } = loaded.instance;
      counts.set(definition, (counts.get(definition) ?? 0) + 1);
    }
    await breathe();
    const last: InstanceId | undefined = page.at(-1)?.id;
    if (last === undefined) return counts;
    after = last;
  }
}

const actorOf = (shell: Shell, person: PersonId): Actor => ({
  person,
  organisation: shell.directory.person(person)?.organisation ?? asId("none"),
});

/** What would become of one now. What somebody is typing into a field that gets another name would be lost: it waits. */
export async function attempt(
  shell: Shell,
  { to, by }: Pick<Migration, "to" | "by">,
  loaded: Loaded,
  map: MigrationMap,
): Promise<GoingOver> {
  const { process, validate } = await shell.definitions.byHash(to);
  const at = shell.now();
  const { now: _now, ...clock } = clockOf(process, at);
  const given: DecideContext = {
    contents: loaded.contents,
    directory: shell.directory.at(at),
    validate,
    clock,
    reserved: {},
  };
  const { instance, process: before } = loaded;
  const found = tryGoingOver({ before, after: process, instance, map, actor: actorOf(shell, by), at }, given);
  const isTyping = Object.keys(map.fields).length > 0 && (await shell.store.byOwner(DRAFTS, instance.id, 1)).length > 0;
  if (!isTyping || found.outcome === "stays") return found;
  const { to: _to, ...rest } = found;
  return { ...rest, outcome: "stays", reasons: [{ name: "open-draft", text: "codes.open-draft" }], notices: [] };
}

/** One as it is listed. */
export async function caseOf(
  shell: Shell,
  migration: Migration,
  loaded: Loaded,
  map: MigrationMap,
): Promise<MigrationCase> {
  const { instance } = loaded;
  const group = shell.directory.groups().find(({ id }) => id === instance.group);
  return {
    ...(await attempt(shell, migration, loaded, map)),
    instance: instance.id,
    kind: instance.kind,
    number: Object.values(instance.numbers)[0] ?? null,
    municipality: group?.municipality ?? "",
  };
}

interface Taking {
  readonly map: MigrationMap;
  readonly by: PersonId;
  /** What makes it the same command when it is sent again. */
  readonly cause: string;
  readonly reason?: string;
  readonly second?: PersonId;
}
/** Takes one over, as one atomic write; what it was looked at on may have changed, so it is decided anew. */
export async function takeOver(
  shell: Shell,
  { to }: Migration,
  known: MigrationCase,
  { cause, by, ...wish }: Taking,
): Promise<MigrationCase> {
  const handled = await sendToInstance(shell, known.instance, cause, actorOf(shell, by), {
    type: "GoOver",
    to,
    ...wish,
  });
  if (handled.outcome === "done" || handled.outcome === "repeated") return { ...known, went: shell.now() };
  const { to: _to, ...rest } = known;
  const reasons =
    handled.outcome === "rejected" && handled.rejection.reasons.length > 0
      ? handled.rejection.reasons
      : [{ name: "changed", text: "codes.changed" }];
  return { ...rest, outcome: "stays", reasons, notices: [] };
}
