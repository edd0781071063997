/** Whether an edit of a variant would give anybody more than the base does: it never may (docs/format/variants.md). */

import type { Json, ProcessDefinition, StateDefinition, UnitDefinition } from "../definition/types.ts";
import { get, isNode, type Step } from "./address.ts";
import { isAddedTo, isFiltered, isNarrowed, settingOf, wholeNumberOf } from "./compare.ts";
import { keyGivesRight, type Reached, rightsOf } from "./reached.ts";

/** What is wider, in words; `undefined` when nothing is. */
type Wider = string | undefined;

/** Roles of a list that would be gained. */
const gained = (before: readonly Json[], after: readonly Json[]): Wider =>
  after.map(String).find((role) => !before.includes(role));

function inRead(before: Json | undefined, after: Json, role: string): Wider {
  return before === after || before === true ? undefined : role;
}

/** What a changed value gives beyond the value it replaces. */
export function widens(before: Json, after: Json, steps: readonly Step[]): Wider {
  const last = String(steps.at(-1));
  const around = String(steps.at(-2));
  if (["by", "author", "known", "notify", "from"].includes(last) && Array.isArray(before) && Array.isArray(after))
    return gained(before, after);
  if ((last === "along" || last === "notBy") && Array.isArray(before) && Array.isArray(after))
    return gained(after, before);
  if (last === "holder" && !isFiltered(String(before), String(after))) return "`holder`";
  if (last === "private" && before === true && after !== true) return "`private`";
  if (last === "held" && before !== after) return `held by ${JSON.stringify(after)}`;
  if (around === "read") return inRead(before, after, last);
  if ((around === "only" || around === "exclude") && before !== after) return last;
  if (around === "grants" && isNode(before) && isNode(after)) return inGrant(before, after, last);
  if (last === "while" && steps.includes("grants") && !isNarrowed(String(before), String(after))) return "`while`";
  if (last === "to" && steps.includes("grants") && !isFiltered(String(before), String(after))) return "`to`";
  if (!isNode(before) || !isNode(after)) return undefined;
  if (last === "read") return first(Object.keys(after), (role) => inRead(before[role], after[role] ?? null, role));
  if (last === "grants")
    return first(Object.keys(after), (role) => widens(before[role] ?? null, after[role] ?? null, [...steps, role]));
  if (last === "only" || last === "exclude") return Object.keys(before).find((role) => after[role] !== before[role]);
  return within(before, after, steps);
}
const first = (names: readonly string[], ask: (name: string) => Wider): Wider =>
  names.map(ask).find((found) => found !== undefined);

function inGrant(
  before: { readonly [key: string]: Json },
  after: { readonly [key: string]: Json },
  role: string,
): Wider {
  const isLess =
    isFiltered(String(before["to"]), String(after["to"])) &&
    (before["while"] === undefined || isNarrowed(String(before["while"]), String(after["while"]))) &&
    (before["on"] ?? "instance") === (after["on"] ?? "instance");
  return isLess ? undefined : role;
}

/** The parts of a thing that say who may. */
function within(
  before: { readonly [key: string]: Json },
  after: { readonly [key: string]: Json },
  steps: readonly Step[],
): Wider {
  return first(
    [
      "by",
      "from",
      "notBy",
      "read",
      "grants",
      "author",
      "known",
      "only",
      "exclude",
      "along",
      "handOver",
      "inspect",
      "open",
      "meta",
      "private",
    ],
    (key) => {
      const [was, is] = [before[key], after[key]];
      if (was === undefined) return undefined;
      if (key === "private") return was === true && is !== true ? "`private`" : undefined;
      if (["only", "exclude", "along", "notBy"].includes(key) && is === undefined) return key;
      if (key === "open" && isNode(was) && isNode(is))
        return first(Object.keys(is), (section) =>
          was[section] === undefined ? section : widens(was[section], is[section] ?? null, [...steps, "open", section]),
        );
      return is === undefined ? undefined : widens(was, is, [...steps, key]);
    },
  );
}

