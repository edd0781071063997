/** Steps for the benches: new instances of the shipped process, and a patch of about 670 bytes for a section of each. */

import { mayWrite } from "../../engine/access/access.ts";
import { asId, type GroupId, type InstanceId, type PersonId } from "../../engine/ids.ts";
import type { UserCommand } from "../../engine/state/types.ts";
import { mainUnit } from "../../engine/state/unit.ts";
import { handleCommand } from "../../server/commands/handle-command.ts";
import { actorOf, contextOf } from "../../server/instances/context.ts";
import { load } from "../../server/instances/load.ts";
import type { Served } from "../support/served.ts";

export interface Writable {
  readonly instance: InstanceId;
  readonly person: PersonId;
  readonly section: string;
  /** Free texts of the section, and how long each may be. */
  readonly fields: readonly (readonly [string, number])[];
}
const BYTES = 640;

async function makeOne(
  served: Served,
  person: PersonId,
  group: GroupId,
  kind: string,
  n: number,
): Promise<Writable | undefined> {
  const { shell } = served;
  const found = shell.directory.person(person);
  if (!found) return undefined;
  const instance = asId<InstanceId>(`bench-${kind}-${person}-${n}`);
  const command: UserCommand = {
    type: "Create",
    id: asId(`make-${n}`),
    at: shell.now(),
    actor: actorOf(found),
    instance,
    kind,
    group,
  };
  const handled = await handleCommand(shell, { command, instance });
  const loaded = handled.outcome === "done" ? await load(shell, instance) : undefined;
  const context = loaded && contextOf(shell, loaded, shell.now());
  if (!context) return undefined;
  for (const [section, { form }] of Object.entries(context.kind.sections)) {
    const properties = Object.entries(context.process.forms[form]?.definition.schema.properties ?? {});
    const fields = properties.flatMap(([name, field]) =>
      field.type === "string" &&
      !field.enum &&
      !field.format &&
      !field.pattern &&
      !field.screen &&
      !field.visibleWhen &&
      !field.computed
        ? [[name, field.maxLength ?? 1_000] as const]
        : [],
    );
    if (fields.length > 0 && mayWrite(context, actorOf(found), mainUnit(context), section).allowed)
      return { instance, person, section, fields };
  }
  return undefined;
}

/** Makes `count` instances that one person can write in. */
export async function writableIn(served: Served, count: number): Promise<readonly Writable[]> {
  const { directory, definitions } = served.shell;
  for (const group of directory.groups())
    for (const { person } of group.members)
      for (const kind of Object.keys(definitions.current(group.process, group.variant)?.process.kinds ?? {})) {
        const first = await makeOne(served, person, group.id, kind, 0);
        if (!first) continue;
        const places = [first];
        for (let n = 1; n < count; n += 1) places.push((await makeOne(served, person, group.id, kind, n)) as Writable);
        return places;
      }
  return [];
}

/** The fields of a patch: different at each step, since a patch that changes nothing is refused. */
export function fieldsFor({ fields }: Writable, mark: string): Readonly<Record<string, string>> {
  let left = BYTES;
  const set: Record<string, string> = {};
  for (const [name, longest] of fields) {
    const length = Math.min(longest, left, BYTES);
    if (length < 40) continue;
    set[name] = `${mark} ${"what was said, ".repeat(60)}`.slice(0, length).trim();
    left -= length;
  }
  return set;
}
export function patchFor({ shell }: Served, place: Writable, mark: string): { readonly command: UserCommand } {
  const person = shell.directory.person(place.person);
  if (!person) throw new Error("The person is gone.");
  return {
    command: {
      type: "PatchSection",
      id: asId(`patch-${mark}`),
      at: shell.now(),
      actor: actorOf(person),
      unit: [],
      patches: { [place.section]: { set: fieldsFor(place, mark) } },
    },
  };
}
