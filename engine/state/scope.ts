/** What expressions see of an instance: the names of docs/developers.md over its state, opened only when they are asked. */

import type { Json } from "../definition/types.ts";
import { toJson, toValue } from "../expressions/index.ts";
import type { CelType, Evaluated, Program, Value } from "../expressions/types.ts";
import { readable } from "../forms/index.ts";
import type { Fields } from "../forms/types.ts";
import type { ItemId } from "../ids.ts";
import type { EvaluationContext } from "./context.ts";
import { groupView } from "./group-view.ts";
import { Lazy } from "./lazy.ts";
import { profileView } from "./profile-view.ts";
import type { IncomingState, PersonRef } from "./types.ts";
import { itemUnit, mainUnit, parentUnit, type Unit } from "./unit.ts";

export type { EvaluationContext };
export interface Extra {
  readonly event?: { readonly by?: PersonRef; readonly pick?: unknown; readonly with?: Value };
  readonly row?: unknown;
  readonly linked?: unknown;
  /** Of a figure: when each state was last entered. */
  readonly since?: unknown;
  /** Facts that have no value here, because they would tell of what is kept. */
  readonly kept?: ReadonlySet<string>;
  /** Facts just computed, not yet in the instance. */
  readonly facts?: Readonly<Record<string, Value>>;
  readonly mainFacts?: Readonly<Record<string, Value>>;
  /** An item that is being added: lists do not show it yet (docs/format/items.md). */
  readonly hidden?: ItemId;
}

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

/** The value of a setting: the group's, else the definition's (a variant may have changed it). */
export function setting(
  context: Pick<EvaluationContext, "process" | "directory" | "instance">,
  name: string,
): Value | undefined {
  const definition = context.process.definition.process.settings?.[name];
  if (!definition) return undefined;
  const own = context.directory.group(context.instance.group)?.settings[name];
  return toValue(
    own ?? definition.default,
    definition.type === "integer" ? "int" : definition.type === "number" ? "double" : "dyn",
  );
}

/** The value of a fact as it stands in the instance (or was just computed). */
export function factValue(context: EvaluationContext, unit: Unit, name: string, extra?: Extra): Value | undefined {
  if (extra?.facts && Object.hasOwn(extra.facts, name)) return extra.facts[name];
  const { item, definition } = unit;
  if (item) {
    if (name === "wanted") return item.wanted;
    const own = definition.facts.find((fact) => fact.name === name);
    if (own && extra?.kept?.has(name)) return undefined;
    if (own) return item.facts[name] === undefined ? defaultOf(own.type) : toValue(item.facts[name], own.type);
  }
  if (extra?.mainFacts && Object.hasOwn(extra.mainFacts, name)) return extra.mainFacts[name];
  if (extra?.kept?.has(name)) return undefined;
  const main = context.kind.facts.find((fact) => fact.name === name);
  if (!main) return undefined;
  const stored = context.instance.main.facts[name];
  return stored === undefined ? defaultOf(main.type) : toValue(stored, main.type);
}
const defaultOf = (type: unknown): Value | undefined => (type === "bool" ? false : undefined);

/** Whether a fact (`name` or `!name`) holds. What has no value holds in neither direction but `!`. */
export function holds(context: EvaluationContext, unit: Unit, guard: string, extra?: Extra): boolean {
  if (guard.startsWith("!")) return factValue(context, unit, guard.slice(1), extra) !== true;
  return factValue(context, unit, guard, extra) === true;
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

/** A value that can be kept: views of items and people become plain records. */
export function plain(value: unknown): Json {
  if (value instanceof Lazy)
    return Object.fromEntries(
      ["id", "key", "reference", "owner"].flatMap((key) =>
        value.get(key) === undefined ? [] : [[key, plain(value.get(key))] as const],
      ),
    );
  if (Array.isArray(value)) return value.map(plain);
  return toJson(value);
}

/** Ids of the persons an expression gives: texts, or records with an `id`. */
export function personIds(value: unknown): readonly string[] {
  if (typeof value === "string") return value === "" ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(personIds);
  if (value instanceof Map) return personIds(value.get("id"));
  if (typeof value === "object" && value !== null && "id" in value) return personIds((value as { id: unknown }).id);
  return [];
}
