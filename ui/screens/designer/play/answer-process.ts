/** What a played process says of itself: its steps, words and forms, who is in and what may be started. */

import {
  asId,
  type CompiledKind,
  type GroupId,
  type InstanceId,
  layoutOf,
  World as PlayWorld,
  processView,
  type World,
} from "../../../../engine/index.ts";
import type { FormWithValidator } from "../../../api/types.ts";
import { functionsOf, nameOf } from "./people.ts";
import { given, NOT_FOUND, type Reply } from "./problems.ts";
import type { PlayedWorld } from "./session.ts";

export const GROUP = asId<GroupId>("group");

/** Whether the engine lets somebody start a kind, asked in a world in which nothing has happened. */
function mayStart({ process, validate, world, me }: PlayedWorld, kind: CompiledKind): boolean {
  const empty = new PlayWorld(process, world.now, { validate, settings: world.script.settings });
  empty.admit(me);
  for (const [role, people] of Object.entries(world.script.functions))
    for (const one of people) empty.assign(role, one);
  const instance = asId<InstanceId>("asked");
  return empty.send(instance, me, { type: "Create", instance, kind: kind.kind, group: GROUP }).outcome === "accepted";
}

export function sessionOf({ process, world, me, words }: PlayedWorld): Reply {
  return given({
    person: me.id,
    name: nameOf(process, words, me),
    organisation: { id: me.organisation, name: nameOf(process, words, { id: me.organisation as never }) },
    functions: functionsOf(world, me).map((role) => ({
      group: GROUP,
      function: role,
      name: words("process"),
      process: process.id,
      municipality: "",
    })),
    duties: [],
    demo: false,
    language: "nl",
  });
}
export function processesOf(played: PlayedWorld): Reply {
  const { process, words } = played;
  const kinds = Object.values(process.kinds);
  return given({
    processes: [
      {
        id: process.id,
        version: process.version,
        hash: process.hash,
        kinds: kinds.map((kind) => ({ kind: kind.kind, layout: layoutOf(kind) })),
      },
    ],
    starts: kinds
      .filter((kind) => mayStart(played, kind))
      .map((kind) => ({
        process: process.id,
        hash: process.hash,
        kind: kind.kind,
        group: GROUP,
        groupName: words("process"),
        municipality: "",
        address: kind.address,
      })),
  });
}

function textsOf({ process }: Pick<World, "process">): Record<string, Record<string, string>> {
  const forms = Object.values(process.forms).map(({ definition }) => definition);
  const languages = new Set([...Object.keys(process.texts), ...forms.flatMap(({ texts }) => Object.keys(texts))]);
  const ofForms = (language: string) =>
    forms.flatMap(({ id, texts }) =>
      Object.entries(texts[language] ?? {}).map(([key, text]) => [`forms.${id}.${key}`, text]),
    );
  return Object.fromEntries(
    [...languages].map((one) => [one, { ...Object.fromEntries(ofForms(one)), ...process.texts[one] }]),
  );
}

export { textsOf };

/** @param part of `/api/processes/<hash>/<part>` */
export function processPart(played: PlayedWorld, part: string | undefined): Reply {
  const { process, validatorAt, world } = played;
  if (part === undefined) return given(processView(process, world.script.settings));
  if (part === "texts") return given(textsOf(played));
  if (part === "calendar") return given({ holidays: process.profile.holidays });
  if (part !== "forms") return NOT_FOUND;
  const calendar = { timeZone: world.clock.timeZone, holidays: [...world.clock.holidays] };
  const forms = Object.values(process.forms).map(
    ({ definition: { id, schema, ui } }): FormWithValidator => ({
      id,
      schema,
      ui,
      validator: validatorAt(id),
      calendar,
    }),
  );
  return given({ forms });
}
