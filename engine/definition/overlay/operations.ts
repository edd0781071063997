/** The ten typed operations of a variant. Each gives a changed definition, or says why it cannot be done. Nothing can widen a right. */

import { didYouMean } from "../nearest.ts";
import type {
  FieldSchema,
  Json,
  OverlayEdit,
  ProcessDefinition,
  StateDefinition,
  TransitionDefinition,
  TransitionsDefinition,
} from "../types.ts";
import { get, isNode, lockOn, put, type Step, stepsTo } from "./address.ts";
import { hasThing, knownAddresses } from "./texts.ts";
import { addsRight, leavesBounds, widens, widensGate } from "./widening.ts";

export interface Refusal {
  readonly refused: { readonly code: string; readonly key: string; readonly message: string; readonly remedy: string };
}
export interface Changed {
  readonly definition: ProcessDefinition;
  /** Addresses that this edit made or changed. */
  readonly touched: readonly string[];
}
type Outcome = Changed | Refusal;
type Edit<Key extends string> = Extract<OverlayEdit, { readonly [K in Key]: unknown }>;

const refuse = (key: string, code: string, message: string, remedy: string): Refusal => ({
  refused: { code, key, message, remedy },
});
const changed = (definition: ProcessDefinition, ...touched: string[]): Changed => ({ definition, touched });
const isRefusal = (value: object): value is Refusal => "refused" in value;

/** The place of an address that must exist and must not be locked. */
function existing(
  definition: ProcessDefinition,
  key: string,
  address: string,
): { readonly steps: readonly Step[]; readonly value: Json } | Refusal {
  const steps = stepsTo(definition, address);
  const value = steps && get(definition, steps);
  if (steps?.some((step, index) => isPosition(step) && Array.isArray(get(definition, steps.slice(0, index)))))
    return refuse(
      key,
      "position",
      `"${address}" names a place in a list, which shifts when the base changes.`,
      "Give the thing an id in the base and name that, or change the whole list.",
    );
  if (!steps || value === undefined) {
    const parent = steps && get(definition, steps.slice(0, -1));
    return refuse(
      key,
      "unknown-address",
      `There is nothing at "${address}".`,
      isNode(parent)
        ? didYouMean(String(steps?.at(-1)), Object.keys(parent))
        : "Write kind.table.id, e.g. case.states.check, case.facts.open, reports.list.blocks.",
    );
  }
  const locked = lockOn(definition, steps);
  return locked === undefined
    ? { steps, value }
    : refuse(key, "locked", `"${address}" may not be changed: ${locked}.`, "Leave it as the base has it.");
}

/** A place in a list that an address writes out; a way out found by its id has a number of ours. */
const isPosition = (step: Step): boolean => typeof step === "string" && /^\d+$/.test(step);

export function setSetting(definition: ProcessDefinition, edit: Edit<"set">): Outcome {
  const setting = definition.process.settings?.[edit.set];
  if (!setting)
    return refuse(
      "set",
      "unknown-setting",
      `There is no setting "${edit.set}".`,
      didYouMean(edit.set, Object.keys(definition.process.settings ?? {})),
    );
  if (setting.locked)
    return refuse(
      "set",
      "locked",
      `The setting "${edit.set}" may not be changed: ${setting.locked}.`,
      "Leave it as the base has it.",
    );
  const kind = setting.type === "integer" ? Number.isInteger(edit.to) : typeof edit.to === setting.type;
  const bounded =
    typeof edit.to !== "number" ||
    ((setting.minimum ?? -Infinity) <= edit.to && edit.to <= (setting.maximum ?? Infinity));
  if (!kind || !bounded || (setting.enum && !setting.enum.includes(edit.to)))
    return refuse(
      "to",
      "bad-value",
      `${JSON.stringify(edit.to)} is no value for "${edit.set}".`,
      setting.enum
        ? `Use one of: ${setting.enum.join(", ")}.`
        : `Use ${setting.type}${setting.minimum === undefined ? "" : ` from ${setting.minimum}`}${setting.maximum === undefined ? "" : ` to ${setting.maximum}`}.`,
    );
  return changed(put(definition, ["process", "settings", edit.set, "default"], edit.to), `settings.${edit.set}`);
}

