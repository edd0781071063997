/** Two expressions compared on their trees: whether one gives less, or shuts out more, whatever the values are. */

import { canonical, literalOf, operandsOf, parsed, signedPathOf } from "../expressions/index.ts";

type Tree = NonNullable<ReturnType<typeof parsed>>;

/** Both trees; nothing when one of the two is no expression, of which nothing can be said. */
function both(before: string, after: string): readonly [Tree, Tree] | undefined {
  const [was, is] = [parsed(before), parsed(after)];
  return was && is && [was, is];
}
/** Whether every operand of one chain stands in the other. */
function keepsOperands(operator: "&&" | "+", before: string, after: string): boolean {
  const trees = both(before, after);
  if (!trees) return before === after;
  const [was, is] = trees.map((tree) => operandsOf(tree, operator).map(canonical));
  return (was ?? []).every((operand) => is?.includes(operand));
}

/** Holds only where it held before: every condition is still one, beside others. */
export const isNarrowed = (before: string, after: string): boolean => keepsOperands("&&", before, after);
/** Gives all that it gave before, beside more: lists that are added up. */
export const isAddedTo = (before: string, after: string): boolean => keepsOperands("+", before, after);

/** Gives only what it gave before: the same list, or that list with filters after it. */
export function isFiltered(before: string, after: string): boolean {
  const trees = both(before, after);
  if (!trees) return before === after;
  const [was, is] = trees;
  return canonical(was) === canonical(is) || isFilteredTo(was, is);
}
function isFilteredTo(was: Tree, is: Tree): boolean {
  if (is.op !== "rcall" || is.args[0] !== "filter") return false;
  const inner = is.args[1];
  return canonical(inner) === canonical(was) || isFilteredTo(was, inner);
}

/** `settings.name` or `-settings.name`; nothing when the expression is anything else. */
export function settingOf(source: string): { readonly name: string; readonly negative: boolean } | undefined {
  const tree = parsed(source);
  const signed = tree && signedPathOf(tree);
  if (signed?.path[0] !== "settings" || signed.path.length !== 2) return undefined;
  return { name: String(signed.path[1]), negative: signed.negative };
}
/** The value of an expression that is a whole number; nothing when it is anything else. */
export function wholeNumberOf(source: string): number | undefined {
  const tree = parsed(source);
  const value = tree && literalOf(tree.op === "-_" ? tree.args : tree);
  return typeof value === "bigint" ? Number(value) * (tree?.op === "-_" ? -1 : 1) : undefined;
}
