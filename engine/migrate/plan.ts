/** The plan for running instances to go over from one version to another: which states and fields are the same, and where the others could go. */

import type { CompiledProcess, CompiledUnit } from "../compile/types.ts";
import type { FieldSchema } from "../definition/types.ts";
import { same } from "../same.ts";
import type { MigrationMap } from "../state/migration.ts";

/** `same`: as it was; `changed`: of that name, but otherwise; `renamed`: has another name; `gone`: not on the newer version. */
export type Change = "same" | "changed" | "renamed" | "gone";
/** What a proposal rests on: what designers did, the same words, or the only one that is new beside it. */
export type Ground = "edit" | "words" | "only-one";

interface Move {
  /** Of the older version. */
  readonly address: string;
  readonly change: Change;
  /** The name that is proposed; absent where somebody has to choose. */
  readonly to?: string;
  readonly ground?: Ground;
}
export interface StateMove extends Move {
  readonly state: string;
  /** Address of the unit it is a state of. */
  readonly unit: string;
  /** No state stands in it: instances stand in such states. */
  readonly isLeaf: boolean;
}
export interface FieldMove extends Move {
  readonly field: string;
  readonly section: string;
  /** Its form, on the older and on the newer version. */
  readonly form: string;
  readonly newForm: string;
}
export interface MigrationPlan {
  readonly states: readonly StateMove[];
  /** Fields that are not on the newer version, by themselves; what is only added asks for nothing. */
  readonly fields: readonly FieldMove[];
  /** Unit → its states on the newer version; section → its fields. */
  readonly targets: Readonly<Record<string, readonly string[]>>;
  /** Addresses of items and sections that are gone: instances that have one stay. */
  readonly gone: readonly string[];
}
/** Address of the older version → the name that designers gave what stands there. */
export type Renames = Readonly<Record<string, string>>;

const unitsOf = (process: CompiledProcess): readonly CompiledUnit[] =>
  Object.values(process.kinds).flatMap((kind) => [kind, ...Object.values(kind.items)]);
const words = (process: CompiledProcess, address: string): string | undefined =>
  process.texts["nl"]?.[address] ?? process.texts["en"]?.[address];

/** What a name could have become: as designers renamed it, with the same words, or the only new one. */
function proposal(
  name: string,
  fresh: readonly string[],
  gone: readonly string[],
  by: { readonly renamed: string | undefined; readonly isCalledSo: (other: string) => boolean },
): Pick<Move, "to" | "ground"> {
  if (by.renamed !== undefined && fresh.includes(by.renamed)) return { to: by.renamed, ground: "edit" };
  const called = fresh.filter(by.isCalledSo);
  if (called.length === 1 && called[0] !== undefined) return { to: called[0], ground: "words" };
  const [only] = fresh;
  return fresh.length === 1 && gone.length === 1 && gone[0] === name && only !== undefined
    ? { to: only, ground: "only-one" }
    : {};
}

function statesOf(
  before: CompiledProcess,
  after: CompiledProcess,
  old: CompiledUnit,
  now: CompiledUnit,
  renames: Renames,
) {
  const [was, is] = [old.chart.states, now.chart.states];
  const fresh = Object.keys(is).filter((key) => !was[key]);
  const gone = Object.keys(was).filter((key) => !is[key]);
  return Object.entries(was).flatMap(([state, { definition, ancestors }]): StateMove[] => {
    if (definition.type === "history") return [];
    const address = `${old.address}.states.${state}`;
    const place = { address, state, unit: old.address, isLeaf: Object.keys(definition.states ?? {}).length === 0 };
    const there = is[state];
    if (there) {
      const isSame = same(there.definition, definition) && there.ancestors[0] === ancestors[0];
      return [{ ...place, to: state, change: isSame ? "same" : "changed" }];
    }
    const beside = (key: string): boolean => is[key]?.ancestors[0] === ancestors[0];
    const called = words(before, address);
    const found = proposal(state, fresh.filter(beside), gone, {
      renamed: renames[address],
      isCalledSo: (key) => called !== undefined && words(after, `${now.address}.states.${key}`) === called,
    });
    return [{ ...place, ...found, change: found.to === undefined ? "gone" : "renamed" }];
  });
}

type Properties = Readonly<Record<string, FieldSchema>>;
const propertiesOf = (process: CompiledProcess, unit: CompiledUnit, section: string): Properties =>
  process.forms[unit.sections[section]?.form ?? ""]?.definition.schema.properties ?? {};

function fieldsOf(
  before: CompiledProcess,
  after: CompiledProcess,
  old: CompiledUnit,
  now: CompiledUnit,
  renames: Renames,
) {
  return Object.keys(old.sections).flatMap((section): FieldMove[] => {
    if (!now.sections[section]) return [];
    const [was, is] = [propertiesOf(before, old, section), propertiesOf(after, now, section)];
    const gone = Object.keys(was).filter((field) => !is[field]);
    const fresh = Object.keys(is).filter((field) => !was[field]);
    return gone.map((field) => {
      const form = old.sections[section]?.form ?? "";
      const called = words(before, `forms.${form}.${field}`);
      const alike = fresh.filter((other) => is[other]?.type === was[field]?.type);
      const found = proposal(field, alike, gone, {
        renamed: renames[`forms.${form}.${field}`],
        isCalledSo: (other) => called !== undefined && words(after, `forms.${form}.${other}`) === called,
      });
      const address = `${old.address}.sections.${section}`;
      return {
        form,
        newForm: now.sections[section]?.form ?? form,
        address: `${address}.${field}`,
        field,
        section: address,
        ...found,
        change: found.to ? "renamed" : "gone",
      };
    });
  });
}

/**
 * @param renames what designers renamed between the two, by address of the older version.
 * @returns how every state and every field that is gone would go over; what has no `to` has to be chosen.
 */
export function planMigration(before: CompiledProcess, after: CompiledProcess, renames: Renames = {}): MigrationPlan {
  const later = new Map(unitsOf(after).map((unit) => [unit.address, unit]));
  const pairs = unitsOf(before).flatMap((old) => {
    const now = later.get(old.address);
    return now ? [[old, now] as const] : [];
  });
  const sections = pairs.flatMap(([old, now]) =>
    Object.keys(old.sections).flatMap((name) => (now.sections[name] ? [] : [`${old.address}.sections.${name}`])),
  );
  return {
    states: pairs.flatMap(([old, now]) => statesOf(before, after, old, now, renames)),
    fields: pairs.flatMap(([old, now]) => fieldsOf(before, after, old, now, renames)),
    targets: Object.fromEntries(
      pairs.flatMap(([, now]) => [
        [
          now.address,
          Object.entries(now.chart.states).flatMap(([key, { definition }]) =>
            definition.type === "history" ? [] : [key],
          ),
        ],
        ...Object.keys(now.sections).map((name) => [
          `${now.address}.sections.${name}`,
          Object.keys(propertiesOf(after, now, name)),
        ]),
      ]),
    ),
    gone: [...unitsOf(before).flatMap(({ address }) => (later.has(address) ? [] : [address])), ...sections],
  };
}

/** The map that a plan proposes. */
export const proposedMap = ({ states, fields }: MigrationPlan): MigrationMap => ({
  states: Object.fromEntries(
    states.flatMap(({ address, state, to }) => (to === undefined || to === state ? [] : [[address, to]])),
  ),
  fields: Object.fromEntries(fields.flatMap(({ address, to }) => (to === undefined ? [] : [[address, to]]))),
});