export function setText(definition: ProcessDefinition, edit: Edit<"text">): Outcome {
  if (!hasThing(definition, edit.text))
    return refuse(
      "text",
      "unknown-address",
      `There is nothing at "${edit.text}" that words could stand under.`,
      didYouMean(edit.text, [...Object.keys(definition.kinds), ...knownAddresses(definition)]),
    );
  const given = (["nl", "en"] as const).filter((language) => edit[language] !== undefined);
  if (given.length === 0) return refuse("text", "no-text", "No text is given.", 'Add "nl" and "en".');
  const next = given.reduce(
    (current, language) => put(current, ["texts", language, edit.text], edit[language]),
    definition,
  );
  return changed(next, edit.text);
}

const FIELD = /^([a-z0-9-]+\/[a-z0-9-]+)\.([A-Za-z0-9_.]+)$/;
function fieldAt(
  definition: ProcessDefinition,
  key: string,
  address: string,
): { readonly form: string; readonly field: string; readonly steps: readonly Step[] } | Refusal {
  const [, form = "", field = ""] = FIELD.exec(address) ?? [];
  if (!definition.forms[form])
    return refuse(
      key,
      "unknown-form",
      `There is no form "${form || address}".`,
      didYouMean(form || address, Object.keys(definition.forms)),
    );
  return { form, field, steps: stepsTo(definition, `forms.${address}`) ?? [] };
}
const withFieldTexts = (
  definition: ProcessDefinition,
  form: string,
  field: string,
  edit: OverlayEdit,
): ProcessDefinition =>
  (["nl", "en"] as const).reduce(
    (current, language) =>
      edit[language] === undefined ? current : put(current, ["forms", form, "texts", language, field], edit[language]),
    definition,
  );

export function addField(definition: ProcessDefinition, edit: Edit<"addField">): Outcome {
  const place = fieldAt(definition, "addField", edit.addField);
  if (isRefusal(place)) return place;
  if (get(definition, place.steps) !== undefined)
    return refuse("addField", "already-there", `"${edit.addField}" is there already.`, "Use changeField.");
  const siblings = get(definition, place.steps.slice(0, -1));
  if (edit.after !== undefined && !(isNode(siblings) && Object.hasOwn(siblings, edit.after)))
    return refuse(
      "after",
      "unknown-name",
      `There is no field "${edit.after}" beside it.`,
      didYouMean(edit.after, isNode(siblings) ? Object.keys(siblings) : []),
    );
  let next = put(definition, place.steps, edit.field, edit.after);
  const pages = definition.forms[place.form]?.ui.pages;
  if (pages && !place.field.includes(".")) {
    const page =
      Object.entries(pages).find(([, names]) => edit.after !== undefined && names.includes(edit.after))?.[0] ??
      Object.keys(pages).at(-1);
    const names = pages[page ?? ""] ?? [];
    const at = edit.after === undefined ? names.length : names.indexOf(edit.after) + 1;
    if (page)
      next = put(
        next,
        ["forms", place.form, "ui", "pages", page],
        [...names.slice(0, at), place.field, ...names.slice(at)],
      );
  }
  return changed(withFieldTexts(next, place.form, place.field, edit), `forms.${edit.addField}`);
}

export function changeField(definition: ProcessDefinition, edit: Edit<"changeField">): Outcome {
  const place = fieldAt(definition, "changeField", edit.changeField);
  if (isRefusal(place)) return place;
  const found = existing(definition, "changeField", `forms.${edit.changeField}`);
  if (isRefusal(found)) return found;
  let next = definition;
  const owner = place.steps.slice(0, -2);
  const name = String(place.steps.at(-1));
  const required = (get(definition, [...owner, "required"]) as readonly string[] | undefined) ?? [];
  const setRequired = (names: readonly string[]) => put(next, [...owner, "required"], names);
  if (edit.hide) {
    // A hidden field stays a name that conditions and facts may read: it is never visible, hence always absent.
    next = put(next, [...place.steps, "visibleWhen"], "false");
    next = setRequired(required.filter((one) => one !== name));
  }
  if (edit.required === "hard") next = setRequired([...new Set([...required, name])]);
  if (edit.required === "soft" || edit.required === "no") {
    next = setRequired(required.filter((one) => one !== name));
    next = put(next, [...place.steps, "soft"], edit.required === "soft" ? true : undefined);
  }
  if (edit.choices)
    next = put(
      next,
      [...place.steps, ...(get(definition, [...place.steps, "items"]) ? ["items", "enum"] : ["enum"])],
      edit.choices,
    );
  if (edit.label !== undefined) next = put(next, ["forms", place.form, "texts", "nl", place.field], edit.label);
  return changed(withFieldTexts(next, place.form, place.field, edit), `forms.${edit.changeField}`);
}

