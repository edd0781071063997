/** The shell on one screen: load, decide, commit; and again when another revision was first. */

import {
  type Accepted,
  type Command,
  type Comparison,
  type Contents,
  type DecideContext,
  type Decision,
  decide,
  type FieldError,
  type GroupId,
  maySee,
  type Rejection,
  type Timestamp,
} from "../../engine/index.ts";
import { canonical } from "../audit/chain.ts";
import type { Published } from "../definitions/index.ts";
import { sealAccepted } from "../instances/body.ts";
import { contextOf } from "../instances/context.ts";
import { indexOf, traceOf } from "../instances/instance-index.ts";
import { type Loaded, load, NO_CONTENTS, remember } from "../instances/load.ts";
import type { Saw } from "../live/index.ts";
import { namesNearby } from "../queries/known-names.ts";
import { clockOf, type Shell } from "../shell.ts";
import type { CommitDocument } from "../store/port.ts";
import { reserve } from "./numbers.ts";

export type Handled =
  | {
      readonly outcome: "done";
      readonly revision: number;
      readonly accepted: Accepted;
      readonly comparisons: readonly Comparison[];
    }
  /** This very command was accepted before. */
  | { readonly outcome: "repeated"; readonly revision: number }
  /** Its key was used for another command. */
  | { readonly outcome: "key-used" }
  | {
      readonly outcome: "rejected";
      readonly rejection: Rejection;
      readonly errors: readonly FieldError[];
      /** What texts of the command were compared with although the sender may not read it. */
      readonly comparisons: readonly Comparison[];
    };

/** Losing more races than this on one instance is told as a conflict. */
const ATTEMPTS = 25;

const refuse = (
  code: "not-found" | "conflict" | "stale-revision",
  message: string,
  details: Rejection["details"] = {},
): Handled => ({
  outcome: "rejected",
  rejection: { code, details, message, reasons: [] },
  errors: [],
  comparisons: [],
});

/** Which instance a command is for. */
export type Addressed = {
  readonly command: Command;
  readonly instance: CommitDocument["instance"];
  /** Revisions on one of which the sender judged: on a later one nothing is done. */
  readonly judgedOn?: readonly number[] | undefined;
};

/** Hash of what was asked, without when: the same key with the same wish is the same command. */
const hashOf = ({ sealing }: Shell, { at: _at, ...wish }: Command): string =>
  sealing.keyedHash("command", canonical(wish));

/** The definition and group for a new instance. */
function newIn(shell: Shell, command: Command, process: string | undefined): Published | undefined {
  if (command.type !== "Create") return undefined;
  const group = shell.directory.at(command.at).group(command.group as GroupId);
  if (!group || (process !== undefined && group.process !== process)) return undefined;
  return shell.definitions.ofGroup(group);
}

/** What an instance runs on now, for this command: its own definition, or the one to which it goes over. */
async function runsOn(shell: Shell, command: Command, loaded: Loaded): Promise<Published | undefined> {
  if (command.type === "GoOver") return shell.definitions.byHash(command.to);
  if (command.type !== "Upgrade") return loaded;
  const group = shell.directory.at(command.at).group(loaded.instance.group);
  return group && shell.definitions.ofGroup(group);
}

/** Whether it brings contents, which are then looked through for names. */
const writes = (command: Command): boolean =>
  "patches" in command || "with" in command || (command.type === "Request" && command.request.with !== undefined);

async function decideWithNumbers(
  shell: Shell,
  { process, validate }: Published,
  loaded: Loaded | undefined,
  command: Command,
): Promise<{ decision: Exclude<Decision, { outcome: "needs-numbers" }>; comparisons: readonly Comparison[] }> {
  const { now: _now, ...clock } = clockOf(process, command.at);
  const isWriting = writes(command);
  const nearby = loaded && isWriting ? await namesNearby(shell, loaded, command.actor) : [];
  const compared = [
    ...(loaded ? [loaded.instance.id] : []),
    ...nearby.flatMap(({ withheld }) => withheld.map(({ instance }) => instance)),
  ];
  const comparisons: Comparison[] = [];
  const context: DecideContext = {
    ...((command.type === "Upgrade" || command.type === "GoOver") && loaded ? { before: loaded.process } : {}),
    contents: loaded?.contents ?? NO_CONTENTS,
    directory: shell.directory.at(command.at),
    validate,
    clock,
    reserved: {},
    nearby,
    publicNames: isWriting ? shell.directory.publicNames() : [],
  };
  /** Nothing is awaited between the look at the tries and their count: requests at the same time share one budget. */
  const decideNow = (reserved: DecideContext["reserved"]): Decision => {
    const screeningPaused = !shell.tries.hasLeft(command.actor.person, compared, command.at);
    const decision = decide(process, loaded?.instance ?? null, command, { ...context, reserved, screeningPaused });
    for (const comparison of decision.comparisons ?? []) {
      shell.tries.count(command.actor.person, comparison, command.at);
      comparisons.push(comparison);
    }
    return decision;
  };
  const decision = decideNow({});
  if (decision.outcome !== "needs-numbers") return { decision, comparisons };
  const group = loaded?.instance.group ?? (command.type === "Create" ? command.group : undefined);
  const again = decideNow(await reserve(shell.store, process, group, command.at, decision.numberings));
  if (again.outcome === "needs-numbers") throw new Error("Numbers were reserved and are asked for again.");
  return { decision: again, comparisons };
}

