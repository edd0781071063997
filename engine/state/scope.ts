/** What expressions see of an instance: the names of docs/developers.md over its state, opened only when they are asked. */

import { toValue } from "../expressions/index.ts";
import type { CelType, Evaluated, Program, Value } from "../expressions/types.ts";
import { readable } from "../forms/index.ts";
import type { Fields } from "../forms/types.ts";
import type { ItemId } from "../ids.ts";
import type { EvaluationContext } from "./context.ts";
import { type Extra, factValue, holds, setting } from "./facts.ts";
import { groupView } from "./group-view.ts";
import { Lazy } from "./lazy.ts";
import { profileView } from "./profile-view.ts";
import type { IncomingState } from "./types.ts";
import { itemUnit, mainUnit, parentUnit, type Unit } from "./unit.ts";

const readableCache = new WeakMap<Fields, Value>();
const EMPTY: Fields = {};

/** A section as expressions read it; `undefined` when its `when` does not hold. */
function section(context: EvaluationContext, unit: Unit, name: string, extra: Extra | undefined): unknown {
  const definition = unit.definition.sections[name];
  if (!definition) return undefined;
  if (definition.when !== undefined && !holds(context, unit, definition.when, extra)) return undefined;
  const form = context.process.forms[definition.form];
  const fields = context.contents.read(unit.id, name) ?? EMPTY;
  if (!form) return undefined;
  if (fields === EMPTY) return readable(form.definition.schema, EMPTY);
  const known = readableCache.get(fields);
  if (known !== undefined) return known;
  const made = readable(form.definition.schema, fields) as Value;
  readableCache.set(fields, made);
  return made;
}

function unitMember(context: EvaluationContext, unit: Unit, key: string, extra: Extra | undefined): unknown {
  const { state } = unit;
  const { chart } = unit.definition;
  switch (key) {
    case "is": {
      const active = chart.active(state.chart);
      return new Lazy((name) => active.includes(name));
    }
    case "has": {
      const tags = chart.tags(state.chart);
      return new Lazy((name) => tags.includes(name));
    }
    case "since":
      return state.since;
    case "by":
      return state.by;
    case "sent":
      return new Lazy((name) => {
        const sent = state.sent[name];
        return {
          answer: sent?.answer ?? "",
          why: sent?.why ?? [],
          ...(sent?.refusedBy ? { refusedBy: sent.refusedBy } : {}),
          started: sent?.started ?? "",
        };
      });
    case "complete":
      return new Lazy((name) => isComplete(context, unit, name, extra));
    default:
      return section(context, unit, key, extra) ?? ownName(context, unit, key);
  }
}
/** What an instance is known by; a section of that name comes first. */
function ownName({ instance }: EvaluationContext, unit: Unit, key: string): string | undefined {
  if (unit.item !== null || Object.hasOwn(unit.definition.sections, key)) return undefined;
  if (key === "id") return instance.id;
  return key === "number" ? (Object.values(instance.numbers)[0] ?? "") : undefined;
}

/** Every visible required field is filled; a section that is absent lacks nothing, one never written lacks every required field. */
function isComplete(context: EvaluationContext, unit: Unit, name: string, extra?: Extra): boolean {
  const definition = unit.definition.sections[name];
  if (!definition) return true;
  if (definition.when !== undefined && !holds(context, unit, definition.when, extra)) return true;
  const state = unit.state.sections[name];
  if (state) return state.complete;
  const required = context.process.forms[definition.form]?.definition.schema.required ?? [];
  return required.length === 0;
}

/** What a link brings, each of the type of its expression: a number with decimals that happens to be whole stays one. */
function broughtTypes(context: EvaluationContext, item: string): CelType {
  const programs = context.kind.items[item]?.link?.bringsPrograms ?? {};
  return { record: Object.fromEntries(Object.entries(programs).map(([name, { type }]) => [name, type])) };
}

const OF_LINKS: ReadonlySet<string> = new Set(["answer", "why", "far", "link"]);

