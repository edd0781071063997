/** A person adds items: one, or several in one commit; each is asked of its own gate, and one that is refused refuses all (docs/format/items.md). */

import { maySee, maySeeUnit } from "../../access/access.ts";
import { HOLDER, roleAmong, rolesOf } from "../../access/roles.ts";
import { whyNot } from "../../access/why-not.ts";
import type { CompiledItem } from "../../compile/types.ts";
import type { ItemDefinition } from "../../definition/types.ts";
import type { PersonId } from "../../ids.ts";
import type { Rejection } from "../../result.ts";
import { holds } from "../../state/facts.ts";
import { findItem, nextOrdinal } from "../../state/find-unit.ts";
import { idsOfHuman } from "../../state/same-human.ts";
import type { NewItemKey, UserCommand } from "../../state/types.ts";
import { isUnfinished } from "../../state/unfinished.ts";
import type { Unit } from "../../state/unit.ts";
import { eventExtra } from "../effects.ts";
import { addItem, enter, setKeys, updateHolders } from "../items.ts";
import { patchSection } from "../patch.ts";
import { alreadyThere, badCommand, ended, notAllowed, notFound, notYet } from "../rejections.ts";
import { refresh, takeEvent } from "../take-event.ts";
import type { Transaction } from "../transaction.ts";

type AddItem = Extract<UserCommand, { type: "AddItem" }>;
type Adding = NonNullable<ItemDefinition["add"]>;

/** Whoever will hold the new item may add it without another role here when he is asked (the key is wanted) or has any function in the group. */
function mayJoin(tx: Transaction, { actor }: AddItem, compiled: CompiledItem, parent: Unit | undefined, key: string) {
  const byHolder = compiled.definition.add?.by.some(
    (name) => name === HOLDER || tx.process.roles[name]?.held === "holder",
  );
  const ids = idsOfHuman(tx.given.directory, actor);
  if (!byHolder || ids.some((id) => tx.instance.excluded[id as PersonId])) return false;
  const functions = Object.values(tx.given.directory.group(tx.instance.group)?.functions ?? {});
  return functions.some((people) => people.includes(actor.person)) || setKeys(tx, compiled, parent).has(key);
}

/** Adds one item, or one for each that the command names: after one another, as if each were asked by itself. */
export function addItems(tx: Transaction, command: AddItem): Rejection | undefined {
  const compiled = tx.kind.items[command.item];
  const add = compiled?.definition.add;
  if (!compiled || !add) return notFound(`item "${command.item}" to add`);
  if (tx.kind.chart.isFinal(tx.instance.main.chart)) return ended();
  const each = command.each ?? [command];
  if (each.length === 0) return badCommand(`Say which "${command.item}" to add.`);
  for (const [index, one] of each.entries()) {
    // The next one is asked on the document as the one before it left it.
    if (index > 0) refresh(tx);
    const refused = addOne(tx, command, compiled, add, one);
    if (refused) return refused;
  }
  return undefined;
}

/** Whether several unfinished ones to one target are allowed; said of the item, or in its link. */
const mayBeMany = ({ definition }: CompiledItem): boolean => (definition.many ?? definition.link?.many) === true;

function addOne(
  tx: Transaction,
  command: AddItem,
  compiled: CompiledItem,
  add: Adding,
  { key: given, to }: NewItemKey,
): Rejection | undefined {
  const parent = command.parent?.length ? tx.at(command.parent) : undefined;
  const key = given ?? to?.instance ?? nextOrdinal(tx.instance, command.item, parent);
  const knows = maySee(tx.context, command.actor) && (!parent || maySeeUnit(tx.context, command.actor, parent));
  const mayKnow = knows || mayJoin(tx, command, compiled, parent, key);
  if (!mayKnow || (command.parent?.length && parent === undefined)) return notFound("instance or item");
  const wrong = misplaced(compiled, parent, key, to);
  if (wrong) return wrong;
  const present = findItem(tx, command.item, key, parent);
  if (present && isUnfinished(tx.kind, present) && !mayBeMany(compiled)) return alreadyThere(command.item, key);
  const added = addItem(tx, {
    item: command.item,
    key,
    wanted: compiled.for === undefined,
    ...(parent === undefined ? {} : { parent }),
    ...(to === undefined ? {} : { link: to }),
  });
  return fillAndAsk(tx, command, add, added, parent);
}

/** Whether it says whose it is, and where it leads. */
function misplaced(
  { item, link, definition }: CompiledItem,
  parent: Unit | undefined,
  key: string,
  to: NewItemKey["to"],
): Rejection | undefined {
  if ((definition.of === undefined) !== (parent === undefined))
    return badCommand(
      definition.of === undefined
        ? `"${item}" belongs to the instance, not to an item.`
        : `"${item}" belongs to one "${definition.of}": say which.`,
    );
  if (link && to?.kind !== link.to) return badCommand(`"${item}" links to a ${link.to}: say to which.`);
  if (link && to && key !== to.instance)
    return badCommand(`The key of a "${item}" is the ${link.to} it leads to: leave the key out.`);
  return undefined;
}

function fillAndAsk(
  tx: Transaction,
  command: AddItem,
  add: Adding,
  added: ReturnType<typeof addItem>,
  parent: Unit | undefined,
): Rejection | undefined {
  const { unit } = added;
  const fills = add.fill !== undefined && command.with !== undefined;
  if (fills && add.fill !== undefined && command.with) {
    const refused = patchSection(tx, unit, add.fill, { set: command.with }, command.declared);
    if (refused) return refused;
  }
  enter(tx, added);
  updateHolders(tx);
  const roles = new Set([
    ...rolesOf(tx.context, command.actor, parent ?? tx.main),
    ...rolesOf(tx.context, command.actor, unit),
  ]);
  tx.role = roleAmong(tx.context, roles, add.by);
  if (tx.role === undefined) return notAllowed(`add a ${command.item}`, add.by);
  if (add.if !== undefined && !holds(tx.context, unit, add.if))
    return notYet(`add ${command.item}`, whyNot(tx.context, unit, add.if, unit.id === null ? {} : { hidden: unit.id }));
  if (command.event === undefined) return undefined;
  const event = unit.definition.events[command.event];
  if (!event) return notFound(`event "${command.event}"`);
  if (roleAmong(tx.context, roles, event.by) === undefined) return notAllowed(command.event, event.by ?? []);
  tx.extra = eventExtra(tx, undefined, command.with);
  return takeEvent(tx, unit, command.event, fills ? undefined : command.with, command.declared);
}
