/** A world in memory: several instances, the clock and the outbox, played with the real engine. For examples, previews and property tests. Over 300 lines: one world, kept together. */

import { knownNames } from "../access/known-names.ts";
import { recipientsOf } from "../access/recipients.ts";
import type { CompiledProcess } from "../compile/types.ts";
import { nextDue, rungsAhead } from "../decide/deadlines.ts";
import { type DecideOptions, decide } from "../decide/index.ts";
import type { Json } from "../definition/types.ts";
import type { Fields, Validate } from "../forms/types.ts";
import {
  asId,
  type CommandId,
  type GroupId,
  type InstanceId,
  type ItemId,
  type OrganisationId,
  type PersonId,
} from "../ids.ts";
import type { KnownNames } from "../screening/types.ts";
import type { EvaluationContext } from "../state/context.ts";
import { holds } from "../state/facts.ts";
import { pathText } from "../state/path-text.ts";
import type {
  Actor,
  Command,
  Contents,
  Decision,
  Directory,
  Effect,
  Group,
  Instance,
  InstanceEvent,
  PersonRef,
} from "../state/types.ts";
import { mainUnit, unitAt } from "../state/unit.ts";
import type { Clock, Timestamp } from "../time.ts";

const GROUP = asId<GroupId>("group");

export interface WorldOptions extends DecideOptions {
  readonly validate: Validate;
  readonly settings?: Readonly<Record<string, Json>>;
  readonly timeZone?: string;
}
interface Held {
  instance: Instance;
  readonly contents: Map<string, Fields>;
  readonly commits: PlayedCommit[];
}
/** A command without what the world fills in. */
export type Body = Command extends infer One ? (One extends Command ? Omit<One, "id" | "at" | "actor"> : never) : never;

/** What somebody did, or how far time went: with the people of a script it can be done again. */
export type Move =
  | { readonly type: "send"; readonly instance: InstanceId; readonly as: PersonId; readonly body: Body }
  | { readonly type: "advance"; readonly to: Timestamp };
/** Everything that a world came from. */
export interface Script {
  readonly start: Timestamp;
  readonly settings: Readonly<Record<string, Json>>;
  readonly people: readonly PersonRef[];
  /** Role → who has that function of the group. */
  readonly functions: Readonly<Record<string, readonly PersonId[]>>;
  readonly moves: readonly Move[];
}
/** One commit of an instance, as timelines tell it. */
export interface PlayedCommit {
  readonly revision: number;
  readonly at: Timestamp;
  readonly actor: PersonId;
  readonly role?: string;
  readonly events: readonly InstanceEvent[];
}

/** Every command that was accepted, for replays. */
export interface Recorded {
  readonly instance: InstanceId;
  readonly command: Command;
  readonly reserved: Readonly<Record<string, number>>;
}

type StartEffect = Extract<Effect, { type: "start" }>;

/** Names of what stood in the way, else the code; `undefined` when nothing did. */
function whyNot(decision: Decision): readonly string[] | undefined {
  if (decision.outcome !== "rejected") return undefined;
  const { reasons, code } = decision.rejection;
  return reasons.length > 0 ? reasons.map(({ name }) => name) : [code];
}

export class World {
  readonly process: CompiledProcess;
  readonly log: string[] = [];
  readonly recorded: Recorded[] = [];
  readonly #moves: Move[] = [];
  readonly #start: Timestamp;
  now: Timestamp;
  readonly #options: WorldOptions;
  readonly #held = new Map<InstanceId, Held>();
  readonly #people = new Map<string, PersonRef>();
  readonly #functions: Record<string, PersonId[]> = {};
  readonly #sequences = new Map<string, number>();
  readonly #listeners: ((id: InstanceId) => void)[] = [];
  /** Instances of other processes that effects started. */
  readonly #elsewhere = new Set<string>();
  #commands = 0;
  #outbox: { from: InstanceId; effect: Effect; group: GroupId }[] = [];

  constructor(process: CompiledProcess, now: Timestamp, options: WorldOptions) {
    this.process = process;
    this.now = now;
    this.#start = now;
    this.#options = options;
    for (const [role, definition] of Object.entries(process.roles))
      if (definition.held === "group") this.assign(role, role);
  }