/** What an added thing gives to roles of the base: only roles that the variant brought itself may gain a right. */
export function addsRight(base: ProcessDefinition, value: Json, steps: readonly Step[]): Wider {
  const inFact = steps.indexOf("facts");
  if (inFact >= 0 && steps.length === inFact + 3 && !["why", "locked"].includes(String(steps.at(-1)))) {
    const name = String(steps[inFact + 1]);
    if (rightsOf(base, String(steps[1])).facts.has(name)) return `the gate "${name}"`;
  }
  const roles = rolesIn(base);
  const last = String(steps.at(-1));
  const around = String(steps.at(-2));
  if (around === "read" || around === "grants") return roles.includes(last) ? last : undefined;
  // A section of the variant's own may be opened for anybody.
  if (around === "open") return unitAt(base, steps)?.sections[last] ? named(roles, value, "by") : undefined;
  if (isEvent(steps)) return fillsMore(base, value, steps);
  if (isFill(steps)) return fillsMore(base, { ...eventAround(base, steps), fill: value }, steps);
  // What the variant brought itself has rights of its own.
  return get(base, steps.slice(0, -1)) === undefined ? undefined : addsPart(base, roles, value, steps);
}

const rolesIn = ({ process }: ProcessDefinition): readonly string[] => [
  ...Object.keys(process.roles),
  ...Object.keys(process.circles ?? {}),
  "holder",
];
const unitAt = (base: ProcessDefinition, steps: readonly Step[]): UnitDefinition | undefined => {
  const kind = base.kinds[String(steps[1])];
  return steps[2] === "items" ? kind?.items[String(steps[3])] : kind;
};
const named = (roles: readonly string[], value: Json, key: string): Wider => {
  const list = isNode(value) ? value[key] : undefined;
  return Array.isArray(list) ? list.map(String).find((role) => roles.includes(role)) : undefined;
};

/** A part that a thing of the base did not have, and that says who may. */
function addsPart(base: ProcessDefinition, roles: readonly string[], value: Json, steps: readonly Step[]): Wider {
  const last = String(steps.at(-1));
  if (["by", "author", "known"].includes(last)) return named(roles, { [last]: value }, last);
  // The whole thing around it is an item only here: a fact or a state may bear any name.
  const ofItem = steps[2] === "items" && steps.length === 5;
  if (ofItem && last === "holder") return "`holder`";
  if (ofItem && last === "add") return named(roles, value, "by");
  if (ofItem && last === "for") return forMakes(base, steps);
  if (!isNode(value)) return undefined;
  if ((last === "handOver" || last === "inspect") && steps.at(-2) === "access") return named(roles, value, "by");
  if (last === "read" || (ofItem && last === "grants")) return Object.keys(value).find((role) => roles.includes(role));
  if (last === "meta") return addsPart(base, roles, value["open"] ?? null, [...steps, "open"]);
  if (last === "open") return first(Object.keys(value), (key) => addsRight(base, value[key] ?? null, [...steps, key]));
  return undefined;
}

/** What a changed thing gives by a part that it did not have before. */
export const addsWithin = (base: ProcessDefinition, before: Json, after: Json, steps: readonly Step[]): Wider =>
  isNode(before) && isNode(after)
    ? first(Object.keys(after), (key) =>
        before[key] === undefined ? addsRight(base, after[key] ?? null, [...steps, key]) : undefined,
      )
    : undefined;

/** Roles of the base that read or write a section of a unit anywhere in it. */
function knowing(base: ProcessDefinition, unit: UnitDefinition, section: string): (role: string) => boolean {
  const circle = (name: string): readonly string[] => base.process.circles?.[name] ?? [name];
  const events = Object.values(unit.events).flatMap(({ fill, by }) => (fill === section ? (by ?? []) : []));
  const open = opened(unit.chart).flatMap(([one, by]) => (one === section ? by : []));
  const known = new Set([...Object.keys(unit.sections[section]?.read ?? {}), ...open, ...events].flatMap(circle));
  return (name) => circle(name).every((role) => known.has(role));
}

