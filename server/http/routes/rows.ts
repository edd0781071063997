/** One row of a list: what the definition's screen names as columns, of which a reader gets what may be read. */

import type { Json, ScreenDefinition } from "../../../engine/definition/types.ts";
import type { InstanceId } from "../../../engine/ids.ts";
import { mayRead, readableFields } from "../../../engine/instance/access.ts";
import { nextDue } from "../../../engine/instance/deadlines.ts";
import type { EvaluationContext } from "../../../engine/instance/scope.ts";
import type { Actor } from "../../../engine/instance/types.ts";
import type { Shell } from "../../shell.ts";
import type { ListRow } from "../../store/port.ts";

export interface ToldRow {
  readonly id: InstanceId;
  readonly kind: string;
  readonly process: string;
  readonly definition: string;
  readonly variant?: string;
  readonly number: string | null;
  /** Active state keys, outermost first. */
  readonly states: readonly string[];
  readonly ended: boolean;
  readonly changedAt: string;
  /** The nearest due moment of its deadlines. */
  readonly deadline: string | null;
  readonly group: { readonly id: string; readonly name: string; readonly municipality: string };
  readonly creator: { readonly person: string; readonly name: string; readonly organisation: string };
  /** Column of the definition's list → value; absent when it is empty or not for this reader. */
  readonly columns: Readonly<Record<string, Json>>;
}

interface ListScreen {
  readonly columns?: readonly string[];
}
const columnsOf = (screens: readonly ScreenDefinition[]): readonly string[] =>
  screens.flatMap((screen) => (screen.list as ListScreen | undefined)?.columns ?? []);

/** `<kind>.<section>.<field>` of the main unit, when this reader may read it. */
function fieldAt(context: EvaluationContext, actor: Actor, column: string): Json | undefined {
  const [kind, section, ...field] = column.split(".");
  if (kind !== context.kind.kind || section === undefined || field.length !== 1) return undefined;
  if (!mayRead(context, actor, null, section).allowed) return undefined;
  if (!readableFields(context, actor, null, section).has(`/${field[0]}`)) return undefined;
  return context.contents.read(null, section)?.[field[0] ?? ""];
}

export function rowOf(shell: Shell, context: EvaluationContext, actor: Actor, { id, index }: ListRow): ToldRow {
  const { instance, kind, process } = context;
  const group = context.directory.group(instance.group);
  const creator = shell.directory.person(instance.creator.id);
  const organisation = shell.directory.organisation(instance.creator.organisation);
  const columns = columnsOf(kind.screens).flatMap((column) => {
    const value = fieldAt(context, actor, column);
    return value === undefined ? [] : [[column, value] as const];
  });
  return {
    id,
    kind: instance.kind,
    process: process.id,
    definition: process.hash,
    ...(process.variant === undefined ? {} : { variant: process.variant }),
    number: index.number,
    states: kind.chart.active(instance.main.chart),
    ended: index.ended,
    changedAt: index.changedAt,
    deadline: nextDue(kind, { ...instance, wakeAt: null }, context.clock),
    group: { id: instance.group, name: group?.name ?? "", municipality: group?.municipality ?? "" },
    creator: { person: instance.creator.id, name: creator?.name ?? "", organisation: organisation?.name ?? "" },
    columns: Object.fromEntries(columns),
  };
}
