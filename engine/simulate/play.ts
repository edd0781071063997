/** Random plays: valid and invalid commands of every kind, drawn from a seed, so that a play can be repeated. */

import { rolesOf } from "../access/roles.ts";
import type { FieldSchema, Json } from "../definition/types.ts";
import type { Fields } from "../forms/types.ts";
import { asId, type GroupId, type InstanceId } from "../ids.ts";
import type { Decision, PersonRef } from "../state/types.ts";
import { isUnfinished } from "../state/unfinished.ts";
import { itemUnits, mainUnit, type Unit } from "../state/unit.ts";
import { addTerm, dayOf } from "../time.ts";
import type { World } from "./world.ts";

/** Numbers from 0 up to 1 that follow from a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How many commands of a play were taken, and how many refused. */
export interface Played {
  readonly accepted: number;
  readonly refused: number;
}

/** Plays `commands` random commands in a world, letting days pass now and then; `watch` looks after each. */
export function play(
  world: World,
  { seed, commands, watch }: { seed: number; commands: number; watch?: (decision: Decision) => void },
): Played {
  const player = new RandomPlayer(world, seeded(seed));
  let accepted = 0;
  for (let n = 0; n < commands; n += 1) {
    const decision = player.act();
    if (decision?.outcome === "accepted") accepted += 1;
    if (decision) watch?.(decision);
  }
  return { accepted, refused: commands - accepted };
}

class RandomPlayer {
  readonly #world: World;
  readonly #random: () => number;
  #made = 0;

  constructor(world: World, random: () => number) {
    this.#world = world;
    this.#random = random;
  }
  #pick<T>(from: readonly T[]): T | undefined {
    return from[Math.floor(this.#random() * from.length)];
  }
  #chance(share: number): boolean {
    return this.#random() < share;
  }

