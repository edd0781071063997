/** Beheer: organisations, people with their accounts, and groups, as orders to the directory that name who gave them. No content of a case. */

import { randomBytes } from "node:crypto";
import {
  type AccountId,
  asId,
  dayOf,
  type GroupId,
  type Json,
  type OrganisationId,
  type PersonId,
} from "../../engine/index.ts";
import { TIME_ZONE } from "../directory/index.ts";
import type {
  Account,
  DirectoryCommand,
  Duty,
  GroupRecord,
  Membership,
  Organisation,
  Person,
} from "../directory/types.ts";
import type { Accounts } from "../identity/accounts.ts";
import type { Sessions } from "../identity/sessions.ts";
import { addressOf } from "../mail/queue.ts";
import type { Shell } from "../shell.ts";
import { createActs } from "./acts.ts";
import { actsOf } from "./acts-of-orders.ts";
import { type Confirmed, checklistOf, confirm, type Installation } from "./checklist.ts";
import { createLeaving, type Leaving } from "./leaving.ts";
import { functionsOf, processesForGroups, processForGroups, settingFault } from "./processes.ts";
import type { AccountState, AdministrationFault, Decision, GiveOrder, PersonView } from "./types.ts";

/** What is changed, and the version of the directory that the screen showed: of what was changed since, nothing is overwritten. */
interface Changed {
  readonly id?: string | undefined;
  readonly seen?: number | undefined;
}
export interface OrganisationInput extends Omit<Organisation, "id">, Changed {}
export interface PersonInput extends Changed {
  readonly name: string;
  readonly function: string;
  readonly organisation: string;
  /** A further membership of this person, who has an account already. */
  readonly sameAs?: string | undefined;
  readonly duties: readonly Duty[];
  readonly login?: string | undefined;
  readonly mail?: string | undefined;
}
export interface GroupInput extends Changed {
  readonly name: string;
  readonly municipality: string;
  readonly process: string;
  readonly variant?: string | undefined;
  /** It only tries something. */
  readonly isTest?: true | undefined;
  readonly settings: Readonly<Record<string, Json>>;
  readonly members: readonly {
    readonly person: string;
    readonly function: string;
    readonly from: string;
    readonly until?: string | undefined;
  }[];
}

/** Times that an order is decided anew because another one came between. */
const TRIES = 10;

/** What a change of a membership leaves as it is; a new one belongs to whoever was registered first. */
const whatStays = (before: Person | undefined, first: Person | undefined): Partial<Person> =>
  before
    ? {
        ...(before.sameAs ? { sameAs: before.sameAs } : {}),
        ...(before.stopped ? { stopped: before.stopped } : {}),
        ...(before.successor ? { successor: before.successor } : {}),
      }
    : first
      ? { sameAs: first.id }
      : {};

const newId = <Id extends string>(): Id => asId(randomBytes(12).toString("base64url")) as unknown as Id;

export interface Administration extends Leaving {
  overview(): Promise<object>;
  /** Somebody says that what no server can know was done. */
  confirm(check: Confirmed, by: PersonId): Promise<void>;
  saveOrganisation(input: OrganisationInput, by: PersonId): Promise<{ readonly id: string } | AdministrationFault>;
  /** A person with a local account. */
  savePerson(input: PersonInput, by: PersonId): Promise<{ readonly id: string } | AdministrationFault>;
  /** A link's token with which the person chooses a password and an authenticator. */
  invite(person: string, by: PersonId): Promise<{ readonly token: string } | AdministrationFault>;
  /** The same by mail: the link is made when the mail is sent. */
  inviteByMail(person: string, by: PersonId): Promise<{ readonly id: string } | AdministrationFault>;
  saveGroup(input: GroupInput, by: PersonId): Promise<{ readonly id: string } | AdministrationFault>;
}

