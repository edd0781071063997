/** What would become of one running instance if it went over now: it goes, it goes with something to look at, or it stays and why. */

import type { CompiledProcess } from "../compile/types.ts";
import { decide } from "../decide/index.ts";
import type { Reason } from "../result.ts";
import type { MigrationMap } from "../state/migration.ts";
import type { Actor, DecideContext, Instance, SystemCommand } from "../state/types.ts";
import type { Timestamp } from "../time.ts";
import { displayState } from "../views/display-state.ts";

/** `moves-on`: it does not rest where the map puts it; `incomplete`: something is demanded that is not filled; `drops`: a value is left behind; `overdue`: a term is over at once. */
export interface Notice {
  readonly code: "moves-on" | "incomplete" | "drops" | "overdue";
  readonly address: string;
}
export interface GoingOver {
  /** State of the main chart on the older version. */
  readonly state: string;
  /** On the newer one; absent where it stays. */
  readonly to?: string;
  readonly outcome: "goes" | "look" | "stays";
  /** Why it stays: addresses of the older version, or facts of its gate. */
  readonly reasons: readonly Reason[];
  readonly notices: readonly Notice[];
}
export interface Attempt {
  readonly before: CompiledProcess;
  readonly after: CompiledProcess;
  readonly instance: Instance;
  readonly map: MigrationMap;
  readonly actor: Actor;
  readonly at: Timestamp;
}

/** Decides without writing anything. @param given with validators of the newer version, and a clock of its profile. */
export function tryGoingOver({ before, after, instance, map, actor, at }: Attempt, given: DecideContext): GoingOver {
  const kind = before.kinds[instance.kind];
  const state = kind ? displayState(kind.chart, instance.main.chart) : "";
  const command = { type: "GoOver", to: after.hash, map, id: "attempt", at, actor } as unknown as SystemCommand;
  const decision = decide(after, instance, command, { ...given, before });
  // A number is asked for only by what goes over.
  if (decision.outcome === "needs-numbers") return { state, to: state, outcome: "goes", reasons: [], notices: [] };
  if (decision.outcome === "rejected") {
    const { reasons, code } = decision.rejection;
    const told = reasons.length > 0 ? reasons : [{ name: code, text: `codes.${code}` }];
    return { state, outcome: "stays", reasons: told, notices: [] };
  }
  const { main } = decision.instance;
  const newKind = after.kinds[instance.kind];
  const to = newKind ? displayState(newKind.chart, main.chart) : state;
  const notices: readonly Notice[] = [
    ...(to === (map.states[`${instance.kind}.states.${state}`] ?? state) || !newKind
      ? []
      : [{ code: "moves-on" as const, address: `${newKind.address}.states.${to}` }]),
    ...incomplete(instance, decision.instance, after),
    ...dropped(instance, map, given),
    ...Object.entries(main.deadlines).flatMap(([name, { due }]): Notice[] => {
      const was = instance.main.deadlines[name]?.due;
      return due <= at && (was === undefined || was > at)
        ? [{ code: "overdue", address: `${instance.kind}.deadlines.${name}` }]
        : [];
    }),
  ];
  return { state, to, outcome: notices.length > 0 ? "look" : "goes", reasons: [], notices };
}

function incomplete(before: Instance, after: Instance, process: CompiledProcess): readonly Notice[] {
  const kind = process.kinds[after.kind];
  return Object.entries(after.main.sections).flatMap(([name, { complete }]): Notice[] =>
    !complete && before.main.sections[name]?.complete && kind
      ? [{ code: "incomplete", address: `${kind.address}.sections.${name}` }]
      : [],
  );
}
/** Values that the map leaves behind and that this instance has. */
function dropped(instance: Instance, { fields }: MigrationMap, { contents }: DecideContext): readonly Notice[] {
  return Object.entries(fields).flatMap(([address, to]): Notice[] => {
    const [, section = "", field = ""] = /^[^.]+\.sections\.([^.]+)\.(.+)$/.exec(address) ?? [];
    const isFilled =
      to === null && instance.main.sections[section] && contents.read(null, section)?.[field] !== undefined;
    return isFilled ? [{ code: "drops", address }] : [];
  });
}
