/** Watches a world for broken promises: after every commit, and at the end of a play. */

import { grantingRoles } from "../access/access.ts";
import { candidates, rolesOf } from "../access/roles.ts";
import { READS, type Reads } from "../compile/policies.ts";
import type { CompiledPolicy, CompiledProcess } from "../compile/types.ts";
import type { Json } from "../definition/types.ts";
import type { Program } from "../expressions/types.ts";
import { asId, type InstanceId, type OrganisationId } from "../ids.ts";
import type { EvaluationContext } from "../state/context.ts";
import { plain } from "../state/plain.ts";
import { variables } from "../state/scope.ts";
import { isEnded } from "../state/unfinished.ts";
import { itemUnits, mainUnit, type Unit } from "../state/unit.ts";
import type { World } from "./world.ts";

/** One promise that was broken, where, and by what. */
export interface Breach {
  readonly policy: string;
  readonly rule: "never" | "leadsTo" | "keeps";
  /** `a/agendaPlace/m1`. */
  readonly path: string;
  /** In the words of the definition. */
  readonly found: string;
}
type Watched = CompiledPolicy["units"][number] & { readonly name: string };

/** Whether somebody who has the role here reads the section through it now. `kind.section` is one of the main unit. */
function readsNow(context: EvaluationContext, unit: Unit, role: string, section: string): boolean {
  const { kind, process, directory, instance } = context;
  const isMain = section.startsWith(`${kind.kind}.`);
  const at = isMain ? mainUnit(context) : unit;
  const name = isMain ? section.slice(kind.kind.length + 1) : section;
  if (!at.state.sections[name]) return false;
  const group = directory.group(instance.group);
  const people = new Set([...candidates(context), ...Object.values(group?.functions ?? {}).flat()]);
  return [...people].some((person) => {
    // Somebody to whom something is granted and who is nowhere else known is a person by himself.
    const organisation = directory.person(person)?.organisation ?? asId<OrganisationId>(person);
    const actor = { person, organisation };
    const roles = rolesOf(context, actor, at);
    const through = grantingRoles(context, actor, at, name);
    return process.circle(role).some((one) => roles.has(one) && through.includes(one));
  });
}

/** Every policy with a unit that it is about. */
const watchedIn = ({ policies }: CompiledProcess): readonly Watched[] =>
  policies.flatMap(({ name, units }) => units.map((unit) => ({ ...unit, name })));

/** The names of a unit, with the answer to `reads(…)`. */
function namesOf(context: EvaluationContext, unit: Unit): Readonly<Record<string, unknown>> {
  const reads: Reads = (role, section) => readsNow(context, unit, role, section);
  return new Proxy(variables(context, unit), {
    get: (names, name, receiver) => (name === READS ? reads : Reflect.get(names, name, receiver)),
  });
}

export class PolicyWatch {
  readonly breaches: Breach[] = [];
  readonly #world: World;
  readonly #watched: readonly Watched[];
  /** Told once: a promise that is broken stays broken. */
  readonly #told = new Set<string>();
  /** What came to hold and still has to lead somewhere; and what it must keep. */
  readonly #owed = new Map<string, { readonly id: InstanceId; readonly one: Watched }>();
  readonly #kept = new Map<string, Json>();

  constructor(world: World) {
    this.#world = world;
    this.#watched = watchedIn(world.process);
    if (this.#watched.length > 0) world.watch((id) => this.#look(id));
  }

  /** Watches a fork of the world with what is known until now. */
  onFork(world: World): PolicyWatch {
    const other = new PolicyWatch(world);
    other.breaches.push(...this.breaches);
    for (const one of this.#told) other.#told.add(one);
    for (const [key, owed] of this.#owed) other.#owed.set(key, owed);
    for (const [key, kept] of this.#kept) other.#kept.set(key, kept);
    return other;
  }

  #ask(context: EvaluationContext, unit: Unit, program: Program): unknown {
    const answer = program.evaluate(namesOf(context, unit), context.clock);
    return answer.absent ? undefined : answer.value;
  }
  #tell(one: Watched, rule: Breach["rule"], id: InstanceId, unit: Unit, found: string): void {
    const key = `${one.name} ${rule} ${id} ${unit.id ?? ""}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.breaches.push({ policy: one.name, rule, path: this.#world.path(id, unit.id), found });
  }

  #look(id: InstanceId): void {
    const context = this.#world.context(id);
    for (const one of this.#watched) {
      if (one.unit.kind !== context.kind.kind) continue;
      const items = itemUnits(context).filter(({ item }) => item?.item === one.unit.item);
      for (const unit of one.unit.item === undefined ? [mainUnit(context)] : items)
        this.#lookAt(context, id, unit, one);
    }
  }
  #lookAt(context: EvaluationContext, id: InstanceId, unit: Unit, one: Watched): void {
    if (one.never && this.#ask(context, unit, one.never) === true)
      this.#tell(one, "never", id, unit, `\`${one.never.source}\` holds`);
    if (!one.after) return;
    const key = `${one.name} ${id} ${unit.id ?? ""}`;
    const holds = this.#ask(context, unit, one.after) === true;
    if (one.keeps) this.#keep(context, id, unit, one, one.keeps, key, holds);
    if (!one.leadsTo) return;
    // What comes to hold again has to lead there again.
    if (holds) this.#owed.set(key, { id, one });
    if (this.#ask(context, unit, one.leadsTo) === true) this.#owed.delete(key);
    this.#settle(context, unit, key);
  }
  #keep(
    context: EvaluationContext,
    id: InstanceId,
    unit: Unit,
    one: Watched,
    keeps: Program,
    key: string,
    holds: boolean,
  ): void {
    if (!holds && !this.#kept.has(key)) return;
    const value = plain(this.#ask(context, unit, keeps) ?? null);
    const kept = this.#kept.get(key);
    if (kept === undefined) this.#kept.set(key, value);
    else if (JSON.stringify(kept) !== JSON.stringify(value))
      this.#tell(one, "keeps", id, unit, `\`${keeps.source}\` changed after \`${one.after?.source ?? ""}\``);
  }
  /** A unit that has come to its end will lead nowhere any more. */
  #settle({ kind, instance }: EvaluationContext, unit: Unit, key: string): void {
    const owed = this.#owed.get(key);
    if (!owed || !(isEnded(unit) || kind.chart.isFinal(instance.main.chart))) return;
    const { id, one } = owed;
    this.#tell(
      one,
      "leadsTo",
      id,
      unit,
      `\`${one.after?.source ?? ""}\` held, and it ended without \`${one.leadsTo?.source ?? ""}\``,
    );
  }
}