export function createAdministration(
  shell: Shell,
  accounts: Accounts,
  sessions: Sessions,
  installation: Installation = { isSecure: false },
): Administration {
  const { directory, now, definitions } = shell;
  const acts = createActs(shell);
  /** Decides on the newest directory, and anew when another server wrote between: rules such as "the last one" hold over all servers. */
  async function decided(
    by: PersonId,
    decide: () => Promise<Decision | AdministrationFault>,
  ): Promise<{ readonly id: string } | AdministrationFault> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      await directory.refresh();
      const version = directory.version();
      const decision = await decide();
      if ("fault" in decision) return decision;
      const noted = actsOf(directory, decision.commands, by);
      if ((await directory.apply(decision.commands, { by, at: now() }, version)) !== "done") continue;
      for (const act of noted) await acts.note(act);
      return { id: decision.id };
    }
    return { fault: "changed-meanwhile" };
  }
  /** Orders given here wait for each other: only other servers come between. */
  let turn: Promise<unknown> = Promise.resolve();
  const order: GiveOrder = (...asked) => {
    const mine = turn.then(() => decided(...asked));
    turn = mine.catch(() => undefined);
    return mine;
  };
  const isOld = (seen: number | undefined, ...entries: readonly (string | undefined)[]): boolean =>
    seen !== undefined && entries.some((entry) => entry !== undefined && directory.isChangedSince(entry, seen));
  const today = () => dayOf(now(), TIME_ZONE);

  async function accountState(person: Person): Promise<AccountState> {
    const account = directory.accountOf(person.id);
    if (!account) return "none";
    if (directory.isStopped(person.id)) return "stopped";
    if (account.kind === "demo") return "demo";
    return (await accounts.isEnrolled(account.id)) ? "active" : "invited";
  }
  const viewOf = async (person: Person): Promise<PersonView> => {
    const account = directory.accountOf(person.id);
    const address = addressOf(person, account);
    return {
      ...person,
      login: account?.login ?? "",
      account: await accountState(person),
      hasAddress: address !== undefined,
    };
  };
  const isAdministrator = ({ duties = [] }: Person): boolean => duties.includes("administrator");

  /** Whether nobody else could do what this administrator does. */
  async function isLast(person: Person | undefined): Promise<boolean> {
    if (!person || !isAdministrator(person)) return false;
    const others = directory.people().filter((other) => other.id !== person.id && isAdministrator(other));
    const states = await Promise.all(others.map(accountState));
    return !states.some((state) => state === "active" || state === "demo");
  }

  async function overview(): Promise<object> {
    const people = await Promise.all(directory.people().map(viewOf));
    return {
      organisations: directory.organisations(),
      people,
      groups: directory.groups(),
      processes: processesForGroups(shell),
      today: today(),
      version: directory.version(),
      mail: shell.mail !== undefined,
      checklist: await checklistOf(shell, installation, people),
    };
  }
  function groupFault({ process, variant, isTest, settings, members }: GroupInput): string | undefined {
    const line = { process, ...(variant === undefined ? {} : { variant }), ...(isTest ? { isTest } : {}) };
    const published = definitions.ofGroup(line);
    if (!published)
      return variant ? `The process ${process} has no variant ${variant}.` : `There is no process ${process}.`;
    const view = published && processForGroups(shell, published.process);
    for (const [name, value] of Object.entries(settings)) {
      const setting = view?.settings.find(({ id }) => id === name);
      const fault = setting ? settingFault(setting, value) : `The process has no setting ${name}.`;
      if (fault) return fault;
    }
    const functions = functionsOf(published.process);
    for (const { person, function: held, from, until } of members) {
      if (!directory.person(asId<PersonId>(person))) return "A member of the group is not in the directory.";
      if (!functions.includes(held)) return `The process has no function ${held}.`;
      if (until !== undefined && until < from) return "A membership ends before it begins.";
    }
    return undefined;
  }

  return {
    overview,
    confirm: async (check, by) => {
      await confirm(shell, check, by);
      await acts.note({ by, what: "confirmed", about: check });
    },
    saveOrganisation: ({ id, seen, ...rest }, by) =>
      order(by, async () => {
        if (id !== undefined && !directory.organisation(asId<OrganisationId>(id))) return { fault: "not-found" };
        if (isOld(seen, id)) return { fault: "changed-meanwhile" };
        const organisation = { id: id === undefined ? newId<OrganisationId>() : asId<OrganisationId>(id), ...rest };
        return { commands: [{ type: "RegisterOrganisation", organisation }], id: organisation.id };
      }),
    savePerson: ({ id, seen, login, mail, sameAs, ...rest }, by) =>
      order(by, async () => {
        const before = id === undefined ? undefined : directory.person(asId<PersonId>(id));
        const human = sameAs === undefined ? undefined : directory.person(asId<PersonId>(sameAs));
        if ((id !== undefined && !before) || (sameAs !== undefined && !human)) return { fault: "not-found" };
        const same = before ?? human;
        const known = same && directory.accountOf(same.id);
        if (isOld(seen, id, known?.id)) return { fault: "changed-meanwhile" };
        const organisation = asId<OrganisationId>(rest.organisation);
        if (!directory.organisation(organisation)) return { fault: "not-found" };
        const all = same ? directory.membershipsOf(same.id) : [];
        if (all.some((one) => one.id !== id && one.organisation === organisation)) return { fault: "already-member" };
        const name = (login ?? (human ? known?.login : undefined) ?? "").trim().toLowerCase();
        if (name === "" && known?.kind !== "demo")
          return { fault: "bad-request", detail: "A person who signs in needs a user name." };
        const taken = name === "" ? undefined : directory.accountByLogin(name);
        if (taken && taken.id !== known?.id) return { fault: "login-taken" };
        if (!rest.duties.includes("administrator") && (await isLast(before))) return { fault: "last-administrator" };
        const person: Person = {
          ...whatStays(before, all[0]),
          ...rest,
          id: before?.id ?? newId<PersonId>(),
          organisation,
          ...(mail ? { mail } : {}),
        };
        // Whoever is called otherwise is so everywhere.
        const others = all.filter((one) => one.id !== person.id && one.name !== person.name);
        const account: Account = {
          ...(known ?? { id: newId<AccountId>(), person: person.id, kind: "local" }),
          login: name,
        };
        const commands: readonly DirectoryCommand[] = [
          ...[person, ...others.map((one) => ({ ...one, name: person.name }))].map(
            (one) => ({ type: "RegisterPerson", person: one }) as const,
          ),
          ...(account.kind === "demo" ? [] : [{ type: "OpenAccount", account } as const]),
        ];
        return { commands, id: person.id };
      }),
    invite: async (person, by) => {
      const account = directory.accountOf(asId<PersonId>(person));
      if (account?.kind !== "local" || account.stopped !== undefined) return { fault: "not-found" };
      await shell.mail?.cancelInvitation(account.person);
      await acts.note({ by, what: "invited", about: person });
      return { token: await accounts.invite(account.id) };
    },
    inviteByMail: async (id, by) => {
      const person = directory.person(asId<PersonId>(id));
      const account = person && directory.accountOf(person.id);
      if (account?.kind !== "local" || account.stopped !== undefined) return { fault: "not-found" };
      if (!shell.mail) return { fault: "no-mail" };
      const queued = await shell.mail.invite(person as Person, await accounts.isEnrolled(account.id));
      if (!queued) return { fault: "no-address" };
      await acts.note({ by, what: "invited", about: id });
      return { id };
    },
    saveGroup: ({ id, seen, variant, isTest, members, ...rest }, by) =>
      order(by, async () => {
        if (id !== undefined && !directory.groups().some((group) => group.id === id)) return { fault: "not-found" };
        if (isOld(seen, id)) return { fault: "changed-meanwhile" };
        const fault = groupFault({ id, variant, isTest, members, ...rest });
        if (fault) return { fault: "bad-request", detail: fault };
        const group: GroupRecord = {
          ...rest,
          id: id === undefined ? newId<GroupId>() : asId<GroupId>(id),
          ...(variant === undefined ? {} : { variant }),
          ...(isTest ? { isTest } : {}),
          members: members.map(
            ({ person, function: held, from, until }) =>
              ({ person: asId<PersonId>(person), function: held, from, ...(until ? { until } : {}) }) as Membership,
          ),
        };
        return { commands: [{ type: "FormGroup", group }], id: group.id };
      }),
    ...createLeaving(shell, { accounts, sessions }, { order, isLast }),
  };
}
