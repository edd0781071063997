/** The directory: every organisation, person, account and group, sealed in the store and held in memory. */

import {
  type AccountId,
  asId,
  dayOf,
  type Directory as EngineDirectory,
  type Group,
  type GroupId,
  type OrganisationId,
  type PersonId,
  type PersonRef,
  type Timestamp,
} from "../../engine/index.ts";
import { keyName, type Sealing } from "../sealing/index.ts";
import type { Store } from "../store/port.ts";
import type { Account, DirectoryCommand, GroupRecord, Organisation, Person } from "./types.ts";

export const TIME_ZONE = "Europe/Amsterdam";

export interface Directory {
  /** Durable when resolved. @param by whose order it is; nobody's when the server itself makes a demo. */
  apply(command: DirectoryCommand, by?: Order): Promise<void>;
  organisation(id: OrganisationId): Organisation | undefined;
  organisations(): readonly Organisation[];
  person(id: PersonId): Person | undefined;
  account(id: AccountId): Account | undefined;
  accountOf(person: PersonId): Account | undefined;
  /** The account that somebody signs in to with a user name. */
  accountByLogin(login: string): Account | undefined;
  groups(): readonly GroupRecord[];
  /** Functions a person holds at a moment. */
  functionsOf(person: PersonId, at: Timestamp): readonly { readonly group: GroupId; readonly function: string }[];
  people(): readonly Person[];
  /** Names of organisations, of groups and of where they meet: no persons. */
  publicNames(): readonly string[];
  /** As the engine sees it at a moment. */
  at(moment: Timestamp): EngineDirectory;
}

const COLLECTION = "directory";
const OWNER = "directory";
/** Who gave an order, and when. */
export interface Order {
  readonly by: PersonId;
  readonly at: Timestamp;
}
/** The last order about one entry, with its place among all. */
interface Kept {
  readonly order: number;
  readonly command: DirectoryCommand;
  readonly given?: Order;
}

export async function openDirectory(store: Store, sealing: Sealing): Promise<Directory> {
  const organisations = new Map<OrganisationId, Organisation>();
  const people = new Map<PersonId, Person>();
  const accounts = new Map<AccountId, Account>();
  const groups = new Map<GroupId, GroupRecord>();
  let version = 0;

  function take(command: DirectoryCommand): string {
    version += 1;
    switch (command.type) {
      case "RegisterOrganisation":
        organisations.set(command.organisation.id, command.organisation);
        return `organisation ${command.organisation.id}`;
      case "RegisterPerson":
        people.set(command.person.id, command.person);
        return `person ${command.person.id}`;
      case "OpenAccount":
        accounts.set(command.account.id, command.account);
        return `account ${command.account.id}`;
      case "FormGroup":
        groups.set(command.group.id, command.group);
        return `group ${command.group.id}`;
    }
  }

  await sealing.load(OWNER);
  const kept = (await store.all(COLLECTION)).map(
    ({ id, value }) => JSON.parse(Buffer.from(sealing.open(`directory ${id}`, value)).toString()) as Kept,
  );
  for (const { order, command } of kept.sort((a, b) => a.order - b.order)) {
    take(command);
    version = order;
  }

  const isActive = (member: GroupRecord["members"][number], day: string): boolean =>
    member.from <= day && (member.until === undefined || day <= member.until);

  const references = new Map<PersonId, PersonRef>();
  function reference(id: PersonId): PersonRef | undefined {
    const known = references.get(id);
    if (known) return known;
    const person = people.get(id);
    const organisation = person && organisations.get(person.organisation);
    if (!person || !organisation) return undefined;
    const made = { id, organisation: organisation.id, party: organisation.party, domain: organisation.domain };
    references.set(id, made);
    return made;
  }

  const views = new Map<string, EngineDirectory>();
  function viewOn(day: string): EngineDirectory {
    const key = `${version} ${day}`;
    const known = views.get(key);
    if (known) return known;
    const made = new Map<GroupId, Group>();
    const view: EngineDirectory = {
      person: reference,
      group: (id) => {
        const record = groups.get(id);
        if (!record) return undefined;
        const before = made.get(id);
        if (before) return before;
        const active = record.members.filter((member) => isActive(member, day));
        const functions = Object.fromEntries(
          active.map(({ function: name }) => [
            name,
            active.filter((member) => member.function === name).map(({ person }) => person),
          ]),
        );
        const { members: _members, ...rest } = record;
        const group: Group = { ...rest, functions };
        made.set(id, group);
        return group;
      },
    };
    if (views.size > 16) views.clear();
    views.set(key, view);
    return view;
  }

  /** What was ordered stays on record after the next order about the same entry. */
  async function remember(id: string, order: number, plain: Uint8Array): Promise<void> {
    const place = `${String(order).padStart(9, "0")} ${id}`;
    const sealed = await sealing.seal(OWNER, keyName("directory", id), `directory order ${place}`, plain);
    await store.put("directory orders", place, sealed);
  }

  return {
    apply: async (command, given) => {
      const id = take(command);
      references.clear();
      const plain = Buffer.from(
        JSON.stringify({ order: version, command, ...(given ? { given } : {}) } satisfies Kept),
      );
      const sealed = await sealing.seal(OWNER, keyName("directory", id), `directory ${id}`, plain);
      await store.put(COLLECTION, id, sealed);
      if (given) await remember(id, version, plain);
    },
    organisation: (id) => organisations.get(id),
    organisations: () => [...organisations.values()],
    person: (id) => people.get(id),
    publicNames: () => [
      ...new Set([
        ...[...organisations.values()].map(({ name }) => name),
        ...[...groups.values()].flatMap(({ name, municipality }) => [name].concat(municipality)),
      ]),
    ],
    account: (id) => accounts.get(id),
    accountByLogin: (login) => [...accounts.values()].find((account) => account.login === login.trim().toLowerCase()),
    accountOf: (person) => [...accounts.values()].find((account) => account.person === person),
    groups: () => [...groups.values()],
    functionsOf: (person, at) => {
      const day = dayOf(at, TIME_ZONE);
      return [...groups.values()].flatMap((group) =>
        group.members
          .filter((member) => member.person === person && isActive(member, day))
          .map((member) => ({ group: group.id, function: member.function })),
      );
    },
    people: () => [...people.values()],
    at: (moment) => viewOn(dayOf(moment, TIME_ZONE)),
  };
}

/** Opaque ids for the directory: a keyed hash of where the entry comes from, so that they say nothing. */
export const directoryId = <Id extends PersonId | GroupId | OrganisationId | AccountId>(
  sealing: Sealing,
  kind: string,
  key: string,
): Id => asId<Id & PersonId>(sealing.keyedHash(`directory ${kind}`, key)) as Id;
/** The id of a group by its process and the key under which it was formed: settings of other groups may name it by that. */
export const groupIdOf = (sealing: Sealing, process: string, key: string): GroupId =>
  directoryId<GroupId>(sealing, "group", `${process} ${key}`);