  /** Another world that stands where this one does: what happens in it does not happen here. Listeners stay behind. */
  fork(): World {
    const other = new World(this.process, this.#start, this.#options);
    other.now = this.now;
    for (const [id, { instance, contents, commits }] of this.#held)
      other.#held.set(id, { instance, contents: new Map(contents), commits: [...commits] });
    for (const [name, person] of this.#people) other.#people.set(name, person);
    for (const [role, people] of Object.entries(this.#functions)) other.#functions[role] = [...people];
    for (const [key, n] of this.#sequences) other.#sequences.set(key, n);
    other.#commands = this.#commands;
    other.#outbox = [...this.#outbox];
    other.#moves.push(...this.#moves);
    return other;
  }

  /** A person by name; made when first named, with an organisation and party of that name. */
  person(
    name: string,
    details: Partial<Pick<PersonRef, "party" | "domain">> & { readonly organisation?: string } = {},
  ): PersonRef {
    const known = this.#people.get(name);
    if (known) return known;
    const made: PersonRef = {
      id: asId(name),
      organisation: asId<OrganisationId>(details.organisation ?? name),
      party: details.party ?? name,
      domain: details.domain ?? "",
    };
    this.#people.set(name, made);
    return made;
  }
  /** Puts somebody into the world as described. */
  admit(person: PersonRef): void {
    this.#people.set(person.id, person);
  }
  /** Gives a person a function of the one group. */
  assign(role: string, name: string): void {
    const { id } = this.person(name);
    const all = this.#functions[role] ?? [];
    if (!all.includes(id)) this.#functions[role] = [...all, id];
  }
  get group(): Group {
    return {
      id: GROUP,
      name: "group",
      municipality: "",
      process: this.process.id,
      settings: this.#options.settings ?? {},
      functions: this.#functions,
    };
  }
  get people(): readonly PersonRef[] {
    return [...this.#people.values()];
  }
  /** What was done until now, from the beginning. */
  get script(): Script {
    const { settings = {} } = this.#options;
    const functions = Object.fromEntries(Object.entries(this.#functions).map(([role, all]) => [role, [...all]]));
    return { start: this.#start, settings, people: this.people, functions, moves: [...this.#moves] };
  }
  /** Every commit of an instance, oldest first. */
  commits(id: string): readonly PlayedCommit[] {
    return this.#held.get(asId(id))?.commits ?? [];
  }
  get directory(): Directory {
    return { group: () => this.group, person: (id) => this.#people.get(id) };
  }
  get clock(): Clock {
    return { now: this.now, ...this.#clock };
  }
  get #clock(): Omit<Clock, "now"> {
    return {
      timeZone: this.#options.timeZone ?? "Europe/Amsterdam",
      holidays: new Set(this.process.profile.holidays.map(({ day }) => day)),
    };
  }

  /** Calls the listener after every commit, with the instance it is of. */
  watch(listener: (id: InstanceId) => void): void {
    this.#listeners.push(listener);
  }
  has(id: string): boolean {
    return this.#held.has(asId(id));
  }
  get(id: string): Instance {
    const held = this.#held.get(asId(id));
    if (!held) throw new Error(`There is no instance "${id}" in this world.`);
    return held.instance;
  }
  get instances(): readonly Instance[] {
    return [...this.#held.values()].map(({ instance }) => instance);
  }
  contents(id: string): Contents {
    const held = this.#held.get(asId(id));
    return { read: (unit, section) => held?.contents.get(`${unit ?? ""} ${section}`) };
  }
  context(id: string): EvaluationContext {
    const instance = this.get(id);
    const kind = this.process.kinds[instance.kind];
    if (!kind) throw new Error(`There is no kind "${instance.kind}".`);
    return {
      process: this.process,
      kind,
      instance,
      contents: this.contents(id),
      directory: this.directory,
      clock: this.clock,
      owners: this.#owners(),
    };
  }
  /** Each instance once: what it was asked, it is asked again for every link. */
  #owners(): (id: InstanceId) => EvaluationContext | undefined {
    const known = new Map<InstanceId, EvaluationContext>();
    return (id) => {
      if (!this.has(id)) return undefined;
      const owner = known.get(id) ?? this.context(id);
      known.set(id, owner);
      return owner;
    };
  }

  /** Sends one command as a person, then carries out everything that follows from it, until it is quiet. */
  send(id: string, as: PersonRef, body: Body): Decision {
    const decision = this.#handle(asId(id), as, body);
    if (decision.outcome === "accepted") this.#moves.push({ type: "send", instance: asId(id), as: as.id, body });
    this.drain();
    return decision;
  }

  #handle(id: InstanceId, as: PersonRef, body: Body, key?: string): Decision {
    this.#commands += 1;
    const command = {
      ...body,
      id: asId<CommandId>(key ?? `c${this.#commands}`),
      at: this.now,
      actor: { person: as.id, organisation: as.organisation },
    } as Command;
    const held = this.#held.get(id);
    if (!held && command.type !== "Create")
      return {
        outcome: "rejected",
        rejection: { code: "not-found", details: {}, message: "There is no such instance.", reasons: [] },
      };
    const reserved: Record<string, number> = {};
    for (;;) {
      const given = {
        contents: this.contents(id),
        directory: this.directory,
        validate: this.#options.validate,
        clock: this.#clock,
        reserved,
        nearby: "with" in command || "patches" in command ? this.#namesNearby(held?.instance, command.actor) : [],
      };
      const decision = decide(this.process, held?.instance ?? null, command, given, this.#options);
      if (decision.outcome === "needs-numbers") {
        for (const name of decision.numberings) reserved[name] = this.#next(name);
        continue;
      }
      if (decision.outcome === "accepted") this.#commit(id, command, decision, reserved);
      return decision;
    }
  }
  /** Names in the instances that link to this one: a write is compared with those as well. */
  #namesNearby(instance: Instance | undefined, actor: Actor): readonly KnownNames[] {
    const owners = Object.values(instance?.incoming ?? {}).flatMap((all) =>
      Object.values(all).map(({ owner }) => owner),
    );
    return [...new Set(owners)].map((owner) => knownNames(this.context(owner), actor));
  }
  #next(name: string): number {
    const key = `${name}:${this.now.slice(0, 4)}`;
    const next = (this.#sequences.get(key) ?? 0) + 1;
    this.#sequences.set(key, next);
    return next;
  }
  #commit(
    id: InstanceId,
    command: Command,
    decision: Extract<Decision, { outcome: "accepted" }>,
    reserved: Readonly<Record<string, number>>,
  ): void {
    const { contents = new Map<string, Fields>(), commits = [] } = this.#held.get(id) ?? {};
    for (const { unit, section, fields } of decision.written) {
      if (fields === null) contents.delete(`${unit ?? ""} ${section}`);
      else contents.set(`${unit ?? ""} ${section}`, fields);
    }
    const { instance, role, events } = decision;
    const { at, actor } = command;
    commits.push({
      revision: instance.revision,
      at,
      actor: actor.person,
      ...(role === undefined ? {} : { role }),
      events,
    });
    this.#held.set(id, { instance, contents, commits });
    this.recorded.push({ instance: id, command, reserved });
    for (const listener of this.#listeners) listener(id);
    for (const effect of decision.effects) this.#outbox.push({ from: id, effect, group: decision.instance.group });
  }

  /** Carries out effects in order until none is left. */
  drain(): void {
    for (let next = this.#outbox.shift(); next; next = this.#outbox.shift()) this.#carryOut(next.from, next.effect);
  }

  /** Path of a unit as examples write it: `a/agendaPlace/m1`. */
  path(id: InstanceId, unit: ItemId | null): string {
    if (unit === null) return id;
    const item = this.#held.get(id)?.instance.items[unit];
    if (!item) return `${id}/${unit}`;
    return `${this.path(id, item.parent ?? null)}/${pathText([item.item, item.key])}`;
  }

  #carryOut(from: InstanceId, effect: Effect): void {
    const where = this.path(from, effect.unit);
    const context = this.context(from);
    const unit = unitAt(context, effect.unit) ?? mainUnit(context);
    const unmet = (effect.needs ?? []).filter((need) => !holds(context, unit, need));
    if (unmet.length > 0) {
      this.log.push(`${effect.name ?? effect.type} from ${where}: dropped`);
      if (effect.type === "request") this.#answer(effect, unmet);
      if (effect.type === "start") this.#answerStart(from, effect, asId(""), unmet);
      return;
    }
    switch (effect.type) {
      case "notify":
      case "report": {
        const roles = effect.type === "notify" ? effect.roles : effect.notify;
        const nobody = roles.length > 0 && recipientsOf(context, unit, roles).length === 0;
        this.log.push(`${effect.name ?? effect.type} from ${where}${nobody ? ": no receiver" : ""}`);
        return;
      }
      case "request":
        this.#request(effect);
        return;
      case "mirror":
        this.#handle(effect.to, this.person("system"), { type: "Mirror", mirror: effect.mirror }, effect.id);
        return;
      case "brought":
        this.#handle(effect.to, this.person("system"), { type: "Brought", brought: effect.brought }, effect.id);
        return;
      case "start":
        this.#startFrom(from, effect);
        return;
    }
  }

  /** An instance started by the effect `ask` of `a` is `a.ask`; the next one `a.ask2`. */
  #startFrom(from: InstanceId, effect: StartEffect): void {
    const name = `${this.path(from, effect.unit).replaceAll("/", ".")}.${effect.name}`;
    let id = name;
    for (let n = 2; this.has(id) || this.#elsewhere.has(id); n += 1) id = `${name}${n}`;
    if (effect.process !== undefined) {
      this.#startElsewhere(from, id, effect);
      return;
    }
    const decision = this.#handle(
      asId(id),
      effect.by,
      {
        type: "Create",
        instance: asId(id),
        kind: effect.kind,
        group: effect.group,
        with: effect.with,
        started: true,
        ...(effect.startedBy === undefined ? {} : { startedBy: effect.startedBy }),
      },
      effect.id,
    );
    const why = whyNot(decision);
    this.log.push(
      `start ${effect.kind} from ${this.path(from, effect.unit)}: ${why ? `refused: ${why.join(", ")}` : "accepted"}`,
    );
    this.#answerStart(from, effect, asId(id), why);
  }
  /** An instance of another process is not played: it was made, and says what an example has it say (docs/format/effects.md). */
  #startElsewhere(from: InstanceId, id: string, effect: StartEffect): void {
    this.#elsewhere.add(id);
    this.log.push(`start ${effect.process}/${effect.kind} from ${this.path(from, effect.unit)}: accepted`);
    this.#answerStart(from, effect, asId(id), undefined);
  }
  #answerStart(to: InstanceId, effect: StartEffect, from: InstanceId, why: readonly string[] | undefined): void {
    const answer = {
      from,
      unit: effect.unit,
      ...(effect.name === undefined ? {} : { effect: effect.name }),
      ...(effect.round === undefined ? {} : { round: effect.round }),
      accepted: why === undefined,
      ...(why === undefined ? {} : { why }),
    };
    this.#handle(to, effect.by, { type: "Answer", answer }, `${effect.id}:answer`);
  }

  #request(effect: Extract<Effect, { type: "request" }>): void {
    const { request } = effect;
    if (request.from.process !== undefined) {
      this.log.push(`${request.event} -> ${request.to.instance}: accepted`);
      this.#answer(effect, undefined);
      return;
    }
    const decision = this.#handle(request.to.instance, request.by, { type: "Request", request }, effect.id);
    const why = whyNot(decision);
    this.log.push(
      `${request.event} -> ${this.path(request.to.instance, request.to.unit)}: ${why ? `refused: ${why.join(", ")}` : "accepted"}`,
    );
    this.#answer(effect, why);
  }
  /** Tells the instance that asked: yes, or no and why. */
  #answer({ id, request }: Extract<Effect, { type: "request" }>, why: readonly string[] | undefined): void {
    const { effect, round } = request.from;
    const answer = {
      from: request.to.instance,
      unit: request.from.unit,
      ...(effect === undefined ? {} : { effect }),
      ...(round === undefined ? {} : { round }),
      accepted: why === undefined,
      ...(why === undefined ? {} : { why }),
    };
    this.#handle(request.from.instance, request.by, { type: "Answer", answer }, `${id}:answer`);
  }

  /** Lets time pass to a moment: deadlines and wake-ups fire in the order of time, each with what follows from it. */
  advance(to: Timestamp): void {
    if (to > this.now) this.#moves.push({ type: "advance", to });
    for (let budget = 0; budget < 10_000; budget += 1) {
      const due = this.#nextDue(to);
      if (!due) break;
      if (due.at > this.now) this.now = due.at;
      if (!this.#fire(due.id)) break;
      this.drain();
    }
    this.now = to;
  }
  #nextDue(to: Timestamp): { readonly id: InstanceId; readonly at: Timestamp } | undefined {
    const all = [...this.#held.entries()].flatMap(([id, { instance }]) => {
      const kind = this.process.kinds[instance.kind];
      const at = kind ? nextDue(kind, instance, this.#clock) : null;
      return at !== null && at <= to ? [{ id, at }] : [];
    });
    return all.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))[0];
  }
  /** Fires the earliest thing that is due in an instance; `false` when nothing could be done about it. */
  #fire(id: InstanceId): boolean {
    const { instance } = this.#held.get(id) as Held;
    const kind = this.process.kinds[instance.kind];
    if (!kind) return false;
    const [rung] = rungsAhead(kind, instance, this.#clock);
    const system = this.person("system");
    const wakeIsFirst = instance.wakeAt !== null && (rung === undefined || instance.wakeAt <= rung.at);
    const decision =
      wakeIsFirst || !rung
        ? this.#handle(id, system, { type: "WakeUp" })
        : this.#handle(id, system, {
            type: "DeadlineDue",
            unit: rung.unit === null ? [] : [rung.unit],
            deadline: rung.deadline,
            rung: rung.rung,
          });
    return decision.outcome === "accepted";
  }
}