/** One guard that asks both: a fact of the unit that joins them by name. */
function withGuard(
  definition: ProcessDefinition,
  unit: readonly Step[],
  one: string | undefined,
  other: string | undefined,
): readonly [ProcessDefinition, string | undefined] {
  if (one === undefined || other === undefined || one === other) return [definition, one ?? other];
  const [first, second] = [one, other].map((name) => name.replace("!", "not")) as [string, string];
  const joined = `${first}${second.charAt(0).toUpperCase()}${second.slice(1)}`;
  return [put(definition, [...unit, "facts", joined], { is: `${one} && ${other}` }), joined];
}
const listOf = (actions: string | readonly string[] | undefined): readonly string[] =>
  typeof actions === "string" ? [actions] : (actions ?? []);
const waysOf = (ways: TransitionsDefinition | undefined): readonly TransitionDefinition[] =>
  ways === undefined
    ? []
    : (Array.isArray(ways) ? ways : [ways]).map((way: string | TransitionDefinition) => asObject(way));
const asObject = (way: string | TransitionDefinition): TransitionDefinition =>
  typeof way === "string" ? { target: way } : way;
const mapWays = (
  ways: TransitionsDefinition,
  change: (way: TransitionDefinition) => TransitionDefinition,
): TransitionsDefinition =>
  Array.isArray(ways)
    ? ways.map((way: string | TransitionDefinition) => change(asObject(way)))
    : change(asObject(ways as string | TransitionDefinition));

/** The new step stands beside the old target; the way out now leads there, and the new events lead on to where it led. */
export function addStep(definition: ProcessDefinition, edit: Edit<"addStep">): Outcome {
  const steps = stepsTo(definition, edit.addStep);
  const name = String(steps?.at(-1));
  if (!steps || get(definition, steps) !== undefined)
    return refuse(
      "addStep",
      steps ? "already-there" : "unknown-address",
      steps ? `"${edit.addStep}" is there already.` : `"${edit.addStep}" is no address of a state.`,
      "Write <kind>.states.<new name>.",
    );
  const way = existing(definition, "on", edit.on);
  if (isRefusal(way)) return way;
  const [first] = Array.isArray(way.value) ? way.value : [way.value];
  const target = asObject(first as string | TransitionDefinition).target;
  if (target === undefined)
    return refuse("on", "no-target", `The way out "${edit.on}" leads nowhere.`, "Choose one that leads to a state.");
  const like =
    edit.like === undefined
      ? undefined
      : get(definition, stepsTo(definition, likeAddress(edit.addStep, edit.like)) ?? []);
  if (edit.like !== undefined && !isNode(like))
    return refuse("like", "unknown-state", `There is no state "${edit.like}".`, "Name a state of the same chart.");
  const modelled = (like ?? {}) as unknown as StateDefinition;
  const stateSteps = way.steps.slice(0, way.steps.indexOf("on"));
  const beside = stateSteps.slice(0, -1);
  const on = Object.fromEntries(Object.keys(edit.go).map((event) => [event, target]));
  const state: StateDefinition = {
    ...(modelled.tags ? { tags: modelled.tags } : {}),
    ...edit.state,
    on: { ...innerHandlers(modelled), ...edit.state.on, ...on },
  };
  let next = put(
    definition,
    way.steps,
    mapWays(way.value as unknown as TransitionsDefinition, (one) =>
      one.target === target ? { ...one, target: name } : one,
    ),
  );
  next = put(next, [...beside, name], state, String(stateSteps.at(-1)));
  const unit = stateSteps.slice(0, stateSteps.indexOf("chart"));
  next = Object.entries(edit.go).reduce(
    (current, [event, definitionOfEvent]) => put(current, [...unit, "events", event], definitionOfEvent),
    next,
  );
  return changed(withTexts(next, edit.addStep, edit), edit.addStep, edit.on);
}
const likeAddress = (address: string, like: string): string =>
  `${address.slice(0, address.lastIndexOf(".") + 1)}${like}`;
/** Handlers that stay inside (no target): what a step must go on doing when it stands in for another. */
const innerHandlers = (state: StateDefinition): Record<string, TransitionsDefinition> =>
  Object.fromEntries(
    Object.entries(state.on ?? {}).filter(
      ([, ways]) =>
        typeof ways === "object" && !Array.isArray(ways) && (ways as TransitionDefinition).target === undefined,
    ),
  );
