/** What the product holds of one user, for that user alone (GDPR, article 15): account, memberships, functions, sessions, and what was looked at and done. */

import { type Day, dayOf, type InstanceId, type PersonId, type Timestamp } from "../../engine/index.ts";
import { processesForGroups } from "../administration/processes.ts";
import { numberOf, visitsOf } from "../administration/who-looked.ts";
import { TIME_ZONE } from "../directory/index.ts";
import type { Caller } from "../identity/caller.ts";
import type { Shell } from "../shell.ts";
import type { ReadRecord } from "../store/port.ts";
import { recordsBack } from "./records-back.ts";

/** What was opened, written or taken out of one case on one day. */
export interface StatementRow {
  readonly day: Day;
  /** Empty when it has none, or cannot be opened. */
  readonly number: string;
  /** Visits: looks with less than half an hour between are one. */
  readonly looks: number;
  readonly wrote: number;
  readonly takenOut: number;
  readonly refused: number;
}
/** Signing in and out, another password: what was done with the account. */
export interface AccountEvent {
  readonly at: Timestamp;
  readonly verb: string;
}
export interface Statement {
  readonly name: string;
  readonly login: string;
  readonly memberships: readonly {
    readonly organisation: string;
    readonly function: string;
    readonly mail?: string;
    readonly duties: readonly string[];
    readonly stopped?: Timestamp;
  }[];
  /** Functions in groups, those that ended too. */
  readonly functions: readonly {
    readonly group: string;
    readonly process: string;
    readonly function: string;
    /** What the process calls the function, by language. */
    readonly words: Readonly<Record<string, string>>;
    readonly from: Day;
    readonly until?: Day;
  }[];
  /** Tasks on the own name, and messages that were not seen. */
  readonly tasks: number;
  readonly rows: readonly StatementRow[];
  readonly account: readonly AccountEvent[];
  /** There is more than is shown: a shorter period shows it. */
  readonly more: boolean;
}

const MOST = 20_000;
const MOST_ROWS = 1_000;
const READING: readonly string[] = ["read", "print", "export"];
const TAKEN_OUT: readonly string[] = ["print", "export"];
const WRITING: readonly string[] = ["write", "create", "draft"];
/** Verbs of records that are about an account and about no case. */
const OF_ACCOUNT: readonly string[] = [
  "sign-in",
  "sign-out",
  "sign-out-elsewhere",
  "work-as",
  "change-password",
  "change-authenticator",
  "renew-recovery-codes",
  "add-passkey",
  "remove-passkey",
  "prove",
  "statement",
];

type Row = Omit<StatementRow, "number"> & { readonly instance: InstanceId };

async function recordsOf(shell: Shell, people: ReadonlySet<PersonId>, from: Day, until: Day) {
  const found: ReadRecord[] = [];
  for await (const window of recordsBack(shell, from)) {
    const own = window.filter(({ person, at }) => {
      const day = dayOf(at, TIME_ZONE);
      return people.has(person) && from <= day && day <= until;
    });
    found.push(...[...own].reverse());
    if (found.length >= MOST) return { records: found.slice(0, MOST), more: true };
  }
  return { records: found, more: false };
}

function rowsOf(records: readonly ReadRecord[]): readonly Row[] {
  const groups = new Map<string, ReadRecord[]>();
  for (const record of records) {
    if (record.instance === null || ![...READING, ...WRITING].includes(record.verb)) continue;
    const key = `${dayOf(record.at, TIME_ZONE)} ${record.instance}`;
    const group = groups.get(key);
    if (group) group.push(record);
    else groups.set(key, [record]);
  }
  return [...groups.values()].flatMap((all) => {
    const [first] = all;
    if (!first || first.instance === null) return [];
    const { instance } = first;
    const day = dayOf(first.at, TIME_ZONE);
    const allowed = all.filter(({ outcome }) => outcome !== "refused");
    const count = (verbs: readonly string[]): number => allowed.filter(({ verb }) => verbs.includes(verb)).length;
    const looks = allowed.flatMap(({ at, person, verb }) =>
      READING.includes(verb) ? [{ at, person, instance, day }] : [],
    );
    return [
      {
        day,
        instance,
        looks: visitsOf(looks).length,
        wrote: count(WRITING),
        takenOut: count(TAKEN_OUT),
        refused: all.length - allowed.length,
      },
    ];
  });
}

async function numbered(shell: Shell, rows: readonly Row[]): Promise<readonly StatementRow[]> {
  const numbers = new Map<InstanceId, string>();
  const found: StatementRow[] = [];
  for (const { instance, ...row } of rows) {
    const number = numbers.get(instance) ?? (await numberOf(shell, instance));
    numbers.set(instance, number);
    found.push({ ...row, number });
  }
  return found;
}

/** @param from and until days, both included: of what was looked at and done */
export async function statementOf(shell: Shell, caller: Caller, from: Day, until: Day): Promise<Statement> {
  const { directory, store } = shell;
  const memberships = directory.membershipsOf(caller.person.id);
  const people = new Set(memberships.map(({ id }) => id));
  const { records, more } = await recordsOf(shell, people, from, until);
  const rows = rowsOf(records);
  const processes = processesForGroups(shell);
  const wordsOf = (process: string, held: string) =>
    processes.find(({ id }) => id === process)?.functions.find(({ id }) => id === held)?.words ?? {};
  const tasks = await store.tasks({ persons: [...people], functions: [], limit: 1_000 });
  return {
    name: caller.person.name,
    login: caller.account.login ?? "",
    memberships: memberships.map(({ organisation, function: called, mail, duties = [], stopped }) => ({
      organisation: directory.organisation(organisation)?.name ?? "",
      function: called,
      duties,
      ...(mail === undefined ? {} : { mail }),
      ...(stopped === undefined ? {} : { stopped }),
    })),
    functions: directory.groups().flatMap((group) =>
      group.members.flatMap(({ person, function: held, from: since, until: last }) =>
        people.has(person)
          ? [
              {
                group: group.name,
                process: group.process,
                function: held,
                words: wordsOf(group.process, held),
                from: since,
                ...(last === undefined ? {} : { until: last }),
              },
            ]
          : [],
      ),
    ),
    tasks: tasks.length,
    rows: await numbered(shell, rows.slice(0, MOST_ROWS)),
    account: records.flatMap(({ at, verb }) => (OF_ACCOUNT.includes(verb) ? [{ at, verb }] : [])),
    more: more || rows.length > MOST_ROWS,
  };
}
