/** Puts a demo's organisations, people, accounts and groups into the directory, as orders like any other. */

import {
  type AccountId,
  addDays,
  type Day,
  type GroupId,
  type OrganisationId,
  type PersonId,
} from "../../engine/index.ts";
import { directoryId, groupIdOf } from "../directory/index.ts";
import type { Account, DirectoryCommand, Membership } from "../directory/types.ts";
import type { Shell } from "../shell.ts";
import { DemoBroken, type DemoFiles } from "./files.ts";

/** Memberships began before the first thing that is played. */
const BEFORE = -400;

export const organisationId = ({ sealing }: Shell, key: string): OrganisationId =>
  directoryId<OrganisationId>(sealing, "organisation", key);
export const personId = ({ sealing }: Shell, key: string): PersonId => directoryId<PersonId>(sealing, "person", key);
export const groupId = ({ sealing }: Shell, process: string, key: string): GroupId => groupIdOf(sealing, process, key);

function membersOf(shell: Shell, demo: DemoFiles, group: string, day: Day): readonly Membership[] {
  const functions = Object.entries(demo.region.groups[group]?.functions ?? {});
  return functions.flatMap(([name, people]) =>
    people.map((key) => {
      if (!demo.region.people[key])
        throw new DemoBroken(`The group ${group} names the person ${key}, who is not there.`);
      return { person: personId(shell, key), function: name, from: addDays(day, BEFORE) };
    }),
  );
}

/** A setting that holds a group names it by its key here: who is given it chooses from groups, which have ids. */
function settingsOf(
  shell: Shell,
  demo: DemoFiles,
  settings: DemoFiles["region"]["groups"][string]["settings"],
): typeof settings {
  const declared = shell.definitions.current(demo.process)?.process.definition.process.settings ?? {};
  const idOf = (name: string, value: (typeof settings)[string]): (typeof settings)[string] => {
    const of = declared[name]?.groupOf;
    return of === undefined || typeof value !== "string" ? value : groupId(shell, of, value);
  };
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, idOf(name, value)]));
}

function commandsOf(shell: Shell, demo: DemoFiles, day: Day): readonly DirectoryCommand[] {
  const { organisations, people, groups } = demo.region;
  return [
    ...Object.entries(organisations).map(
      ([key, organisation]): DirectoryCommand => ({
        type: "RegisterOrganisation",
        organisation: { id: organisationId(shell, key), ...organisation },
      }),
    ),
    ...Object.entries(people).flatMap(([key, { name, function: title, organisation, duties }]): DirectoryCommand[] => {
      if (!organisations[organisation])
        throw new DemoBroken(`The person ${key} is of the organisation ${organisation}, which is not there.`);
      const id = personId(shell, key);
      const person = {
        id,
        name,
        function: title,
        organisation: organisationId(shell, organisation),
        ...(duties ? { duties } : {}),
      };
      const account: Account = { id: directoryId<AccountId>(shell.sealing, "account", key), person: id, kind: "demo" };
      return [
        { type: "RegisterPerson", person },
        { type: "OpenAccount", account },
      ];
    }),
    ...Object.entries(groups).map(([key, { name, municipality, variant, settings }]): DirectoryCommand => {
      const id = groupId(shell, demo.process, key);
      const members = membersOf(shell, demo, key, day);
      const own = variant === undefined ? {} : { variant };
      return {
        type: "FormGroup",
        group: {
          id,
          name,
          municipality,
          process: demo.process,
          ...own,
          settings: settingsOf(shell, demo, settings),
          members,
        },
      };
    }),
  ];
}

export async function registerPeople(shell: Shell, demo: DemoFiles, day: Day): Promise<void> {
  await shell.directory.apply(commandsOf(shell, demo, day));
}
