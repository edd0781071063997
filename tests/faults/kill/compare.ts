/** Compares what a killed process had acknowledged with what its store holds when it is opened again. */

import { asId } from "../../../engine/ids.ts";
import { timestamp } from "../../../engine/time.ts";
import { verifyChain } from "../../../server/audit/index.ts";
import type { CommitRow, Store } from "../../../server/store/port.ts";
import { type Acknowledged, effectOf, INSTANCES } from "./protocol.ts";

const FAR = timestamp(Date.UTC(2099, 0, 1));
const ENOUGH = 1_000_000;

const twice = (ids: readonly string[]): readonly string[] => ids.filter((id, place) => ids.indexOf(id) !== place);

/** Every effect that waits, by carrying each out in turn. */
async function drainOutbox(store: Store): Promise<readonly string[]> {
  const ids: string[] = [];
  for (;;) {
    const leased = await store.lease("test", FAR, FAR, ENOUGH);
    if (leased.length === 0) return ids;
    ids.push(...leased.map(({ id }) => id));
    await Promise.all(leased.map(({ id }) => store.carriedOut(id)));
  }
}

function faultsOfHistory(instance: string, history: readonly CommitRow[]): readonly string[] {
  const gap = history.findIndex(({ revision }, place) => revision !== place + 1);
  return [
    ...(gap >= 0 ? [`${instance} has a gap before revision ${history[gap]?.revision}`] : []),
    ...twice(history.map(({ commandId }) => commandId)).map((id) => `command ${id} was applied twice`),
  ];
}

async function faultsOfInstance(
  store: Store,
  instance: string,
  history: readonly CommitRow[],
): Promise<readonly string[]> {
  const head = await store.head(asId(instance));
  const sections = await store.sections(asId(instance));
  const listed = await store.list({ person: asId("p"), groups: [], limit: 100 });
  const last = history.length;
  const known = listed.find(({ id }) => id === instance);
  return [
    ...((head?.revision ?? 0) !== last ? [`the head of ${instance} is not its last commit`] : []),
    ...((known?.revision ?? 0) !== last ? [`the list row of ${instance} is not of its last commit`] : []),
    ...(last > 0 && !sections.some(({ revision }) => revision === last)
      ? [`${instance} lost the section of its last commit`]
      : []),
  ];
}

export interface Comparison {
  readonly counts: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
}
/** Commits lost, applied twice or half-applied; effects, read records and numbers missing. */
export async function compare(store: Store, acks: readonly Acknowledged[]): Promise<Comparison> {
  const histories = new Map<string, readonly CommitRow[]>();
  for (const instance of INSTANCES) histories.set(instance, await store.history(asId(instance)));
  const faults: string[] = [];
  for (const [instance, history] of histories) {
    faults.push(...faultsOfHistory(instance, history));
    faults.push(...(await faultsOfInstance(store, instance, history)));
  }
  const commands = [...histories.values()].flat().map(({ commandId }) => String(commandId));
  const effects = await drainOutbox(store);
  const missing = commands.map(effectOf).filter((id) => !effects.includes(id));
  faults.push(...missing.map((id) => `${id} is missing in the outbox`));
  if (effects.length !== commands.length) faults.push(`${commands.length} commits, ${effects.length} effects`);

  const records = await store.recordsFrom(1, ENOUGH);
  const looks = new Set(records.map(({ request }) => request));
  const chain = await verifyChain(store);
  if (chain.fault) faults.push(`the chain of read records is broken at ${chain.fault.sequence}`);
  const next = await store.reserveNumber("s");
  for (const ack of acks) {
    if (ack.kind === "look" && !looks.has(ack.request)) faults.push(`the record of look ${ack.request} was lost`);
    if (ack.kind === "number" && ack.number >= next) faults.push(`number ${ack.number} would be given again`);
    if (ack.kind === "commit" && histories.get(ack.instance)?.[ack.revision - 1]?.commandId !== ack.command)
      faults.push(`the acknowledged command ${ack.command} was lost`);
  }
  return {
    counts: {
      kills: 1,
      "acknowledgements checked": acks.length,
      "commits found": commands.length,
      "read records found": records.length,
    },
    faults,
  };
}
