/** Short hands for tests that act in a world: paths as examples write them (`a/place/m`). */

import { asId, type GroupId, type InstanceId } from "../../engine/ids.ts";
import { pathFrom } from "../../engine/index.ts";
import type { World } from "../../engine/simulate/index.ts";
import { factValue } from "../../engine/state/facts.ts";
import { findUnit } from "../../engine/state/find-unit.ts";
import type { Decision, ItemState } from "../../engine/state/types.ts";
import { mainUnit, type Unit } from "../../engine/state/unit.ts";
import { type Day, startOfDay } from "../../engine/time.ts";

type Fields = Readonly<Record<string, unknown>>;
const split = (path: string): readonly [string, readonly string[]] => {
  const [id = "", ...rest] = pathFrom(path);
  return [id, rest];
};

export class Acts {
  readonly world: World;
  constructor(world: World) {
    this.world = world;
  }
  create(id: string, as = "ann", kind = "case", fields?: Fields): Decision {
    return this.world.send(id, this.world.person(as), {
      type: "Create",
      instance: asId<InstanceId>(id),
      kind,
      group: asId<GroupId>("group"),
      ...(fields ? { with: fields as never } : {}),
    });
  }
  do(path: string, as: string, event: string, fields?: Fields, pick?: string): Decision {
    const [id, unit] = split(path);
    return this.world.send(id, this.world.person(as), {
      type: "SendEvent",
      unit,
      event,
      confirmed: true,
      ...(fields ? { with: fields as never } : {}),
      ...(pick === undefined ? {} : { pick: this.reference(pick) }),
    });
  }
  patch(path: string, as: string, sections: Readonly<Record<string, Fields>>, was?: Fields): Decision {
    const [id, unit] = split(path);
    return this.world.send(id, this.world.person(as), {
      type: "PatchSection",
      unit,
      patches: Object.fromEntries(
        Object.entries(sections).map(([name, set]) => [name, { set, ...(was ? { was } : {}) }]),
      ) as never,
    });
  }
  add(path: string, as: string, item: string, more: { key?: string; to?: string; with?: Fields } = {}): Decision {
    const [id, parent] = split(path);
    const far = more.to === undefined ? undefined : this.world.get(more.to);
    return this.world.send(id, this.world.person(as), {
      type: "AddItem",
      item,
      ...(parent.length > 0 ? { parent } : {}),
      ...(more.key === undefined ? {} : { key: more.key }),
      ...(far ? { to: { instance: far.id, kind: far.kind, group: far.group } } : {}),
      ...(more.with ? { with: more.with as never } : {}),
    });
  }
  day(day: string): void {
    this.world.advance(startOfDay(asId<Day>(day), "Europe/Amsterdam"));
  }

  #unit(path: string) {
    const [id, rest] = split(path);
    const context = this.world.context(id);
    return { context, unit: findUnit(context, rest) };
  }
  reference(path: string): string {
    return `${split(path)[0]}/${this.#unit(path).unit?.id ?? ""}`;
  }
  /** Active states of a unit, joined with dots; empty when there is no such unit. */
  at(path: string): string {
    const { unit } = this.#unit(path);
    return unit?.definition.chart.active(unit.state.chart).join(".") ?? "";
  }
  /** The unit of a path; the main one where there is none. */
  unit(path: string): Unit {
    const { context, unit } = this.#unit(path);
    return unit ?? mainUnit(context);
  }
  item(path: string): ItemState | undefined {
    return this.#unit(path).unit?.item ?? undefined;
  }
  fact(path: string, name: string): unknown {
    return factValue(this.#unit(path).context, this.unit(path), name);
  }
}

/** What came of a command: `accepted`, or the code with the names of the reasons. */
export function said(decision: Decision): string {
  if (decision.outcome !== "rejected") return decision.outcome;
  const { code, reasons } = decision.rejection;
  return reasons.length === 0 ? code : `${code}: ${reasons.map(({ name }) => name).join(", ")}`;
}
