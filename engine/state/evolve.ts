/** Folds what happened into an instance. Nothing is decided here, and nothing here may fail. */

import type { ItemId } from "../ids.ts";
import { unreachable } from "../result.ts";
import { taskKey } from "./task-key.ts";
import type { Instance, InstanceEvent, ItemState, UnitState } from "./types.ts";

function changeUnit(
  instance: Instance,
  unit: ItemId | null,
  change: (state: UnitState) => Partial<UnitState>,
): Instance {
  if (unit === null) return { ...instance, main: { ...instance.main, ...change(instance.main) } };
  const item = instance.items[unit];
  return item ? { ...instance, items: { ...instance.items, [unit]: { ...item, ...change(item) } } } : instance;
}
const changeItem = (instance: Instance, id: ItemId, change: Partial<ItemState>): Instance => {
  const item = instance.items[id];
  return item ? { ...instance, items: { ...instance.items, [id]: { ...item, ...change } } } : instance;
};
const without = <T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
const stamped = <T>(record: Readonly<Record<string, T>>, keys: readonly string[], value: T): Record<string, T> => ({
  ...record,
  ...Object.fromEntries(keys.map((key) => [key, value])),
});

/**
 * Folds one event into an instance: `(instance, event) → instance`, so that all events of all commits, in order, give the
 * stored instance. Pure and total: it decides nothing and never throws; an event about an item that is not there changes
 * nothing. What a released event does here is frozen: recorded histories are replayed on every build.
 * @returns a new instance; the one given is not changed. `revision` is counted by `decide`, once per command.
 */
export function evolve(instance: Instance, event: InstanceEvent): Instance {
  switch (event.type) {
    case "InstanceCreated":
      return event.instance;
    case "SectionWritten":
      return changeUnit(instance, event.unit, (state) => ({
        sections: { ...state.sections, [event.section]: event.state },
      }));
    case "SectionErased":
      return changeUnit(instance, event.unit, (state) => ({ sections: without(state.sections, event.section) }));
    case "EventTaken":
      return changeUnit(instance, event.unit, (state) => ({ sentBy: { ...state.sentBy, [event.event]: event.by } }));
    case "StateChanged":
      return changeUnit(instance, event.unit, (state) => ({
        chart: event.chart,
        since: stamped(state.since, event.entered, event.at),
        by: stamped(state.by, event.entered, event.by),
      }));
    case "ItemAdded":
      return { ...instance, items: { ...instance.items, [event.item.id]: event.item } };
    case "ItemWanted":
      return changeItem(instance, event.item, { wanted: event.wanted });
    case "HoldersChanged":
      return changeItem(instance, event.item, { holders: event.holders });
    case "FactsChanged":
      return changeUnit(instance, event.unit, (state) => ({ facts: { ...state.facts, ...event.facts } }));
    case "WakesSet":
      return changeUnit(instance, event.unit, () => ({ wakes: event.wakes }));
    case "NumberGiven":
      return numberGiven(instance, event);
    case "DeadlineSet":
      return changeUnit(instance, event.unit, (state) => ({
        deadlines:
          event.state === null
            ? without(state.deadlines, event.deadline)
            : { ...state.deadlines, [event.deadline]: event.state },
      }));
    case "PausesKept":
      return changeUnit(instance, event.unit, (state) => ({
        pauses: { ...state.pauses, [event.deadline]: event.pauses },
      }));
    case "Sent":
      return changeUnit(instance, event.unit, (state) => ({ sent: { ...state.sent, [event.effect]: event.state } }));
    case "LinkAnswered":
      return changeItem(instance, event.item, { answer: event.answer, ...(event.why ? { why: event.why } : {}) });
    case "FarBrought":
      return changeItem(instance, event.item, {
        far: event.far,
        ...(event.excluded ? { farExcluded: event.excluded } : {}),
      });
    case "Mirrored":
      return changeItem(instance, event.item, { mirrored: event.mirrored });
    case "IncomingChanged":
      return {
        ...instance,
        incoming: {
          ...instance.incoming,
          [event.item]: { ...instance.incoming[event.item], [event.reference]: event.incoming },
        },
      };
    case "WakeUpSet":
      return { ...instance, wakeAt: event.at };
    case "Upgraded":
      return upgraded(instance, event.definition);
    case "WentOver":
      return wentOver(instance, event);
    case "HandedOver":
      return { ...instance, creator: event.to };
    case "Excluded":
      return { ...instance, excluded: { ...instance.excluded, [event.person]: event.fact } };
    case "ExclusionLifted":
      return { ...instance, excluded: without(instance.excluded, event.person) };
    case "TaskTaken":
      return {
        ...instance,
        taken: { ...instance.taken, [taskKey(event.unit, event.task, event.name)]: event.taken },
      };
    case "TaskReleased":
      return { ...instance, taken: without(instance.taken ?? {}, taskKey(event.unit, event.task, event.name)) };
    default:
      return unreachable(event);
  }
}

/** Facts and wake-ups are those of the version before; they are all asked anew. */
function upgraded(instance: Instance, definition: Instance["definition"]): Instance {
  const asked = { facts: {}, wakes: {} };
  const items = Object.entries(instance.items).map(([id, item]) => [id, { ...item, ...asked }]);
  return { ...instance, definition, main: { ...instance.main, ...asked }, items: Object.fromEntries(items) };
}

/** The same, with states and sections that became others. */
function wentOver(instance: Instance, event: Extract<InstanceEvent, { type: "WentOver" }>): Instance {
  const moved = upgraded(instance, event.definition);
  return Object.entries(event.items).reduce(
    (all, [id, unit]) => changeItem(all, id as ItemId, unit),
    event.main ? changeUnit(moved, null, () => event.main ?? {}) : moved,
  );
}

function numberGiven(instance: Instance, event: Extract<InstanceEvent, { type: "NumberGiven" }>): Instance {
  const counted =
    event.counter === undefined
      ? instance
      : { ...instance, counters: { ...instance.counters, [event.numbering]: event.counter } };
  return event.unit === null
    ? { ...counted, numbers: { ...counted.numbers, [event.numbering]: event.number } }
    : changeItem(counted, event.unit, { number: event.number });
}
