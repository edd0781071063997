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
        group: { id, name, municipality, process: demo.process, ...own, settings, members },
      };
    }),
  ];
}

export async function registerPeople(shell: Shell, demo: DemoFiles, day: Day): Promise<void> {
  await shell.directory.apply(commandsOf(shell, demo, day));
}