/** The instance as it will be: contents just written before those of the store. */
function contextAfter(
  shell: Shell,
  { process }: Published,
  { instance, written }: Accepted,
  before: Contents,
  at: Timestamp,
) {
  const contents: Contents = {
    read: (item, section) => {
      const now = written.find((one) => one.unit === item && one.section === section);
      return now ? (now.fields ?? undefined) : before.read(item, section);
    },
  };
  return contextOf(shell, { process, instance, contents }, at);
}

/** Who could see it as it was: its facts and items are those of before the command. One context for all who ask. */
function sawBefore(shell: Shell, loaded: Loaded, at: Timestamp): Saw {
  let context: ReturnType<typeof contextOf> | undefined;
  return (actor) => {
    context ??= contextOf(shell, loaded, at);
    return maySee(context, actor);
  };
}

/** Refuses what was judged on another revision than the newest. */
function judgedBefore({ judgedOn }: Addressed, revision: number): Handled | undefined {
  if (!judgedOn || judgedOn.includes(revision)) return undefined;
  const message = `This is at revision ${revision} now and was changed since you read it, so nothing was done. Read it again, look at what changed, and send the command with the new ETag.`;
  return refuse("stale-revision", message, { revision });
}

async function attempt(shell: Shell, addressed: Addressed, commandHash: string, process?: string) {
  const { command, instance } = addressed;
  const loaded = await load(shell, instance);
  const judged = loaded && judgedBefore(addressed, loaded.instance.revision);
  if (judged) return judged;
  const published = loaded ? await runsOn(shell, command, loaded) : newIn(shell, command, process);
  if (!published) return refuse("not-found", "There is no such instance, group or process.");
  const { decision, comparisons } = await decideWithNumbers(shell, published, loaded, command);
  if (decision.outcome === "rejected")
    return { outcome: "rejected", rejection: decision.rejection, errors: decision.errors ?? [], comparisons } as const;

  const sealer = shell.sealing.sealer(instance);
  const parts = sealAccepted(sealer, command, decision, loaded?.lastHash?.());
  const outcome = await shell.store.commit({
    instance,
    revision: decision.instance.revision,
    commandId: command.id,
    commandHash,
    actor: command.actor.person,
    at: command.at,
    definition: decision.instance.definition,
    ...parts,
    keys: sealer.keys,
    forgets: sealer.forgotten,
    index: indexOf(
      contextAfter(shell, published, decision, loaded?.contents ?? NO_CONTENTS, command.at),
      command.at,
      traceOf(shell.sealing),
    ),
  });
  if (outcome.outcome === "stale") return undefined;
  if (outcome.outcome === "duplicate") return repeated(outcome, commandHash);
  sealer.kept();
  remember(shell, decision);
  shell.live.changed(instance, decision.effects.length > 0, loaded && sawBefore(shell, loaded, command.at));
  return { outcome: "done", revision: decision.instance.revision, accepted: decision, comparisons } as const;
}

const repeated = (known: { revision: number; commandHash: string }, commandHash: string): Handled =>
  known.commandHash === commandHash ? { outcome: "repeated", revision: known.revision } : { outcome: "key-used" };

/**
 * Carries out one command. Resolves when what it wrote is durable.
 * @param process for `Create`: the group must run this process.
 */
export async function handleCommand(shell: Shell, addressed: Addressed, process?: string): Promise<Handled> {
  const { command, instance } = addressed;
  const commandHash = hashOf(shell, command);
  const { sync } = shell.store;
  const known = sync ? sync.byCommand(instance, command.id) : await shell.store.byCommand(instance, command.id);
  if (known) return repeated(known, commandHash);
  for (let tries = 0; tries < ATTEMPTS; tries += 1) {
    const handled = await attempt(shell, addressed, commandHash, process);
    if (handled) return handled;
  }
  return refuse("conflict", "Others changed this at the same time, again and again; try once more.");
}
