/** The directory: every organisation, person, account and group, as the log in the store has it, held in memory. */

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
import type { Sealing } from "../sealing/index.ts";
import type { Store } from "../store/port.ts";
import { createLog, type Logged } from "./log.ts";
import {
  type Account,
  type DirectoryCommand,
  type GroupRecord,
  idOf,
  type Order,
  type Organisation,
  type Person,
  peopleIn,
} from "./types.ts";

export const TIME_ZONE = "Europe/Amsterdam";

export interface Directory {
  /**
   * One atomic write of what belongs together; durable when resolved.
   * @param given by whose order it is; nobody's when the server itself makes a demo.
   * @param on the version on which it was decided. Without it, whatever came meanwhile.
   * @returns `stale` when another order was written after that version: nothing was done, decide again.
   */
  apply(
    commands: DirectoryCommand | readonly DirectoryCommand[],
    given?: Order,
    on?: number,
  ): Promise<"done" | "stale">;
  /** Reads what other servers over the same store ordered meanwhile. */
  refresh(): Promise<void>;
  /** How many orders there were: grows with each. */
  version(): number;
  /** Whether an entry was changed after a version. */
  isChangedSince(entry: string, version: number): boolean;
  /** Hears which person another server's order is about. Returns how to stop listening. */
  listen(hear: (person: PersonId) => void): () => void;
  organisation(id: OrganisationId): Organisation | undefined;
  organisations(): readonly Organisation[];
  person(id: PersonId): Person | undefined;
  /** Whether a membership ended, or the account was stopped. Somebody without an account was not. */
  isStopped(id: PersonId): boolean;
  /** Every membership of the human behind an id, that one included, in order of registration; those that ended too. */
  membershipsOf(id: PersonId): readonly Person[];
  /** Whether two ids are memberships of one human: four eyes compare by this. */
  isSameHuman(one: PersonId, other: PersonId): boolean;
  /** Who goes on for somebody that was stopped: the next one who was not. */
  successorOf(id: PersonId): PersonId | undefined;
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

export async function openDirectory(store: Store, sealing: Sealing): Promise<Directory> {
  const log = createLog(store, sealing);
  const organisations = new Map<OrganisationId, Organisation>();
  const people = new Map<PersonId, Person>();
  const accounts = new Map<AccountId, Account>();
  const groups = new Map<GroupId, GroupRecord>();
  const accountsByPerson = new Map<PersonId, AccountId>();
  /** First membership of a human → the others. */
  const furtherOf = new Map<PersonId, readonly PersonId[]>();
  const changed = new Map<string, number>();
  const listeners = new Set<(person: PersonId) => void>();
  let version = 0;

  function takePerson(person: Person): void {
    const { id, sameAs } = person;
    people.set(id, person);
    const known = sameAs === undefined ? [] : (furtherOf.get(sameAs) ?? []);
    if (sameAs !== undefined && !known.includes(id)) furtherOf.set(sameAs, [...known, id]);
  }
  function take({ order, commands }: Logged): void {
    version = order;
    references.clear();
    for (const command of commands) {
      const entry = idOf(command);
      changed.set(entry, order);
      if (command.type === "RegisterOrganisation") organisations.set(command.organisation.id, command.organisation);
      if (command.type === "RegisterPerson") takePerson(command.person);
      if (command.type === "OpenAccount") {
        accounts.set(command.account.id, command.account);
        accountsByPerson.set(command.account.person, command.account.id);
      }
      if (command.type === "FormGroup") groups.set(command.group.id, command.group);
    }
  }
  const references = new Map<PersonId, PersonRef>();
  const humanOf = (id: PersonId): PersonId => people.get(id)?.sameAs ?? id;
  const membershipsOf = (id: PersonId): readonly Person[] => {
    const human = humanOf(id);
    const [first, further] = [people.get(human), furtherOf.get(human) ?? []];
    return first ? [first, ...further.flatMap((one) => people.get(one) ?? [])] : [];
  };
  for (const logged of await log.all()) take(logged);

  /** One after the other: an order is decided on everything before it. */
  let turn: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  }
  /** One reading that has not begun yet serves everybody who asks for one. */
  let waiting: Promise<void> | undefined;
  async function catchUp(): Promise<void> {
    for (let next = await log.at(version + 1); next; next = await log.at(version + 1)) {
      take(next);
      for (const person of next.commands.flatMap(peopleIn)) for (const hear of listeners) hear(person);
    }
  }
  async function write(commands: readonly DirectoryCommand[], given?: Order, on?: number): Promise<"done" | "stale"> {
    for (;;) {
      await catchUp();
      if (on !== undefined && on !== version) return "stale";
      const order = version + 1;
      if (!(await log.write(order, commands, given))) continue;
      take({ order, commands });
      return "done";
    }
  }

  const isActive = (member: GroupRecord["members"][number], day: string): boolean =>
    member.from <= day && (member.until === undefined || day <= member.until);

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

  const accountOf = (person: PersonId): Account | undefined => {
    const id = accountsByPerson.get(humanOf(person));
    return id === undefined ? undefined : accounts.get(id);
  };
  const isStopped = (person: PersonId): boolean =>
    people.get(person)?.stopped !== undefined || accountOf(person)?.stopped !== undefined;
  function successorOf(person: PersonId): PersonId | undefined {
    const passed = new Set<PersonId>();
    let next: PersonId | undefined = person;
    while (next !== undefined && isStopped(next) && !passed.has(next)) {
      passed.add(next);
      next = people.get(next)?.successor ?? accountOf(next)?.successor;
    }
    return next === undefined || next === person || isStopped(next) ? undefined : next;
  }

  const views = new Map<string, EngineDirectory>();
  function viewOn(day: string): EngineDirectory {
    const key = `${version} ${day}`;
    const known = views.get(key);
    if (known) return known;
    const made = new Map<GroupId, Group>();
    const gone = new Set([...people.keys()].filter(isStopped));
    const view: EngineDirectory = {
      person: reference,
      isStopped: (id) => gone.has(id),
      membershipsOf: (id) => {
        const all = membershipsOf(id);
        return all.length > 1 ? all.flatMap((one) => reference(one.id) ?? []) : undefined;
      },
      successorOf: (id) => (gone.has(id) ? successorOf(id) : undefined),
      group: (id) => {
        const record = groups.get(id);
        if (!record) return undefined;
        const before = made.get(id);
        if (before) return before;
        const active = record.members.filter((member) => isActive(member, day) && !gone.has(member.person));
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

  return {
    apply: (commands, given, on) => inTurn(() => write("type" in commands ? [commands] : commands, given, on)),
    refresh: () => {
      waiting ??= inTurn(() => {
        waiting = undefined;
        return catchUp();
      });
      return waiting;
    },
    version: () => version,
    isChangedSince: (entry, seen) => (changed.get(entry) ?? 0) > seen,
    listen: (hear) => {
      listeners.add(hear);
      return () => listeners.delete(hear);
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
    accountOf,
    isStopped,
    membershipsOf,
    isSameHuman: (one, other) => humanOf(one) === humanOf(other),
    successorOf,
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
