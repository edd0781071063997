/** Short hands for tests that act in a world: paths as examples write them (`a/place/m`). */

import { findUnit } from "../../engine/decide/items.ts";
import { asId, type GroupId, type InstanceId } from "../../engine/ids.ts";
import type { World } from "../../engine/simulate/index.ts";
import { factValue } from "../../engine/state/scope.ts";
import type { Decision, ItemState } from "../../engine/state/types.ts";
import { type Day, startOfDay } from "../../engine/time.ts";

type Fields = Readonly<Record<string, unknown>>;
const split = (path: string): readonly [string, readonly string[]] => {
  const [id = "", ...rest] = path.split("/");
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
    return `${split(path)[0]}/${this.#unit(path).unit ?? ""}`;
  }
  /** Active states of a unit, joined with dots; empty when there is no such unit. */
  at(path: string): string {
    const { context, unit } = this.#unit(path);
    if (unit === undefined) return "";
    const item = unit === null ? undefined : context.instance.items[unit];
    const chart = item ? context.kind.items[item.item]?.chart : context.kind.chart;
    return chart?.active((item ?? context.instance.main).chart).join(".") ?? "";
  }
  item(path: string): ItemState | undefined {
    const { context, unit } = this.#unit(path);
    return unit ? context.instance.items[unit] : undefined;
  }
  fact(path: string, name: string): unknown {
    const { context, unit } = this.#unit(path);
    return factValue(context, unit ?? null, name);
  }
}

/** What came of a command: `accepted`, or the code with the names of the reasons. */
export function said(decision: Decision): string {
  if (decision.outcome !== "rejected") return decision.outcome;
  const { code, reasons } = decision.rejection;
  return reasons.length === 0 ? code : `${code}: ${reasons.map(({ name }) => name).join(", ")}`;
}
