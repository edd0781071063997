/** The working copy of one command: everything that happens goes through `emit`, so folding the events gives the same instance. */

import { SOURCE } from "../compile/sources.ts";
import type { CompiledKind, CompiledProcess } from "../compile/types.ts";
import type { Fields } from "../forms/types.ts";
import type { ItemId } from "../ids.ts";
import { asId } from "../ids.ts";
import type { EvaluationContext } from "../state/context.ts";
import { evolve } from "../state/evolve.ts";
import type { Extra } from "../state/facts.ts";
import { findUnit } from "../state/find-unit.ts";
import type {
  Command,
  Comparison,
  Contents,
  DecideContext,
  Effect,
  Instance,
  InstanceEvent,
  PersonRef,
  UnitPath,
} from "../state/types.ts";
import { type Unit, unitAt } from "../state/unit.ts";
import type { Clock } from "../time.ts";

/** Keys of what changed, per unit. */
type Dirty = Map<ItemId | null, Set<string>>;

/** Order in which items step. */
export type StepOrder = (items: readonly Unit[]) => readonly Unit[];

/** An effect without what the transaction adds. */
export type EffectBody = Effect extends infer One
  ? One extends Effect
    ? Omit<One, "id" | "unit" | "name" | "needs">
    : never
  : never;

export class Transaction {
  instance: Instance;
  readonly events: InstanceEvent[] = [];
  readonly effects: Effect[] = [];
  readonly process: CompiledProcess;
  readonly kind: CompiledKind;
  readonly command: Command;
  readonly by: PersonRef;
  readonly given: DecideContext;
  /** Order in which items step; only tests change it: the end is the same in every order. */
  readonly order: StepOrder;
  readonly neededNumbers = new Set<string>();
  /** What was compared with names that are withheld from the writer. */
  readonly comparisons: Comparison[] = [];
  role: string | undefined;
  /** The event being taken, as effects read it. */
  extra: Extra = {};
  readonly dirty: Dirty = new Map();
  readonly #written = new Map<string, { unit: ItemId | null; section: string; fields: Fields | null }>();
  readonly #clock: Clock;
  readonly #units = new Map<ItemId | null, Unit>();
  readonly #contents: Contents = { read: (unit, section) => this.read(unit, section) };
  #context: EvaluationContext | undefined;

  constructor(
    process: CompiledProcess,
    kind: CompiledKind,
    instance: Instance,
    command: Command,
    by: PersonRef,
    given: DecideContext,
    order?: StepOrder,
  ) {
    this.process = process;
    this.kind = kind;
    this.instance = instance;
    this.command = command;
    this.by = by;
    this.given = given;
    this.order = order ?? ((items) => items);
    this.#clock = { ...given.clock, now: command.at };
  }

  /** The revision this command will have. */
  get revision(): number {
    return this.instance.revision + 1;
  }
  get clock(): Clock {
    return this.#clock;
  }
  /** The same one until something happens. */
  get context(): EvaluationContext {
    if (this.#context?.instance === this.instance) return this.#context;
    this.#context = {
      process: this.process,
      kind: this.kind,
      instance: this.instance,
      contents: this.#contents,
      directory: this.given.directory,
      clock: this.#clock,
    };
    return this.#context;
  }

  /** The unit with this id (`null`: the main one), always as it is now; `undefined` when there is no such item. */
  unit(id: ItemId): Unit | undefined;
  unit(id: null): Unit;
  unit(id: ItemId | null): Unit | undefined;
  unit(id: ItemId | null): Unit | undefined {
    const known = this.#units.get(id);
    if (known) return known;
    const found = unitAt(this, id);
    if (!found) return undefined;
    const unit = new CurrentUnit(this, found);
    this.#units.set(id, unit);
    return unit;
  }
  /** The unit that a path of a command names. */
  at(path: UnitPath): Unit | undefined {
    const found = findUnit(this, path);
    return found && this.unit(found.id);
  }
  get main(): Unit {
    return this.unit(null);
  }
  /** Every item there is now, in order of making. */
  get items(): readonly Unit[] {
    return (Object.keys(this.instance.items) as ItemId[]).map((id) => this.unit(id) as Unit);
  }
  /** The main unit, then every item there is now. */
  get units(): readonly Unit[] {
    return [this.main, ...this.items];
  }