/** One element of `items.<item>`; `undefined` for the main unit. */
export function itemView(context: EvaluationContext, unit: Unit, extra?: Extra): Lazy | undefined {
  const { item } = unit;
  if (item === null) return undefined;
  const { sections } = unit.definition;
  return new Lazy((key) => {
    // Only a link has an answer and a far end; any other item may have a section of that name.
    if (item.link === undefined && OF_LINKS.has(key) && Object.hasOwn(sections, key))
      return unitMember(context, unit, key, extra);
    switch (key) {
      case "id":
      case "key":
      case "wanted":
      case "holders":
        return item[key];
      case "number":
        return item.number ?? "";
      case "answer":
        return item.answer ?? "";
      case "why":
        return item.why ?? [];
      case "link":
        return item.link?.instance;
      case "parent":
        return item.parent === undefined ? undefined : context.instance.items[item.parent]?.key;
      case "far":
        return toValue(item.far, broughtTypes(context, item.item));
      case "own":
        return children(context, item.id, extra);
      default:
        return unitMember(context, unit, key, extra);
    }
  });
}
const children = (context: EvaluationContext, parent: ItemId, extra?: Extra): Lazy =>
  new Lazy((name) =>
    context.kind.items[name]
      ? Object.values(context.instance.items)
          .filter((child) => child.item === name && child.parent === parent && child.id !== extra?.hidden)
          .map((child) => itemView(context, itemUnit(context, child), extra))
      : undefined,
  );

/** One element of `incoming.<item>`. */
export function incomingView(context: EvaluationContext, item: string, reference: string, state: IncomingState): Lazy {
  const owner = context.process.kinds[state.ownerKind]?.items[item];
  return new Lazy((key) => {
    switch (key) {
      case "reference":
        return reference;
      case "owner":
        return state.owner;
      case "number":
        return state.number ?? "";
      case "accepted":
        return state.accepted;
      case "ended":
        return state.ended;
      case "is":
        return new Lazy((name) => (owner?.chart.states[name] ? state.active.includes(name) : undefined));
      case "has":
        return new Lazy((name) => state.tags.includes(name));
      case "since":
        return state.since;
      default:
        return state.shows[key] === undefined
          ? undefined
          : toValue(state.shows[key], owner?.link?.showsPrograms[key]?.type);
    }
  });
}

/** The unit that started an instance, as a `send` addresses it; empty when a person started it. */
const referenceOf = (by: EvaluationContext["instance"]["startedBy"]): string =>
  by === undefined ? "" : by.unit === null ? by.instance : `${by.instance}/${by.unit}`;

/** The variables of a unit, each made when it is asked. */
export function variables(context: EvaluationContext, unit: Unit, extra?: Extra): Record<string, unknown> {
  const { item } = unit;
  const cache = new Map<string, unknown>();
  const resolve = (name: string): unknown => {
    if (name === context.kind.kind) return new Lazy((key) => unitMember(context, mainUnit(context), key, extra));
    switch (name) {
      case "items":
        return new Lazy((key) =>
          context.kind.items[key]
            ? Object.values(context.instance.items)
                .filter((one) => one.item === key && one.id !== extra?.hidden)
                .map((one) => itemView(context, itemUnit(context, one), extra))
            : undefined,
        );
      case "incoming":
        return new Lazy((key) =>
          context.kind.incoming[key] === undefined
            ? undefined
            : Object.entries(context.instance.incoming[key] ?? {}).map(([reference, state]) =>
                incomingView(context, key, reference, state),
              ),
        );
      case "settings":
        return new Lazy((key) => setting(context, key));
      case "item":
        return itemView(context, unit, extra);
      case "own":
        return item ? children(context, item.id, extra) : undefined;
      case "parent": {
        const parent = parentUnit(context, unit);
        return parent && itemView(context, parent, extra);
      }
      case "group":
        return groupView(context, context.instance.group);
      case "profile":
        return profileView(context);
      case "link": {
        const group = item?.link?.group;
        return group === undefined ? undefined : groupView(context, group);
      }
      case "starter":
        return referenceOf(context.instance.startedBy);
      case "event":
        return extra?.event;
      case "row":
        return extra?.row;
      case "linked":
        return extra?.linked;
      case "since":
        return extra?.since;
      default:
        return factValue(context, unit, name, extra);
    }
  };
  return new Proxy({} as Record<string, unknown>, {
    get(_, name) {
      if (typeof name !== "string") return undefined;
      if (!cache.has(name)) cache.set(name, resolve(name));
      return cache.get(name);
    },
  });
}

/** Evaluates a program of a unit. */
export const evaluate = (context: EvaluationContext, unit: Unit, program: Program, extra?: Extra): Evaluated =>
  program.evaluate(variables(context, unit, extra), context.clock);
