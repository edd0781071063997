/** Sets of answers as the definition's screens name them: `sets: { <item>: … }`. */

import type { InstanceView, UnitView } from "../../engine/index.ts";

export interface SetPart {
  /** Fact of the main unit: everybody is there. */
  readonly enough?: string;
  /** State of one that counts. */
  readonly done?: string;
  /** States of one that said no, or took its yes back. */
  readonly no?: readonly string[];
  /** `<section>.<field>` with the choices that each says yes to. */
  readonly matrix?: string;
  /** Fields that stand under the matrix. */
  readonly also?: readonly string[];
  /** Fact of the main unit: the choices that all said yes to. */
  readonly may?: string;
  /** Facts of the item: what it is called, the keys of those called the same, and the name beside it. */
  readonly called?: string;
  readonly among?: string;
  readonly person?: string;
  /** `<section>.<list>.<field>`: the list whose rows the keys are, and what names one. */
  readonly people?: string;
  /** Facts with one text per row: why it is asked or not, and from which day it will be. */
  readonly why?: string;
  readonly from?: string;
  /** By what \`why\` says of somebody: the paper of the instance for such a person. */
  readonly letters?: Readonly<Record<string, string>>;
}
export const setPart = (view: InstanceView, item: string | undefined): SetPart | undefined =>
  item === undefined
    ? undefined
    : view.screens
        .map((screen) => (screen["sets"] as Readonly<Record<string, SetPart>> | undefined)?.[item])
        .find((part) => part !== undefined);

export const isDone = (unit: UnitView, { done }: SetPart): boolean => unit.states.some(({ key }) => key === done);

export interface OpenSet {
  readonly item: string;
  readonly address: string;
  /** How many are asked and not there yet. */
  readonly open: number;
}
/** Sets of which somebody is asked and has not answered so that it counts. */
export function openSets(view: InstanceView): readonly OpenSet[] {
  const names = [...new Set(view.items.flatMap(({ name }) => name ?? []))];
  return names.flatMap((item): OpenSet[] => {
    const part = setPart(view, item);
    const units = view.items.filter((unit) => unit.name === item && unit.wanted === true);
    const open = part?.done === undefined ? [] : units.filter((unit) => !isDone(unit, part));
    return open[0] ? [{ item, address: open[0].address, open: open.length }] : [];
  });
}