  emit(event: InstanceEvent): void {
    this.events.push(event);
    this.instance = evolve(this.instance, event);
    for (const [unit, source] of touched(event, this.instance)) this.mark(unit, source);
  }
  mark(unit: ItemId | null, source: string): void {
    const known = this.dirty.get(unit);
    if (known) known.add(source);
    else this.dirty.set(unit, new Set([source]));
  }

  read(unit: ItemId | null, section: string): Fields | undefined {
    const own = this.#written.get(`${unit ?? ""} ${section}`);
    if (own) return own.fields ?? undefined;
    return this.unit(unit)?.state.sections[section] ? this.given.contents.read(unit, section) : undefined;
  }
  write(unit: ItemId | null, section: string, fields: Fields | null): void {
    this.#written.set(`${unit ?? ""} ${section}`, { unit, section, fields });
  }
  get written(): readonly { readonly unit: ItemId | null; readonly section: string; readonly fields: Fields | null }[] {
    return [...this.#written.values()];
  }

  /** Describes a side effect, carried out after the commit. Its id makes it idempotent. */
  effect(unit: Pick<Unit, "id">, body: EffectBody, name?: string, needs?: readonly string[]): void {
    const id = `${this.command.id}.${this.effects.length + 1}`;
    this.effects.push({
      ...body,
      id,
      unit: unit.id,
      ...(name === undefined ? {} : { name }),
      ...(needs && needs.length > 0 ? { needs } : {}),
    } as Effect);
  }
  nextItemId(): ItemId {
    return asId(String(Object.keys(this.instance.items).length + 1));
  }
}

/** A transaction as functions have it that only read: nothing can be emitted, written or sent through it. */
export type TransactionView = Readonly<
  Pick<
    Transaction,
    | "instance"
    | "process"
    | "kind"
    | "command"
    | "by"
    | "given"
    | "extra"
    | "revision"
    | "clock"
    | "context"
    | "unit"
    | "at"
    | "main"
    | "items"
    | "units"
    | "read"
  >
>;

/** A unit of a transaction: whoever holds it across an event reads the state after it. */
class CurrentUnit implements Unit {
  readonly id: Unit["id"];
  readonly definition: Unit["definition"];
  readonly #transaction: Pick<Transaction, "instance">;
  constructor(transaction: Pick<Transaction, "instance">, { id, definition }: Unit) {
    this.id = id;
    this.definition = definition;
    this.#transaction = transaction;
  }
  get item(): Unit["item"] {
    return this.id === null ? null : (this.#transaction.instance.items[this.id] ?? null);
  }
  get state(): Unit["state"] {
    return this.item ?? this.#transaction.instance.main;
  }
}

/** What facts must be computed anew after an event. */
function touched(event: InstanceEvent, instance: Instance): readonly (readonly [ItemId | null, string])[] {
  const itemName = (id: ItemId | null): readonly (readonly [ItemId | null, string])[] => {
    const item = id === null ? undefined : instance.items[id];
    return item ? [[null, SOURCE.items(item.item)]] : [];
  };
  const unitSource = (
    unit: ItemId | null,
    of: (side: "main" | "own") => string,
  ): readonly (readonly [ItemId | null, string])[] =>
    unit === null ? [[null, of("main")]] : [[unit, of("own")], ...itemName(unit)];
  switch (event.type) {
    case "SectionWritten":
    case "SectionErased":
      return unitSource(event.unit, (side) => SOURCE.section(side, event.section));
    case "StateChanged":
      return unitSource(event.unit, SOURCE.chart);
    case "Sent":
      return unitSource(event.unit, SOURCE.sent);
    case "ItemAdded":
      return [[null, SOURCE.items(event.item.item)]];
    case "ItemWanted":
    case "HoldersChanged":
    case "LinkAnswered":
    case "FarBrought":
      return [[event.item, SOURCE.self], ...itemName(event.item)];
    case "NumberGiven":
      return [[event.unit, SOURCE.self], ...itemName(event.unit)];
    case "FactsChanged":
      return Object.keys(event.facts).map(
        (name) => [event.unit, SOURCE.fact(event.unit === null ? "main" : "own", name)] as const,
      );
    case "IncomingChanged":
      return [[null, SOURCE.incoming(event.item)]];
    default:
      return [];
  }
}
