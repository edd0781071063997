/** A person adds items: one, or several in one commit; each is asked of its own gate, and one that is refused refuses all (docs/format.md 2.9, 2.10). */

import { maySee, maySeeUnit } from "../../access/access.ts";
import { HOLDER, roleAmong, rolesOf } from "../../access/roles.ts";
import { whyNot } from "../../access/why-not.ts";
import type { CompiledItem } from "../../compile/types.ts";
import type { ItemDefinition } from "../../definition/types.ts";
import type { Rejection } from "../../result.ts";
import { findItem, nextOrdinal } from "../../state/find-unit.ts";
import { holds } from "../../state/scope.ts";
import type { NewItemKey, UserCommand } from "../../state/types.ts";
import { isUnfinished } from "../../state/unfinished.ts";
import type { Unit } from "../../state/unit.ts";
import { eventExtra } from "../effects.ts";
import { addItem, setKeys, updateHolders } from "../items.ts";
import { patchSection } from "../patch.ts";
import { alreadyThere, badCommand, ended, notAllowed, notFound, notYet } from "../rejections.ts";
import { recomputeNewItem } from "../settle/facts.ts";
import { refresh, takeEvent } from "../take-event.ts";
import type { Draft } from "../transaction.ts";

type AddItem = Extract<UserCommand, { type: "AddItem" }>;
type Adding = NonNullable<ItemDefinition["add"]>;

/** Whoever will hold the new item may add it without another role here when he is asked (the key is wanted) or has any function in the group. */
function mayJoin(draft: Draft, { actor }: AddItem, compiled: CompiledItem, parent: Unit | undefined, key: string) {
  const byHolder = compiled.definition.add?.by.some(
    (name) => name === HOLDER || draft.process.roles[name]?.held === "holder",
  );
  if (!byHolder || draft.instance.excluded[actor.person]) return false;
  const functions = Object.values(draft.given.directory.group(draft.instance.group)?.functions ?? {});
  return functions.some((people) => people.includes(actor.person)) || setKeys(draft, compiled, parent).has(key);
}

/** Adds one item, or one for each that the command names: after one another, as if each were asked by itself. */
export function addItems(draft: Draft, command: AddItem): Rejection | undefined {
  const compiled = draft.kind.items[command.item];
  const add = compiled?.definition.add;
  if (!compiled || !add) return notFound(`item "${command.item}" to add`);
  if (draft.kind.chart.isFinal(draft.instance.main.chart)) return ended();
  const each = command.each ?? [command];
  if (each.length === 0) return badCommand(`Say which "${command.item}" to add.`);
  for (const [index, one] of each.entries()) {
    // The next one is asked on the document as the one before it left it.
    if (index > 0) refresh(draft);
    const refused = addOne(draft, command, compiled, add, one);
    if (refused) return refused;
  }
  return undefined;
}

/** Whether several unfinished ones to one target are allowed; said of the item, or in its link. */
const mayBeMany = ({ definition }: CompiledItem): boolean => (definition.many ?? definition.link?.many) === true;

function addOne(
  draft: Draft,
  command: AddItem,
  compiled: CompiledItem,
  add: Adding,
  { key: given, to }: NewItemKey,
): Rejection | undefined {
  const parent = command.parent?.length ? draft.at(command.parent) : undefined;
  const key = given ?? to?.instance ?? nextOrdinal(draft.instance, command.item, parent);
  const knows = maySee(draft.context, command.actor) && (!parent || maySeeUnit(draft.context, command.actor, parent));
  const mayKnow = knows || mayJoin(draft, command, compiled, parent, key);
  if (!mayKnow || (command.parent?.length && parent === undefined)) return notFound("instance or item");
  const wrong = misplaced(compiled, parent, key, to);
  if (wrong) return wrong;
  const present = findItem(draft, command.item, key, parent);
  if (present && isUnfinished(draft.kind, present) && !mayBeMany(compiled)) return alreadyThere(command.item, key);
  const unit = addItem(draft, {
    item: command.item,
    key,
    wanted: compiled.for === undefined,
    ...(parent === undefined ? {} : { parent }),
    ...(to === undefined ? {} : { link: to }),
  });
  return fillAndAsk(draft, command, add, unit, parent);
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
  draft: Draft,
  command: AddItem,
  add: Adding,
  unit: Unit,
  parent: Unit | undefined,
): Rejection | undefined {
  const fills = add.fill !== undefined && command.with !== undefined;
  if (fills && add.fill !== undefined && command.with) {
    const refused = patchSection(draft, unit, add.fill, { set: command.with }, command.declared);
    if (refused) return refused;
  }
  recomputeNewItem(draft, unit);
  updateHolders(draft);
  const roles = new Set([
    ...rolesOf(draft.context, command.actor, parent ?? draft.main),
    ...rolesOf(draft.context, command.actor, unit),
  ]);
  draft.role = roleAmong(draft.context, roles, add.by);
  if (draft.role === undefined) return notAllowed(`add a ${command.item}`, add.by);
  if (add.if !== undefined && !holds(draft.context, unit, add.if))
    return notYet(
      `add ${command.item}`,
      whyNot(draft.context, unit, add.if, unit.id === null ? {} : { hidden: unit.id }),
    );
  if (command.event === undefined) return undefined;
  const event = unit.definition.events[command.event];
  if (!event) return notFound(`event "${command.event}"`);
  if (roleAmong(draft.context, roles, event.by) === undefined) return notAllowed(command.event, event.by ?? []);
  draft.extra = eventExtra(draft, undefined, command.with);
  return takeEvent(draft, unit, command.event, fills ? undefined : command.with, command.declared);
}
