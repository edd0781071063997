/** Plays the examples of a definition and says, step by step, what was expected and what was found. Over 300 lines: one player, whose methods are the keys of a step. */

import { mayRead, maySee } from "../access/access.ts";
import { candidates, HOLDER, rolesOf } from "../access/roles.ts";
import type { CompiledProcess } from "../compile/types.ts";
import type { DecideOptions } from "../decide/index.ts";
import { namesOf } from "../definition/names-of.ts";
import type { ExampleDefinition, ExampleStep, Json } from "../definition/types.ts";
import type { Fields, Validate } from "../forms/types.ts";
import { asId, type GroupId, type InstanceId } from "../ids.ts";
import type { EvaluationContext } from "../state/context.ts";
import { findUnit } from "../state/find-unit.ts";
import { pathFrom, pathText } from "../state/path-text.ts";
import type { Decision, NewItemKey, PersonRef } from "../state/types.ts";
import { mainUnit, unitsOf } from "../state/unit.ts";
import { type Day, startOfDay } from "../time.ts";
import { requestFrom, starterFrom } from "./elsewhere.ts";
import { PolicyWatch } from "./policies.ts";
import { World } from "./world.ts";

export interface ExampleFailure {
  /** Index of the step, and the example it stands in when it was inherited. */
  readonly example: string;
  readonly step: number;
  readonly expected: string;
  readonly found: string;
  /** The promise of the definition that was broken at this step. */
  readonly policy?: string;
  /** What was done here was refused: much of what comes after it cannot come true. */
  readonly stuck?: true;
}
export interface ExampleResult {
  readonly passed: boolean;
  readonly checks: number;
  readonly failures: readonly ExampleFailure[];
  /** What did not come true in examples that the variant says to end otherwise. */
  readonly changed: readonly ExampleFailure[];
  readonly world: World;
}
export interface PlayOptions extends DecideOptions {
  readonly validate: Validate;
}
type Step = ExampleStep & { readonly people?: unknown; readonly declared?: readonly string[] };

/** Settings an example relies on: its own, or those of the one it starts from. */
function settingsOf(process: CompiledProcess, example: ExampleDefinition): Readonly<Record<string, Json>> {
  const base = example.given ? process.examples[example.given.example] : undefined;
  return { ...(base ? settingsOf(process, base) : {}), ...example.settings };
}
function firstDay(process: CompiledProcess, example: ExampleDefinition): string {
  const base = example.given ? process.examples[example.given.example] : undefined;
  return example.day ?? (base ? firstDay(process, base) : "2026-01-05");
}

/** Plays one example of a process from its beginning. */
export function runExample(process: CompiledProcess, name: string, options: PlayOptions): ExampleResult {
  const example = process.examples[name];
  if (!example) throw new Error(`There is no example "${name}".`);
  const zone = "Europe/Amsterdam";
  const world = new World(process, startOfDay(asId<Day>(firstDay(process, example)), zone), {
    ...options,
    settings: settingsOf(process, example),
  });
  const player = new Player(process, world);
  player.play(name, example);
  const { failures, changed } = setApart(process, player.failures);
  return { passed: failures.length === 0, checks: player.checks, failures, changed, world };
}

/** What a variant said to be otherwise is no failure, nor what only follows because such an example got stuck. */
function setApart(
  process: CompiledProcess,
  all: readonly ExampleFailure[],
): Pick<ExampleResult, "failures" | "changed"> {
  const said = ({ example, policy }: ExampleFailure): boolean =>
    policy === undefined && Object.hasOwn(process.changedExamples, example);
  const stuck = all.findIndex((one) => one.stuck === true && said(one));
  const follows = (index: number): boolean => stuck >= 0 && index > stuck;
  return {
    failures: all.filter((one, index) => !said(one) && !follows(index)),
    changed: all.filter((one, index) => said(one) && !follows(index)),
  };
}

interface NamedPerson {
  readonly role?: string;
  readonly roles?: readonly string[];
  readonly party?: string;
  readonly organisation?: string;
}
const peopleOf = (example: ExampleDefinition): Readonly<Record<string, NamedPerson>> =>
  (example as { readonly people?: Readonly<Record<string, NamedPerson>> }).people ?? {};

