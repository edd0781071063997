/** Links between instances: how we look from the far end, and what the far end brings (docs/format/items.md). */

import type { CompiledItem, CompiledKind } from "../compile/types.ts";
import type { Json } from "../definition/types.ts";
import type { PersonId } from "../ids.ts";
import { same } from "../same.ts";
import type { EvaluationContext } from "../state/context.ts";
import { plain } from "../state/plain.ts";
import { evaluate } from "../state/scope.ts";
import type { IncomingState, ItemState, Mirrored } from "../state/types.ts";
import { isUnfinished } from "../state/unfinished.ts";
import { itemUnit, mainUnit } from "../state/unit.ts";
import type { Transaction } from "./transaction.ts";

/** A reference by which the far end knows our item. */
export const referenceOf = (item: ItemState, instance: string): string => `${instance}/${item.id}`;

/** Who is shut out of this instance, where its kind carries that along the link: in order, so that a change is seen; also when it is nobody any more. */
const carried = ({ kind, instance }: EvaluationContext, item: string): { readonly excluded?: readonly string[] } =>
  kind.access.along?.includes(item) ? { excluded: Object.keys(instance.excluded).sort() } : {};

/** Shuts out whom the other end of a link newly names; who was lifted here since does not come back by what was known before. */
export function excludeAlong(
  tx: Transaction,
  item: string,
  before: readonly string[] = [],
  now: readonly string[] = [],
): void {
  for (const person of now)
    if (!before.includes(person) && !tx.instance.excluded[person as PersonId])
      tx.emit({ type: "Excluded", person: person as PersonId, fact: item });
}

/** How a link item looks from its far end now. */
export function mirrorOf(context: EvaluationContext, item: ItemState): Mirrored {
  const compiled = context.kind.items[item.item] as CompiledItem;
  const shows: Record<string, Json> = {};
  for (const [name, program] of Object.entries(compiled.link?.showsPrograms ?? {})) {
    const answer = evaluate(context, itemUnit(context, item), program);
    if (!answer.absent) shows[name] = plain(answer.value);
  }
  const [number] = Object.values(context.instance.numbers);
  return {
    owner: context.instance.id,
    ownerKind: context.instance.kind,
    item: item.id,
    ...(number === undefined ? {} : { number }),
    active: compiled.chart.active(item.chart),
    tags: compiled.chart.tags(item.chart),
    since: item.since,
    shows,
    ended: !isUnfinished(context.kind, item),
    ...carried(context, item.item),
  };
}

/** What a link brings of us, the far end, to its owner. */
export function broughtBy(
  context: EvaluationContext,
  ownerKind: string,
  itemName: string,
): Readonly<Record<string, Json>> {
  const owner: CompiledKind | undefined = context.process.kinds[ownerKind];
  const brought: Record<string, Json> = {};
  for (const [name, program] of Object.entries(owner?.items[itemName]?.link?.bringsPrograms ?? {})) {
    const answer = evaluate(context, mainUnit(context), program);
    if (!answer.absent) brought[name] = plain(answer.value);
  }
  return brought;
}

/** After every change: tells far ends how our links look now, and owners of links to us what we bring. */
export function updateLinks(tx: Transaction): void {
  const { context } = tx;
  for (const item of Object.values(tx.instance.items)) {
    if (!item.link) continue;
    if (item.answer === undefined && item.mirrored === undefined) announce(tx, item);
    if (item.answer !== "accepted") continue;
    const mirrored = mirrorOf(context, item);
    if (same(mirrored, item.mirrored)) continue;
    tx.emit({ type: "Mirrored", item: item.id, mirrored });
    tx.effect(item, {
      type: "mirror",
      to: item.link.instance,
      mirror: { item: item.item, reference: referenceOf(item, tx.instance.id), incoming: mirrored },
    });
  }
  for (const [itemName, all] of Object.entries(tx.instance.incoming))
    for (const [reference, incoming] of Object.entries(all)) bring(tx, context, itemName, reference, incoming);
}

/** A link's birth asks the far end, with how we look and what the link sends along; the answer comes back later. */
function announce(tx: Transaction, item: ItemState): void {
  if (!item.link || !isUnfinished(tx.kind, item)) return;
  const { context } = tx;
  const mirrored = mirrorOf(context, item);
  tx.emit({ type: "Mirrored", item: item.id, mirrored });
  const sent: Record<string, Json> = {};
  for (const [name, program] of Object.entries(tx.kind.items[item.item]?.link?.withPrograms ?? {})) {
    const answer = evaluate(context, itemUnit(context, item), program);
    if (!answer.absent) sent[name] = plain(answer.value);
  }
  const { id, kind, group } = tx.instance;
  tx.effect(item, {
    type: "request",
    request: {
      from: { instance: id, kind, group, unit: item.id },
      to: { instance: item.link.instance, unit: null },
      event: `${item.item}.added`,
      ...(Object.keys(sent).length > 0 ? { with: sent } : {}),
      mirror: { item: item.item, reference: referenceOf(item, id), incoming: mirrored },
      by: tx.by,
    },
  });
}

function bring(
  tx: Transaction,
  context: EvaluationContext,
  itemName: string,
  reference: string,
  incoming: IncomingState,
): void {
  if (incoming.ended || !incoming.accepted) return;
  const brought = broughtBy(context, incoming.ownerKind, itemName);
  const { excluded } = carried(context, itemName);
  if (same(brought, incoming.brought) && same(excluded, incoming.broughtExcluded)) return;
  tx.emit({
    type: "IncomingChanged",
    item: itemName,
    reference,
    incoming: { ...incoming, brought, ...(excluded ? { broughtExcluded: excluded } : {}) },
  });
  tx.effect(tx.main, {
    type: "brought",
    to: incoming.owner,
    brought: {
      from: tx.instance.id,
      item: incoming.item,
      far: brought,
      ...(excluded ? { excluded } : {}),
    },
  });
}
