/** The clock as a sender of commands: deadlines whose rung has come, and facts that change by themselves. Sending twice does no harm. */

import { type Actor, type InstanceId, nextDue, rungsAhead, type Timestamp } from "../../engine/index.ts";
import type { Handled } from "../commands/handle-command.ts";
import { sendToInstance } from "../effects/system-command.ts";
import { contextOf } from "../instances/context.ts";
import { load } from "../instances/load.ts";
import { faultOf, type Log, silent } from "../log.ts";
import type { Shell } from "../shell.ts";
import { StoreUnavailable } from "../store/errors.ts";

export interface Timers {
  /** Sends what is due now, oldest first. Returns how many commands were accepted. */
  tick(): Promise<number>;
  start(): void;
  stop(): Promise<void>;
}

const SECOND = 1000;
const AT_ONCE = 500;
/** More rungs than this at one moment on one instance is a definition that feeds itself: the rest comes at the next tick. */
const MOST = 200;

/** The clock acts for whoever made the instance: there is no other person behind it. */
const actorFor = ({ id, organisation }: { id: Actor["person"]; organisation: Actor["organisation"] }): Actor => ({
  person: id,
  organisation,
});

/** The oldest thing that is due on an instance, sent; undefined when nothing is. */
async function sendOldest(
  shell: Shell,
  id: InstanceId,
  now: Timestamp,
  tried: Set<string>,
): Promise<Handled | undefined> {
  const loaded = await load(shell, id);
  if (!loaded) return undefined;
  const { kind, clock, instance } = contextOf(shell, loaded, now);
  const actor = actorFor(instance.creator);
  const rung = rungsAhead(kind, instance, clock).find(
    ({ unit, deadline, rung: name, at }) => at <= now && !tried.has(`${unit ?? ""} ${deadline} ${name}`),
  );
  const wakes = instance.wakeAt !== null && instance.wakeAt <= now && !tried.has("wake");
  if (wakes && (!rung || (instance.wakeAt ?? now) <= rung.at)) {
    tried.add("wake");
    return sendToInstance(shell, id, `wake ${id} ${instance.wakeAt}`, actor, { type: "WakeUp" });
  }
  if (!rung) return undefined;
  const name = `${rung.unit ?? ""} ${rung.deadline} ${rung.rung}`;
  tried.add(name);
  const unit = rung.unit === null ? [] : [rung.unit];
  const cause = `rung ${id} ${name} ${rung.at} ${instance.revision}`;
  return sendToInstance(shell, id, cause, actor, {
    type: "DeadlineDue",
    unit,
    deadline: rung.deadline,
    rung: rung.rung,
  });
}

/** An instance that was looked at for nothing, and when to look again if nobody changes it. */
interface Idle {
  readonly revision: number;
  readonly until: Timestamp | null;
}

/** When something really is due on an instance after a moment; its row in the store tells a week at most. */
async function nextAfter(shell: Shell, id: InstanceId, now: Timestamp): Promise<Idle | undefined> {
  const loaded = await load(shell, id);
  if (!loaded) return undefined;
  const { kind, clock, instance } = contextOf(shell, loaded, now);
  const ahead = rungsAhead(kind, instance, clock).map(({ at }) => at);
  const all = [...ahead, ...(instance.wakeAt === null ? [] : [instance.wakeAt])].filter((at) => at > now).sort();
  return { revision: instance.revision, until: all[0] ?? null };
}

/** Instances with something due up to a moment, by when it is, earliest first. */
export async function dueMoments(
  shell: Shell,
  until: Timestamp,
): Promise<readonly { readonly instance: InstanceId; readonly at: Timestamp }[]> {
  const rows = await shell.store.due(until, AT_ONCE);
  const moments = await Promise.all(
    rows.map(async ({ instance: id }) => {
      const loaded = await load(shell, id);
      if (!loaded) return [];
      const { kind, clock, instance } = contextOf(shell, loaded, shell.now());
      const at = nextDue(kind, instance, clock);
      return at !== null && at <= until ? [{ instance: id, at }] : [];
    }),
  );
  return moments.flat().sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

async function sendAll(shell: Shell, id: InstanceId, now: Timestamp): Promise<number> {
  const tried = new Set<string>();
  for (let accepted = 0; accepted < MOST; ) {
    const handled = await sendOldest(shell, id, now, tried);
    if (!handled) return accepted;
    if (handled.outcome === "done") accepted += 1;
  }
  return MOST;
}

/** Nobody changed it, and its moment has not come. */
async function isStill(shell: Shell, id: InstanceId, { revision, until }: Idle, now: Timestamp): Promise<boolean> {
  const head = await shell.store.head(id);
  return head?.revision === revision && (until === null || now < until);
}

interface Options {
  /** Instances that are looked at in one pass, besides those that are known to wait. */
  readonly atOnce?: number;
  readonly log?: Log;
}

export function createTimers(shell: Shell, { atOnce = AT_ONCE, log = silent }: Options = {}): Timers {
  let running: Promise<number> | undefined;
  let ticking: NodeJS.Timeout | undefined;
  const idle = new Map<InstanceId, Idle>();
  /** Faults that stand in the log, by instance: one that lasts is not told every second. */
  const told = new Map<InstanceId, string | undefined>();

  /** By its place in the program, without a word of contents. */
  function tell(error: unknown, instance: InstanceId): void {
    const fault = faultOf(error);
    if (told.get(instance) !== fault.code) log({ event: "timer", ...fault, instance });
    told.set(instance, fault.code);
  }

  async function look(instance: InstanceId, now: Timestamp): Promise<number> {
    const before = idle.get(instance);
    if (before && (await isStill(shell, instance, before, now))) return 0;
    const sent = await sendAll(shell, instance, now);
    const next = sent === 0 ? await nextAfter(shell, instance, now) : undefined;
    if (next) idle.set(instance, next);
    else idle.delete(instance);
    return sent;
  }
  /** One instance that fails keeps no other waiting: the first fault is thrown when all had their turn; a full disk at once. */
  async function pass(): Promise<number> {
    const now = shell.now();
    const faults: unknown[] = [];
    let accepted = 0;
    // Those known to wait may stand before what is due: as many more are asked for.
    const rows = await shell.store.due(now, atOnce + idle.size);
    const due = new Set(rows.map(({ instance }) => instance));
    for (const waiting of idle.keys()) if (!due.has(waiting)) idle.delete(waiting);
    for (const instance of due) {
      try {
        accepted += await look(instance, now);
        told.delete(instance);
      } catch (error) {
        if (error instanceof StoreUnavailable) throw error;
        tell(error, instance);
        faults.push(error);
      }
    }
    for (const instance of told.keys()) if (!due.has(instance)) told.delete(instance);
    if (faults.length > 0) throw faults[0];
    return accepted;
  }
  function tick(): Promise<number> {
    running ??= pass().finally(() => {
      running = undefined;
    });
    return running;
  }
  const work = (): void => void tick().catch(() => undefined);

  return {
    tick,
    start: () => {
      ticking = setInterval(work, SECOND);
      ticking.unref();
      work();
    },
    stop: async () => {
      clearInterval(ticking);
      await running?.catch(() => undefined);
    },
  };
}