/** What was not sent is no proof of a sending: a line that expects it has to say so. */
const FAILED = /: (dropped|no receiver)$/;

class Player {
  readonly failures: ExampleFailure[] = [];
  checks = 0;
  readonly #process: CompiledProcess;
  readonly #world: World;
  readonly #promises: PolicyWatch;
  #where = { example: "", step: 0 };

  constructor(process: CompiledProcess, world: World) {
    this.#process = process;
    this.#world = world;
    this.#promises = new PolicyWatch(world);
  }

  play(name: string, example: ExampleDefinition): void {
    this.#people(example);
    if (example.given) this.#playUntil(example.given.example, example.given.until);
    this.#steps(name, example.steps);
  }
  /** Those of the example it starts from are there as well; its own come last. */
  #people(example: ExampleDefinition): void {
    const base = example.given ? this.#process.examples[example.given.example] : undefined;
    if (base) this.#people(base);
    for (const [person, details] of Object.entries(peopleOf(example))) {
      this.#world.person(person, details);
      for (const role of [...(details.role ? [details.role] : []), ...(details.roles ?? [])])
        this.#world.assign(role, person);
    }
  }

  /** Plays another example up to a named step, or to the first time a state is reached (`a/agendaPlace/m1 live.planned`). */
  #playUntil(name: string, until: string): void {
    const example = this.#process.examples[name];
    if (!example) {
      this.#where = { example: name, step: 0 };
      this.#fail(`an example "${name}"`, "none");
      return;
    }
    if (example.given) this.#playUntil(example.given.example, example.given.until);
    const named = example.steps.findIndex((step) => step.name === until);
    for (const [index, step] of example.steps.entries()) {
      this.#where = { example: name, step: index };
      if (!step.reads && !step.then && !step.log) this.#step(step);
      if (named >= 0 ? index === named : this.#isAt(until)) return;
    }
    this.#where = { example: name, step: example.steps.length };
    this.#fail(`to reach "${until}"`, "it was never reached");
  }
  #isAt(until: string): boolean {
    const [path = "", state = ""] = until.split(" ");
    return (
      this.#world.has(path.split("/")[0] ?? "") &&
      this.#stateOf(path)?.endsWith(state) === true &&
      this.#matches(path, state)
    );
  }

  #steps(name: string, steps: readonly ExampleStep[]): void {
    for (const [index, step] of steps.entries()) {
      this.#where = { example: name, step: index };
      this.#step(step);
    }
  }

  #fail(expected: string, found: string): void {
    this.failures.push({ ...this.#where, expected, found });
  }
  #check(holds: boolean, expected: string, found: () => string): void {
    this.checks += 1;
    if (!holds) this.#fail(expected, found());
  }

  /** Promises that a step, or what followed from it, broke. */
  #watchPromises(): void {
    for (const { policy, path, found } of this.#promises.breaches.splice(0))
      this.failures.push({
        ...this.#where,
        expected: `the promise "${policy}" to be kept`,
        found: `${path}: ${found}`,
        policy,
      });
  }
  #step(step: Step): void {
    this.#doStep(step);
    this.#watchPromises();
  }
  #doStep(step: Step): void {
    const { day } = step;
    if (typeof day === "string") this.#world.advance(startOfDay(asId<Day>(day), "Europe/Amsterdam"));
    if (step.do ?? step.add ?? step.new ?? step.patch ?? step.answer) this.#act(step);
    for (const [path, states] of Object.entries(step.then ?? {}))
      this.#check(
        namesOf(states).every((state) => this.#matches(path, state)),
        `${path} in ${namesOf(states).join(", ")}`,
        () => `${path} in ${this.#stateOf(path) ?? "nothing"}`,
      );
    for (const [what, expected] of Object.entries(step.reads ?? {}))
      this.#check(this.#reads(what) === expected, `${what}: ${expected}`, () => `${what}: ${!expected}`);
    for (const [who, expected] of Object.entries(step.lists ?? {})) this.#lists(who, expected);
    for (const line of namesOf(step.log))
      this.#check(
        this.#world.log.some((one) => one.includes(line) && (!FAILED.test(one) || FAILED.test(line))),
        `a log line "${line}"`,
        () => this.#world.log.slice(-6).join(" | "),
      );
  }

  #act(step: Step): void {
    const [instance = "", ...path] = pathFrom(step.at ?? "");
    if (this.#isSkipped(step, instance, path)) return;
    const as = this.#actor(step, instance, path);
    const decision = this.#send(step, instance, path, as);
    if (step.refused !== undefined) {
      const refused = namesOf(step.refused);
      const found =
        decision.outcome === "rejected"
          ? [...decision.rejection.reasons.map(({ name }) => name), decision.rejection.code]
          : [];
      // The gate itself is a true reason as well: what is found are its smallest parts.
      const gates = found.includes("not-yet") ? this.#gates(step, instance, path) : [];
      const known = refused.every((reason) =>
        [...found, ...gates].some((one) => one === reason || one === codeOf(reason)),
      );
      this.#check(known, `refused: ${refused.join(", ")}`, () =>
        decision.outcome === "rejected"
          ? `refused: ${found.join(", ")} (${decision.rejection.message})`
          : decision.outcome,
      );
    } else {
      this.checks += 1;
      if (decision.outcome !== "accepted")
        this.failures.push({
          ...this.#where,
          expected: `${describeStep(step)} accepted`,
          found: decision.outcome === "rejected" ? `refused: ${decision.rejection.message}` : decision.outcome,
          stuck: true,
        });
    }
    if (decision.outcome === "accepted") this.#passNewSteps(instance, path);
  }

  /** Facts that a step asks: of the ways an event may take, and of what is added. */
  #gates({ add, do: event }: Step, id: string, path: readonly string[]): readonly string[] {
    const context = this.#world.context(id);
    if (add !== undefined) return [context.kind.items[add]?.definition.add?.if ?? []].flat();
    const { definition, state } = findUnit(context, path) ?? mainUnit(context);
    return definition.chart.ways(state.chart, event ?? "").flatMap(({ guard }) => guard ?? []);
  }

  /** Inherited examples walk through a step that a variant added, wherever it is entered. */
  #passNewSteps(instance: string, path: readonly string[]): void {
    const { passes } = this.#process;
    for (const [state, steps] of Object.entries(passes)) {
      if (!this.#world.has(instance) || this.#process.ownExamples.includes(this.#where.example)) continue;
      if (
        !this.#activeKeys(pathText([instance, ...path])).includes(state) &&
        !this.#activeKeys(instance).includes(state)
      )
        continue;
      const at = this.#activeKeys(instance).includes(state) ? instance : pathText([instance, ...path]);
      for (const step of steps) {
        const [id = "", ...rest] = pathFrom(at);
        this.#send({ ...step, at }, id, rest, this.#actor({ ...step, at }, id, rest));
      }
    }
  }

  /** Inherited examples pass over what was done in a step that a variant skips. */
  #isSkipped(step: Step, id: string, path: readonly string[]): boolean {
    if (step.do === undefined || step.add !== undefined || !this.#world.has(id)) return false;
    if (this.#process.ownExamples.includes(this.#where.example)) return false;
    const unit = findUnit(this.#world.context(id), path);
    if (!unit) return false;
    const { address, chart } = unit.definition;
    return this.#process.skips.includes(`${address} ${step.do}`) && !chart.possible(unit.state.chart).includes(step.do);
  }

  #send(step: Step, id: string, path: readonly string[], as: PersonRef): Decision {
    const world = this.#world;
    const fields = step.with as Fields | undefined;
    const declared = step.declared ? { declared: step.declared } : {};
    if (step.new !== undefined)
      return world.send(id, as, {
        type: "Create",
        instance: asId<InstanceId>(id),
        kind: step.new,
        group: asId<GroupId>("group"),
        ...(step.patch ? { with: step.patch } : {}),
        ...(step.from === undefined ? {} : { started: true, startedBy: starterFrom(world, step.from) }),
      });
    if (step.from !== undefined) {
      const unit = world.has(id) ? (findUnit(world.context(id), path)?.id ?? null) : null;
      return world.send(
        id,
        as,
        requestFrom(world, step.from, { instance: id, unit }, { event: step.do ?? "", fields, by: as }),
      );
    }
    if (step.patch)
      return world.send(id, as, {
        type: "PatchSection",
        unit: path,
        patches: Object.fromEntries(Object.entries(step.patch).map(([section, set]) => [section, { set }])),
        ...declared,
      });
    if (step.answer !== undefined)
      return world.send(id, as, {
        type: "RecordAnswer",
        unit: path,
        effect: step.answer,
        accepted: step.accepted !== false,
        ...(typeof step.to === "string" ? { to: step.to } : {}),
        ...(fields ? { with: fields } : {}),
        ...declared,
      });
    if (step.add !== undefined) {
      const [only, ...others] = this.#newKeys(step);
      return world.send(id, as, {
        type: "AddItem",
        item: step.add,
        ...(path.length > 0 ? { parent: path } : {}),
        ...(others.length > 0 && only ? { each: [only, ...others] } : only),
        ...(fields ? { with: fields } : {}),
        ...(step.do === undefined ? {} : { event: step.do }),
        ...declared,
      });
    }
    return world.send(id, as, {
      type: "SendEvent",
      unit: path,
      event: step.do ?? "",
      confirmed: true,
      ...(fields ? { with: fields } : {}),
      ...(step.pick === undefined ? {} : { pick: this.#reference(id, step.pick) }),
      ...declared,
    });
  }

  /** What a step adds: one, or several in one commit. */
  #newKeys({ key, to }: Step): readonly NewItemKey[] {
    const list = (names: string | readonly string[] | undefined) => (names === undefined ? [] : [names].flat());
    const far = (id: string) => {
      const { kind, group } = this.#world.get(id);
      return { instance: asId<InstanceId>(id), kind, group };
    };
    const links = list(to).filter((id) => this.#world.has(id));
    if (links.length > 1) return links.map((id) => ({ to: far(id) }));
    const [link] = links.map(far);
    const keys = list(key).map((one) => ({ key: one, ...(link ? { to: link } : {}) }));
    return keys.length > 0 ? keys : link ? [{ to: link }] : [];
  }

  /** `a/agendaPlace/m1` as the reference by which instance `id` knows it. */
  #reference(id: string, pick: string): string {
    const [owner = "", ...path] = pathFrom(pick);
    if (!this.#world.has(owner) || !this.#world.has(id)) return pick;
    const unit = findUnit(this.#world.context(owner), path);
    return unit?.item ? `${owner}/${unit.id}` : pick;
  }

  /** Who a role stands for in an example: see docs/format/examples.md. */
  #actor(step: Step, id: string, path: readonly string[]): PersonRef {
    const as = step.as ?? "";
    const definition = this.#process.roles[as];
    const world = this.#world;
    const isRole = as === HOLDER || definition !== undefined;
    if (!isRole || step.new !== undefined || !world.has(id)) return world.person(as);
    if (definition?.held === "creator") return world.get(id).creator;
    if (definition?.held === "group") return world.person(as);
    if (as === HOLDER || definition?.held === "holder") return this.#holder(step, id, path);
    return this.#inRole(as, id, path) ?? world.person(as);
  }
  #holder(step: Step, id: string, path: readonly string[]): PersonRef {
    if (step.add !== undefined) {
      // Whoever adds an item that he will hold is one of the group, with no function that a process reads.
      const name = [step.key ?? HOLDER].flat()[0] ?? HOLDER;
      this.#world.assign(HOLDER, name);
      return this.#world.person(name);
    }
    const item = findUnit(this.#world.context(id), path)?.item;
    return this.#world.person(item?.holders[0] ?? item?.key ?? HOLDER);
  }
  /** Somebody who has a role now. */
  #inRole(role: string, id: string, path: readonly string[]): PersonRef | undefined {
    const context = this.#world.context(id);
    const unit = findUnit(context, path) ?? mainUnit(context);
    return this.#candidates(context).find((person) =>
      rolesOf(context, { person: person.id, organisation: person.organisation }, unit).has(role),
    );
  }
  /** Whoever may have a role there: those of the group, creator, holders, those to whom something is granted, and keys of items that may be persons. */
  #candidates(context: EvaluationContext): readonly PersonRef[] {
    const named = Object.values(this.#world.group.functions).flat();
    return [
      ...new Set<string>([
        context.instance.creator.id,
        ...named,
        ...candidates(context),
        ...this.#world.instances.flatMap((one) => Object.values(one.items).flatMap((item) => [item.key])),
      ]),
    ].map((id) => this.#world.person(id));
  }

  /** The roles a name stands for, a circle for several; none when it is a person's. */
  #rolesNamed(name: string): readonly string[] {
    return this.#process.circle(name).filter((role) => this.#process.roles[role] !== undefined || role === HOLDER);
  }

  /** `"a family table"`: whether somebody in the role can read the section now. */
  #reads(what: string): boolean {
    const [path = "", section = "", role = ""] = what.split(" ");
    const [id = "", ...rest] = pathFrom(path);
    if (!this.#world.has(id)) return false;
    const context = this.#world.context(id);
    const unit = findUnit(context, rest);
    if (unit === undefined) return false;
    const roles = this.#rolesNamed(role);
    return (roles.length > 0 ? this.#candidates(context) : [this.#world.person(role)]).some((person) => {
      const actor = { person: person.id, organisation: person.organisation };
      const has = rolesOf(context, actor, unit);
      return (
        (roles.length === 0 || roles.some((one) => has.has(one))) && mayRead(context, actor, unit, section).allowed
      );
    });
  }

  /** `"a table": true`: whether somebody in the role sees the instance in lists; `"table": ["a"]`: which ones he sees. */
  #lists(what: string, expected: Json): void {
    const [first = "", second] = what.split(" ");
    const seen = this.#world.instances
      .filter(({ id }) => this.#sees(id, second ?? first))
      .map(({ id }) => String(id))
      .sort();
    const found = typeof expected === "boolean" ? seen.includes(first) : seen;
    const wanted = Array.isArray(expected) ? expected.map(String).sort() : expected;
    this.#check(
      JSON.stringify(found) === JSON.stringify(wanted),
      `lists ${what}: ${JSON.stringify(wanted)}`,
      () => `lists ${what}: ${JSON.stringify(found)}`,
    );
  }
  #sees(id: string, name: string): boolean {
    const context = this.#world.context(id);
    const roles = this.#rolesNamed(name);
    return (roles.length > 0 ? this.#candidates(context) : [this.#world.person(name)]).some((person) => {
      const actor = { person: person.id, organisation: person.organisation };
      if (roles.length === 0) return maySee(context, actor);
      return unitsOf(context).some((unit) => roles.some((role) => rolesOf(context, actor, unit).has(role)));
    });
  }

  #activeKeys(path: string): readonly string[] {
    const [id = "", ...rest] = pathFrom(path);
    if (!this.#world.has(id)) return [];
    const unit = findUnit(this.#world.context(id), rest);
    return unit?.definition.chart.active(unit.state.chart) ?? [];
  }
  #stateOf(path: string): string | undefined {
    const keys = this.#activeKeys(path);
    return keys.length === 0 ? undefined : keys.join(".");
  }
  /** `running.planned` names active states, outermost first; parallel leaves may be joined by a blank or comma. */
  #matches(path: string, state: string): boolean {
    const keys = this.#activeKeys(path);
    return keys.length > 0 && state.split(/[\s,]+/).every((one) => one.split(".").every((key) => keys.includes(key)));
  }
}

/** A refusal in words, as its code: `already there`, `give is not possible now`, `text is not open for chair`. */
function codeOf(words: string): string {
  if (words.endsWith("is not possible now")) return "not-possible-now";
  if (words.includes(" is not open for ")) return "section-closed";
  return words.replaceAll(" ", "-");
}

const describeStep = (step: Step): string =>
  `${step.at ?? ""} ${step.as ?? ""}: ${step.do ?? step.add ?? step.new ?? step.answer ?? "patch"}`;
