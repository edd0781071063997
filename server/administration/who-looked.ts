/** Who looked at which case, counted per day from the access records: for administrators, without anything of what was shown. */

import { asId, dayOf, type InstanceId, milliseconds, type PersonId, type Timestamp } from "../../engine/index.ts";
import { TIME_ZONE } from "../directory/index.ts";
import { unlessDamaged } from "../instances/damaged.ts";
import { erasureOf } from "../instances/erased.ts";
import { load } from "../instances/load.ts";
import type { Shell } from "../shell.ts";
import type { ReadRecord } from "../store/port.ts";

/** Access records that are counted at most, newest first. */
export const MOST_RECORDS = 20_000;
const MOST_ROWS = 500;
/** Verbs of reading; what comes with writing would name authors. */
const READING: readonly string[] = ["read", "know", "print", "export"];
const TAKEN_OUT: readonly string[] = ["print", "export"];
/** Looks at one case with less than this between them are one visit: a page asks for many parts, and a meeting looks on. */
const VISIT = 30 * 60_000;
/** A day is unusual above this many times a person's usual day, and never below this many looks. */
const UNUSUAL = { times: 2, least: 20 } as const;

export interface LookedQuery {
  readonly from: string;
  readonly until: string;
  readonly person?: string | undefined;
  /** Of a case; its beginning is enough. */
  readonly number?: string | undefined;
  /** One case. */
  readonly instance?: InstanceId;
}
/** What one person looked at of one case on one day. */
export interface LookedRow {
  readonly day: string;
  readonly person: string;
  /** Empty when it has none, or cannot be opened. */
  readonly number: string;
  /** Visits: what was read of a case with less than half an hour between is one. */
  readonly looks: number;
  readonly takenOut: number;
  readonly refused: number;
}
/** Days on which a person looked much more often than on the usual day. */
export interface Unusual {
  readonly person: string;
  readonly day: string;
  readonly looks: number;
  readonly usual: number;
}
export interface Looked {
  readonly rows: readonly LookedRow[];
  readonly unusual: readonly Unusual[];
  /** There are more rows or older records than were counted. */
  readonly more: boolean;
}

interface Look {
  readonly at: Timestamp;
  readonly day: string;
  readonly person: PersonId;
  readonly instance: InstanceId;
  readonly verb: string;
  readonly isRefused: boolean;
}
const looksOf = (records: readonly ReadRecord[]): readonly Look[] =>
  records.flatMap(({ at, person, instance, verb, outcome }) =>
    instance === null || !READING.includes(verb)
      ? []
      : [{ at, day: dayOf(at, TIME_ZONE), person, instance, verb, isRefused: outcome === "refused" }],
  );

/** The first look of each visit. */
export function visitsOf<T extends Pick<Look, "at" | "person" | "instance" | "day">>(
  looks: readonly T[],
): readonly T[] {
  const last = new Map<string, number>();
  return [...looks]
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .filter(({ at, day, person, instance }) => {
      const key = `${day} ${person} ${instance}`;
      const [before, moment] = [last.get(key), milliseconds(at)];
      last.set(key, moment);
      return before === undefined || moment - before >= VISIT;
    });
}

const middle = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? 0;

/** Days far above the median of a person's other days; somebody with one day has no usual day yet. */
export function unusualDays(looks: readonly Pick<Look, "day" | "person">[]): readonly Unusual[] {
  const perPerson = new Map<PersonId, Map<string, number>>();
  for (const { person, day } of looks) {
    const days = perPerson.get(person) ?? new Map<string, number>();
    perPerson.set(person, days.set(day, (days.get(day) ?? 0) + 1));
  }
  return [...perPerson].flatMap(([person, days]) =>
    [...days].flatMap(([day, count]) => {
      const others = [...days].flatMap(([other, number]) => (other === day ? [] : [number]));
      const usual = middle(others);
      const isUnusual = others.length > 0 && count >= UNUSUAL.least && count > UNUSUAL.times * usual;
      return isUnusual ? [{ person, day, looks: count, usual }] : [];
    }),
  );
}

function countedRows(
  looks: readonly Look[],
): readonly (Omit<LookedRow, "number"> & { readonly instance: InstanceId })[] {
  const groups = new Map<string, Look[]>();
  for (const look of looks) {
    const key = `${look.day} ${look.person} ${look.instance}`;
    const group = groups.get(key);
    if (group) group.push(look);
    else groups.set(key, [look]);
  }
  return [...groups.values()].flatMap((all) => {
    const [first] = all;
    if (!first) return [];
    const { day, person, instance } = first;
    const allowed = all.filter(({ isRefused }) => !isRefused);
    const takenOut = allowed.filter(({ verb }) => TAKEN_OUT.includes(verb)).length;
    return [{ day, person, instance, looks: visitsOf(allowed).length, takenOut, refused: all.length - allowed.length }];
  });
}

/** A case's number, which never changes once it has one; of one that was destroyed its certificate has it. */
export async function numberOf(shell: Shell, id: InstanceId): Promise<string> {
  const erasure = await erasureOf(shell, id);
  if (erasure) return erasure.number ?? "";
  const loaded = await unlessDamaged(() => load(shell, id));
  return Object.values(loaded?.instance.numbers ?? {})[0] ?? "";
}

export async function whoLooked(
  shell: Shell,
  { from, until, person, number, instance: only }: LookedQuery,
): Promise<Looked> {
  const records = await shell.store.readRecords(only ?? null, MOST_RECORDS);
  const looks = looksOf(records);
  const asked = person === undefined ? undefined : asId<PersonId>(person);
  const within = (day: string): boolean => from <= day && day <= until;
  const counted = countedRows(
    looks.filter(
      (look) =>
        within(look.day) &&
        (asked === undefined || look.person === asked) &&
        (only === undefined || look.instance === only),
    ),
  );
  const rows: LookedRow[] = [];
  let more = records.length === MOST_RECORDS && within(dayOf(records.at(-1)?.at ?? shell.now(), TIME_ZONE));
  const numbers = new Map<InstanceId, string>();
  for (const { instance, ...row } of counted) {
    if (rows.length === MOST_ROWS) {
      more = true;
      break;
    }
    const known = numbers.get(instance) ?? (await numberOf(shell, instance));
    numbers.set(instance, known);
    if (number === undefined || known.toLowerCase().startsWith(number.toLowerCase()))
      rows.push({ ...row, number: known });
  }
  const visits = visitsOf(looks.filter(({ isRefused }) => !isRefused));
  const unusual = unusualDays(visits).filter((one) => within(one.day) && (asked === undefined || one.person === asked));
  return { rows, unusual, more };
}