/** What an added step opens for roles of the base that neither read nor write that section anywhere in the base. */
export function opensMore(base: ProcessDefinition, state: StateDefinition, steps: readonly Step[]): Wider {
  const unit = unitAt(base, steps);
  if (!unit) return undefined;
  const roles = rolesIn(base);
  return opened(state)
    .filter(([section]) => unit.sections[section])
    .flatMap(([section, by]) => {
      const knows = knowing(base, unit, section);
      return by.filter((name) => roles.includes(name) && !knows(name));
    })
    .at(0);
}

/** `[…unit, "events", name]`, and the `fill` of one. */
const isEvent = (steps: readonly Step[]): boolean =>
  steps.at(-2) === "events" && steps.indexOf("events") === steps.length - 2;
const isFill = (steps: readonly Step[]): boolean => steps.at(-1) === "fill" && isEvent(steps.slice(0, -1));
const eventAround = (base: ProcessDefinition, steps: readonly Step[]): { readonly [key: string]: Json } => {
  const event = get(base, steps.slice(0, -1));
  return isNode(event) ? event : {};
};
/** Writing by an event is writing: a role of the base that an event lets write a section which it neither reads nor writes in the base. */
export function fillsMore(base: ProcessDefinition, event: Json, steps: readonly Step[]): Wider {
  const unit = unitAt(base, steps);
  const fill = isNode(event) ? String(event["fill"] ?? "") : "";
  if (!unit || !Object.hasOwn(unit.sections, fill)) return undefined;
  const knows = knowing(base, unit, fill);
  const by = isNode(event) && Array.isArray(event["by"]) ? event["by"].map(String) : [];
  return by.find((name) => rolesIn(base).includes(name) && !knows(name));
}
/** The same of an event that is changed: another section, or none that was written before. */
export function refills(base: ProcessDefinition, before: Json, after: Json, steps: readonly Step[]): Wider {
  if (isFill(steps))
    return before === after ? undefined : fillsMore(base, { ...eventAround(base, steps), fill: after }, steps);
  if (!isEvent(steps) || !isNode(before) || !isNode(after) || before["fill"] === after["fill"]) return undefined;
  return fillsMore(base, after, steps);
}

const itemAt = (base: ProcessDefinition, steps: readonly Step[]) =>
  steps[0] === "kinds" && steps[2] === "items" ? base.kinds[String(steps[1])]?.items[String(steps[3])] : undefined;
/** A list of its own for an item of the base: each key is an item, so whoever a key names would hold it, and what counts them would count more. */
function forMakes(base: ProcessDefinition, steps: readonly Step[]): Wider {
  const item = itemAt(base, steps);
  if (!item) return undefined;
  return keyGivesRight(item) || rightsOf(base, String(steps[1])).items.has(String(steps[3])) ? "`for`" : undefined;
}
/** Another list of keys: what a right counts stays as it is, and keys that say whose an item is only become fewer. */
export function changesKeys(base: ProcessDefinition, before: Json, after: Json, steps: readonly Step[]): Wider {
  const item = itemAt(base, steps);
  if (!item || steps.length !== 5 || steps[4] !== "for" || before === after) return undefined;
  if (rightsOf(base, String(steps[1])).items.has(String(steps[3]))) return "`for`";
  return keyGivesRight(item) && !isFiltered(String(before), String(after)) ? "`for`" : undefined;
}

/** Where the states of an item open something, its ways on stay as they are: `narrow` adds a condition, and nothing leads around one. */
export function looksAtStates(base: ProcessDefinition, steps: readonly Step[]): boolean {
  return steps[2] === "items" && steps[4] === "chart" && rightsOf(base, String(steps[1])).items.has(String(steps[3]));
}
const WAYS = new Set(["on", "always", "initial", "onDone", "type", "tags", "states", "history", "target", "guard"]);
/** A changed part of a chart that leads elsewhere, or sooner, in an item whose states open something. */
export function redirects(
  base: ProcessDefinition,
  before: Json | undefined,
  after: Json,
  steps: readonly Step[],
): Wider {
  if (!looksAtStates(base, steps)) return undefined;
  const isWay = steps.slice(5).some((step) => ["on", "always", "onDone"].includes(String(step)));
  const last = String(steps.at(-1));
  const at = `the states of "${String(steps[3])}"`;
  if (before === undefined) return isWay || ["always", "initial", "tags"].includes(last) ? at : undefined;
  if (isWay || WAYS.has(last)) return pointless(before) === pointless(after) ? undefined : at;
  if (!isNode(before) || !isNode(after)) return undefined;
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].some((key) => WAYS.has(key) && pointless(before[key]) !== pointless(after[key])) ? at : undefined;
}
const guardsOf = (way: Json | undefined): readonly Json[] =>
  Array.isArray(way) ? way.flatMap(guardsOf) : isNode(way) && way["guard"] !== undefined ? [way["guard"]] : [];