  act(): Decision | undefined {
    const { instances } = this.#world;
    const kinds = Object.keys(this.#world.process.kinds);
    if (instances.length < kinds.length || (instances.length < 5 && this.#chance(0.04))) return this.#create(kinds);
    if (this.#chance(0.08)) {
      const { now, clock } = { now: this.#world.now, clock: this.#world.clock };
      this.#world.advance(addTerm(now, 1 + Math.floor(this.#random() * 4), "day", clock));
      return undefined;
    }
    const going = instances.filter(({ kind, main }) => !this.#world.process.kinds[kind]?.chart.isFinal(main.chart));
    const instance = this.#pick(going.length > 0 && this.#chance(0.95) ? going : instances);
    if (!instance) return undefined;
    const context = this.#world.context(instance.id);
    const items = itemUnits(context);
    const unfinished = items.filter(({ item }) => item !== null && isUnfinished(context.kind, item));
    const among = unfinished.length > 0 && this.#chance(0.9) ? unfinished : items;
    const unit = (this.#chance(0.55) ? this.#pick(among) : undefined) ?? mainUnit(context);
    const answered = this.#answer(instance.id, unit);
    if (answered) return answered;
    const what = this.#random();
    if (what < 0.25) return this.#add(instance.id, unit);
    return what < 0.55 ? this.#patch(instance.id, unit) : this.#event(instance.id, unit);
  }

  #create(kinds: readonly string[]): Decision {
    this.#made += 1;
    const missing = kinds.filter((kind) => !this.#world.instances.some((one) => one.kind === kind));
    const kind = this.#pick(missing.length > 0 ? missing : kinds) ?? "";
    const id = `i${this.#made}`;
    const people = Object.keys(this.#world.process.roles);
    const decisions = people.map(
      (person) => () =>
        this.#world.send(id, this.#world.person(person), {
          type: "Create",
          instance: asId<InstanceId>(id),
          kind,
          group: asId<GroupId>("group"),
        }),
    );
    let last: Decision | undefined;
    for (const decide of decisions) {
      last = decide();
      if (last.outcome === "accepted") return last;
    }
    return last as Decision;
  }

  /** Mostly somebody with a role here, sometimes anybody. */
  #somebody(id: InstanceId, unit: Unit, wanted: readonly string[] = []): PersonRef {
    const context = this.#world.context(id);
    const names = [
      context.instance.creator.id,
      ...Object.keys(this.#world.process.roles),
      ...Object.values(context.instance.items).flatMap((item) => [...item.holders]),
    ];
    const fitting = names.filter((name) => {
      const { id: person, organisation } = this.#world.person(name);
      const roles = rolesOf(context, { person, organisation }, unit);
      return wanted.flatMap((role) => this.#world.process.circle(role)).some((role) => roles.has(role));
    });
    const name = this.#chance(0.9) ? (this.#pick(fitting) ?? this.#pick(names)) : this.#pick(names);
    return this.#world.person(name ?? "nobody");
  }

  #event(id: InstanceId, unit: Unit): Decision | undefined {
    const { instance } = this.#world.context(id);
    const { chart, events, sections } = unit.definition;
    const possible = chart.possible(unit.state.chart).filter((event) => events[event]?.by);
    const event = this.#chance(0.9) ? this.#pick(possible) : this.#pick(chart.events);
    if (event === undefined) return undefined;
    const definition = events[event];
    const incoming = definition?.pick === undefined ? [] : Object.keys(instance.incoming[definition.pick] ?? {});
    const pick = this.#pick(incoming);
    const form = definition?.fill === undefined ? undefined : sections[definition.fill]?.form;
    return this.#world.send(id, this.#somebody(id, unit, definition?.by), {
      type: "SendEvent",
      unit: unit.id === null ? [] : [unit.id],
      event,
      confirmed: true,
      ...(form === undefined ? {} : { with: this.#fields(form) }),
      ...(pick === undefined ? {} : { pick }),
    });
  }

  /** Now and then somebody records what an addressee without the system said; nothing is drawn where nobody waits. */
  #answer(id: InstanceId, unit: Unit): Decision | undefined {
    const { effects, events, sections } = unit.definition;
    const [effect, sent] = Object.entries(unit.state.sent).find(([, one]) => one.outside?.length) ?? [];
    const event = events[effects[effect ?? ""]?.definition.send ?? ""];
    if (effect === undefined || !event || this.#chance(0.6)) return undefined;
    const form = event.fill === undefined ? undefined : sections[event.fill]?.form;
    const to = this.#pick(sent?.outside ?? []);
    return this.#world.send(id, this.#somebody(id, unit, event.by), {
      type: "RecordAnswer",
      unit: unit.id === null ? [] : [unit.id],
      effect,
      accepted: this.#chance(0.7),
      ...(to === undefined ? {} : { to }),
      ...(form === undefined || this.#chance(0.3) ? {} : { with: this.#fields(form) }),
    });
  }

  #patch(id: InstanceId, unit: Unit): Decision | undefined {
    const { kind } = this.#world.context(id);
    const { chart, sections } = unit.definition;
    const root = unit.id === null ? kind.definition.chart.meta : undefined;
    const open = {
      ...root?.open,
      ...Object.assign(
        {},
        ...chart.active(unit.state.chart).map((key) => chart.states[key]?.definition.meta?.open ?? {}),
      ),
    } as Readonly<Record<string, { readonly by: readonly string[] }>>;
    const name = this.#chance(0.9) ? this.#pick(Object.keys(open)) : this.#pick(Object.keys(sections));
    const section = name === undefined ? undefined : sections[name];
    if (name === undefined || !section) return undefined;
    return this.#world.send(id, this.#somebody(id, unit, open[name]?.by), {
      type: "PatchSection",
      unit: unit.id === null ? [] : [unit.id],
      patches: { [name]: { set: this.#fields(section.form) } },
    });
  }

  #add(id: InstanceId, unit: Unit): Decision | undefined {
    const context = this.#world.context(id);
    const item = this.#pick(Object.values(context.kind.items).filter(({ definition }) => definition.add));
    if (!item) return undefined;
    const far = item.link && this.#pick(this.#world.instances.filter((one) => one.kind === item.link?.to));
    const { add, of } = item.definition;
    const parent = of !== undefined && unit.item?.item === of ? unit : mainUnit(context);
    const form = add?.fill === undefined ? undefined : item.sections[add.fill]?.form;
    return this.#world.send(id, this.#somebody(id, parent, add?.by), {
      type: "AddItem",
      item: item.item,
      ...(parent.id === null ? {} : { parent: [parent.id] }),
      ...(far ? { to: { instance: far.id, kind: far.kind, group: far.group } } : {}),
      ...(form === undefined ? {} : { with: this.#fields(form) }),
    });
  }

  /** Values for some fields of a form: of the right type mostly, and sometimes not. */
  #fields(form: string): Fields {
    const schema = this.#world.process.forms[form]?.definition.schema;
    return Object.fromEntries(
      Object.entries(schema?.properties ?? {}).flatMap(([name, field]) =>
        field.computed !== undefined || this.#chance(0.3) ? [] : [[name, this.#value(field)]],
      ),
    );
  }
  #value(field: FieldSchema): Json {
    if (this.#chance(0.02)) return { wrong: true };
    if (field.enum) return this.#pick(field.enum) ?? "";
    switch (field.type) {
      case "boolean":
        return this.#chance(0.5);
      case "integer":
      case "number":
        return (
          (field.minimum ?? 0) + Math.floor(this.#random() * Math.min(10, (field.maximum ?? 10) - (field.minimum ?? 0)))
        );
      case "array":
        return Array.from({ length: Math.floor(this.#random() * 3) }, () =>
          this.#value(field.items ?? { type: "string" }),
        );
      case "object":
        return Object.fromEntries(
          Object.entries(field.properties ?? {}).flatMap(([name, inner]) =>
            inner.computed !== undefined ? [] : [[name, this.#value(inner)]],
          ),
        );
      default:
        return this.#text(field);
    }
  }
  #text(field: FieldSchema): string {
    if (field.format === "date") {
      const moved = Math.floor(this.#random() * 60) - (this.#chance(0.2) ? 5_500 : 10);
      return dayOf(addTerm(this.#world.now, moved, "day", this.#world.clock), this.#world.clock.timeZone);
    }
    const people = Object.keys(this.#world.process.roles);
    return this.#pick([...people, "some words", "other words"]) ?? "";
  }
}
