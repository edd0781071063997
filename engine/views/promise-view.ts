/** What the promises of a process say, part by part, so that a screen can say it in words. */

import type { CompiledKind, CompiledProcess, CompiledUnit } from "../compile/types.ts";
import type { Ast } from "../expressions/cel.ts";
import { argumentOf, guardOf, literalOf, operandsOf, pathOf, textOf, treeOf } from "../expressions/tree.ts";
import type { Program } from "../expressions/types.ts";

/** One part of a promise. Addresses are those of texts: `case.facts.open`. */
export type Said =
  | { readonly said: "state" | "tag"; readonly unit: string; readonly name: string }
  | { readonly said: "fact"; readonly unit: string; readonly name: string }
  | { readonly said: "reads"; readonly role: string; readonly section: string }
  /** A question of a section is answered; `form` has its words. */
  | { readonly said: "filled"; readonly section: string; readonly form: string; readonly field: string }
  | { readonly said: "formula"; readonly text: string }
  | { readonly said: "not"; readonly of: Said }
  | { readonly said: "all" | "any"; readonly parts: readonly Said[] };
export interface PromiseView {
  readonly name: string;
  /** Address of the unit that it is about. */
  readonly unit: string;
  readonly why?: string;
  readonly never?: Said;
  readonly after?: Said;
  readonly leadsTo?: Said;
  readonly keeps?: Said;
}
const PARTS = ["never", "after", "leadsTo", "keeps"] as const;

/** @returns one view for each promise and each unit that it is about, in the order of the file. */
export const promiseViews = (process: CompiledProcess): readonly PromiseView[] =>
  process.policies.flatMap(({ name, definition, units }) =>
    units.map((one): PromiseView => {
      const { unit } = one;
      const kind = process.kinds[unit.kind];
      const parts = PARTS.flatMap((part) => {
        const program = one[part];
        return program && kind ? [[part, saidBy(kind, unit, program)] as const] : [];
      });
      const why = definition.why === undefined ? {} : { why: definition.why };
      return { name, unit: unit.address, ...why, ...Object.fromEntries(parts) };
    }),
  );

const saidBy = (kind: CompiledKind, unit: CompiledUnit, program: Program): Said => said(kind, unit, treeOf(program));

function said(kind: CompiledKind, unit: CompiledUnit, node: Ast): Said {
  for (const operator of ["&&", "||"] as const) {
    if (node.op !== operator) continue;
    const all = operandsOf(node, operator).map((one) => said(kind, unit, one));
    // `has(list) && size(list) > 0` says one thing.
    const parts = [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
    const [only] = parts;
    return parts.length === 1 && only ? only : { said: operator === "&&" ? "all" : "any", parts };
  }
  if (node.op === "!_") return { said: "not", of: said(kind, unit, node.args) };
  return (
    ofPath(kind, unit, node) ??
    ofFilled(kind, unit, node) ??
    ofReads(kind, unit, node) ?? { said: "formula", text: textOf(node) }
  );
}
function ofPath(kind: CompiledKind, unit: CompiledUnit, node: Ast): Said | undefined {
  const name = guardOf(node)?.name;
  const home = [unit, kind].find(({ facts }) => facts.some((one) => one.name === name));
  if (name !== undefined && home) return { said: "fact", unit: home.address, name };
  const [head, member, last, more] = pathOf(node) ?? [];
  if (last === undefined || more !== undefined || (member !== "is" && member !== "has")) return undefined;
  const of = unitNamed(kind, unit, head);
  return of === undefined ? undefined : { said: member === "is" ? "state" : "tag", unit: of, name: last };
}
function unitNamed(kind: CompiledKind, unit: CompiledUnit, head: string | undefined): string | undefined {
  if (head === "item") return unit.address;
  if (head === kind.kind) return kind.address;
  const of = unit.item === undefined ? undefined : kind.items[unit.item]?.definition.of;
  return head === "parent" ? ((of && kind.items[of]?.address) ?? kind.address) : undefined;
}
/** `has(case.part.question)`, `size(case.part.list) > 0` or `case.part.question != ""`. */
function ofFilled(kind: CompiledKind, unit: CompiledUnit, node: Ast): Said | undefined {
  const sized = node.op === ">" && Number(literalOf(node.args[1])) === 0 ? argumentOf(node.args[0], "size") : undefined;
  const written = node.op === "!=" && literalOf(node.args[1]) === "" ? node.args[0] : undefined;
  const asked = argumentOf(node, "has") ?? sized ?? written;
  const [head, part = "", field, more] = (asked && pathOf(asked)) ?? [];
  if (field === undefined || more !== undefined) return undefined;
  const address = unitNamed(kind, unit, head);
  const home = [kind, ...Object.values(kind.items)].find((one) => one.address === address);
  const form = home?.sections[part]?.form;
  return form === undefined ? undefined : { said: "filled", section: `${address}.sections.${part}`, form, field };
}
function ofReads(kind: CompiledKind, unit: CompiledUnit, node: Ast): Said | undefined {
  if (node.op !== "call" || node.args[0] !== "reads") return undefined;
  const [role, section] = node.args[1].map((one) => String(literalOf(one)));
  if (role === undefined || section === undefined) return undefined;
  const [of, own] = section.split(".");
  const address = own === undefined ? `${unit.address}.sections.${of}` : `${kind.address}.sections.${own}`;
  return { said: "reads", role, section: address };
}