const withTexts = (definition: ProcessDefinition, address: string, edit: OverlayEdit): ProcessDefinition =>
  (["nl", "en"] as const).reduce(
    (current, language) =>
      edit[language] === undefined ? current : put(current, ["texts", language, address], edit[language]),
    definition,
  );

/** Every way that led to the skipped state leads to where its way `as` leads. The state stays a name that reads false. */
export function skipStep(definition: ProcessDefinition, edit: Edit<"skipStep">): Outcome {
  const found = existing(definition, "skipStep", edit.skipStep);
  if (isRefusal(found)) return found;
  const name = String(found.steps.at(-1));
  const outs = waysOf((found.value as unknown as StateDefinition).on?.[edit.as]);
  const [first] = outs;
  if (first?.target === undefined || outs.some(({ target }) => target === undefined))
    return refuse(
      "as",
      "unknown-event",
      `The step "${name}" has no way out "${edit.as}" that leads on.`,
      didYouMean(edit.as, Object.keys((found.value as unknown as StateDefinition).on ?? {})),
    );
  const chartSteps = found.steps.slice(0, found.steps.indexOf("chart") + 1);
  const unit = chartSteps.slice(0, -1);
  let next = definition;
  /** The way in, and then the way out at once: with the guards and the effects of both. */
  const through = (way: TransitionDefinition, out: TransitionDefinition): TransitionDefinition => {
    const [joined, guard] = withGuard(next, unit, way.guard, out.guard);
    next = joined;
    const before = way.target?.slice(0, way.target.length - name.length) ?? "";
    const actions = [...listOf(way.actions), ...listOf(out.actions)];
    return {
      ...way,
      target: out.target?.startsWith("#") ? out.target : `${before}${out.target}`,
      ...(guard === undefined ? {} : { guard }),
      ...(actions.length === 0 ? {} : { actions }),
    };
  };
  const redirect = (ways: TransitionsDefinition): TransitionsDefinition => {
    const all = waysOf(ways).flatMap((way) =>
      way.target === name || way.target?.endsWith(`.${name}`) ? outs.map((out) => through(way, out)) : [way],
    );
    return Array.isArray(ways) || all.length > 1 ? all : (all[0] ?? ways);
  };
  const walk = (state: StateDefinition, key: string): StateDefinition => ({
    ...state,
    ...(state.initial === name ? { initial: first.target as string } : {}),
    ...(state.on && key !== name
      ? { on: Object.fromEntries(Object.entries(state.on).map(([event, ways]) => [event, redirect(ways)])) }
      : {}),
    ...(state.always && key !== name ? { always: redirect(state.always) } : {}),
    ...(state.states
      ? {
          states: Object.fromEntries(Object.entries(state.states).map(([child, inner]) => [child, walk(inner, child)])),
        }
      : {}),
  });
  const chart = walk(get(definition, chartSteps) as unknown as StateDefinition, "");
  return changed(put(next, chartSteps, chart), edit.skipStep);
}

export function add(definition: ProcessDefinition, edit: Edit<"add">, base: ProcessDefinition): Outcome {
  const steps = stepsTo(definition, edit.add);
  if (!steps || get(definition, steps.slice(0, -2)) === undefined)
    return refuse(
      "add",
      "unknown-address",
      `Nothing can be added at "${edit.add}".`,
      "Write kind.table.id, e.g. case.facts.newName.",
    );
  if (get(definition, steps) !== undefined)
    return refuse("add", "already-there", `"${edit.add}" is there already.`, "Use change, or another name.");
  const locked = lockOn(definition, steps.slice(0, -1));
  if (locked !== undefined)
    return refuse("add", "locked", `Nothing may be added at "${edit.add}": ${locked}.`, "Leave it as the base has it.");
  const right = addsRight(base, edit.value, steps);
  if (right !== undefined) return tooWide(right);
  return changed(withTexts(put(definition, steps, edit.value), edit.add, edit), edit.add);
}
const tooWide = (what: string): Refusal =>
  refuse(
    "value",
    "widens",
    `A variant cannot widen a right: ${what} is not in the base.`,
    "Use a subset of what the base allows, or narrow it: the old condition && one more.",
  );