/** A way keeps the condition under which the base lets it be taken: `narrow` adds one. */
export function losesGuard(before: Json, after: Json, steps: readonly Step[]): Wider {
  const lost = "the condition of a way";
  if (!steps.slice(4).some((step) => ["on", "always", "onDone"].includes(String(step)))) return undefined;
  if (steps.at(-1) === "guard") return before === after ? undefined : lost;
  const kept = guardsOf(after).map(String);
  return guardsOf(before).every((guard) => kept.includes(String(guard))) ? undefined : lost;
}
/** A way without what changes nothing about where it leads. */
const pointless = (value: Json | undefined): string =>
  JSON.stringify(value, (key, inner: unknown) =>
    ["actions", "entry", "exit", "why", "description", "meta"].includes(key) ? undefined : inner,
  ) ?? "";

/** Each section that a state or one within it opens, with the roles for which. */
const opened = (state: StateDefinition): readonly (readonly [string, readonly string[]])[] => [
  ...Object.entries(state.meta?.open ?? {}).map(([section, { by }]) => [section, by] as const),
  ...Object.values(state.states ?? {}).flatMap(opened),
];

/** A fact that a right follows from may only be narrowed: `old && more`, `old.filter(…)`; one that shuts out only gains. */
export function widensGate(base: ProcessDefinition, before: Json, after: Json, steps: readonly Step[]): Wider {
  const at = steps.indexOf("facts");
  const name = String(steps[at + 1]);
  const reached = at < 0 ? undefined : rightsOf(base, String(steps[1])).facts.get(name);
  if (!reached) return undefined;
  const part = steps[at + 2];
  const was = part === undefined ? before : { [String(part)]: before };
  const is = part === undefined ? after : { [String(part)]: after };
  if (!isNode(was) || !isNode(is)) return undefined;
  const isLess =
    was["else"] === is["else"] && (typeof was["is"] !== "string" || gains(reached, was["is"], String(is["is"])));
  return isLess ? undefined : `the gate "${name}"`;
}
function gains({ excludes, named, negated }: Reached, was: string, is: string): boolean {
  if (excludes) return isAddedTo(was, is);
  // A gate by its own name is narrowed by one more condition, whatever else reads it; a list only where less of it is less of everything.
  if (named && isNarrowed(was, is)) return true;
  return !negated && (isNarrowed(was, is) || isFiltered(was, is));
}

/** A term that came from a setting keeps the bounds of that setting; the bounds in words when it does not. */
export function leavesBounds(base: ProcessDefinition, before: Json, after: Json, steps: readonly Step[]): Wider {
  const at = steps.indexOf("deadlines");
  if (at < 0) return undefined;
  const due = (value: Json): Json | undefined =>
    steps.length === at + 2 && isNode(value) ? value["due"] : steps.at(-1) === "due" ? value : undefined;
  const { name = "", negative = false } = settingOf(String(due(before) ?? "")) ?? {};
  const setting = base.process.settings?.[name];
  const is = due(after);
  if (!setting || is === undefined || String(is) === String(due(before))) return undefined;
  const n = (wholeNumberOf(String(is)) ?? Number.NaN) * (negative ? -1 : 1);
  const within = n >= (setting.minimum ?? -Infinity) && n <= (setting.maximum ?? Infinity);
  return within ? undefined : `from ${setting.minimum ?? "any"} to ${setting.maximum ?? "any"} ("${name}")`;
}