export function change(definition: ProcessDefinition, edit: Edit<"change">, base: ProcessDefinition): Outcome {
  const found = existing(definition, "change", edit.change);
  if (isRefusal(found)) {
    // Something beside things that exist (a rung of a ladder): making it is adding.
    const steps = stepsTo(definition, edit.change);
    return steps && isNode(get(definition, steps.slice(0, -1))) && found.refused.code === "unknown-address"
      ? add(definition, { ...edit, add: edit.change }, base)
      : found;
  }
  if (isWholeTable(found.steps))
    return refuse(
      "change",
      "not-one-thing",
      `"${edit.change}" is a whole table or unit.`,
      `Name one thing in it, e.g. ${edit.change}.${Object.keys(isNode(found.value) ? found.value : {})[0] ?? "name"}.`,
    );
  if (found.steps[0] === "policies")
    return refuse(
      "change",
      "promise",
      "A promise of the base is kept by every variant.",
      "Add one of your own beside it.",
    );
  const bounds = leavesBounds(base, found.value, edit.value, found.steps);
  if (bounds !== undefined)
    return refuse(
      "value",
      "bad-value",
      `This term keeps the bounds of its setting: ${bounds}.`,
      "Stay within them, or set the setting.",
    );
  const wider = widens(found.value, edit.value, found.steps) ?? widensGate(base, found.value, edit.value, found.steps);
  if (wider !== undefined) return tooWide(wider);
  return changed(withTexts(put(definition, found.steps, edit.value), edit.change, edit), edit.change);
}

/** A kind, an item, or a table of one: too much to judge at once. */
function isWholeTable([root, , ...steps]: readonly Step[]): boolean {
  if (root !== "kinds") return false;
  const rest = steps[0] === "items" ? steps.slice(2) : steps;
  return rest.length === 0 || (rest.length === 1 && UNIT_TABLES.has(String(rest[0])));
}
const UNIT_TABLES = new Set(["facts", "sections", "events", "effects", "deadlines", "chart"]);

/** Joins a fact to the guard of a way out with `&&`. */
export function narrow(definition: ProcessDefinition, edit: Edit<"narrow">): Outcome {
  const found = existing(definition, "narrow", edit.narrow);
  if (isRefusal(found)) return found;
  const unit = found.steps.slice(0, found.steps.indexOf("chart"));
  const facts = get(definition, [...unit, "facts"]);
  const kindFacts = get(definition, ["kinds", String(unit[1]), "facts"]);
  if (!(isNode(facts) && Object.hasOwn(facts, edit.if)) && !(isNode(kindFacts) && Object.hasOwn(kindFacts, edit.if)))
    return refuse(
      "if",
      "unknown-fact",
      `There is no fact "${edit.if}" here.`,
      didYouMean(edit.if, isNode(facts) ? Object.keys(facts) : []),
    );
  let next = definition;
  const ways = mapWays(found.value as unknown as TransitionsDefinition, (way) => {
    const [joined, guard] = withGuard(next, unit, way.guard, edit.if);
    next = joined;
    return { ...way, guard: guard ?? edit.if };
  });
  return changed(put(next, found.steps, ways), edit.narrow);
}

/** Hides and orders the parts of a map: blocks of a report, tabs, columns. */
export function arrange(definition: ProcessDefinition, edit: Edit<"arrange">): Outcome {
  const found = existing(definition, "arrange", edit.arrange);
  if (isRefusal(found)) return found;
  if (!isNode(found.value))
    return refuse(
      "arrange",
      "not-a-map",
      `"${edit.arrange}" has no parts to arrange.`,
      "Name the blocks of a report, e.g. reports.list.blocks.",
    );
  const parts = found.value;
  const unknown = [...(edit.hide ?? []), ...(edit.order ?? [])].find((name) => !Object.hasOwn(parts, name));
  if (unknown)
    return refuse(
      edit.hide?.includes(unknown) ? "hide" : "order",
      "unknown-name",
      `There is no part "${unknown}" at "${edit.arrange}".`,
      didYouMean(unknown, Object.keys(parts)),
    );
  const order = [...(edit.order ?? []), ...Object.keys(parts).filter((name) => !edit.order?.includes(name))];
  const kept = order.filter((name) => !edit.hide?.includes(name)).map((name) => [name, parts[name]]);
  return changed(put(definition, found.steps, Object.fromEntries(kept)), edit.arrange);
}
export type { Edit, FieldSchema, Outcome };
