/** The order in which a form's rules run: after whatever they read was decided. */

import type { FormRule } from "./types.ts";

type Path = readonly string[];

const pathOf = (pattern: string): Path => pattern.slice(1).split("/");
/** Pattern of the rows a rule's field stands in, as a path: `["persons","*"]`. */
function rowOf(field: Path): Path {
  return field.slice(0, field.lastIndexOf("*") + 1);
}

/** What a rule reads, as paths from the form's root. A list by its name is its length; its rows' fields stand in `elements`. */
function readsOf(rule: FormRule): readonly Path[] {
  const row = rowOf(pathOf(rule.field));
  const fromRoot = ([first = "", ...rest]: Path): Path =>
    first === "row" && row.length > 0 ? [...row, ...rest] : [first, ...rest];
  return [...rule.program.reads, ...rule.program.elements].map(fromRoot);
}

const isPrefix = (short: Path, long: Path): boolean =>
  short.length <= long.length && short.every((part, index) => part === long[index]);

/** Whether what is read depends on a field: the field itself, what it stands in, or what stands in it (but not a list's rows). */
function touches(read: Path, field: Path): boolean {
  if (isPrefix(field, read)) return true;
  return isPrefix(read, field) && field[read.length] !== "*";
}

/** Whether `rule` has to wait for `other`. */
function waitsFor(rule: FormRule, other: FormRule, reads: readonly Path[]): boolean {
  if (other.kind === "requiredWhen" || other.kind === "screenWhen") return false;
  const field = pathOf(other.field);
  if (rule !== other && other.kind === "visibleWhen" && isPrefix(field, pathOf(rule.field))) return true;
  // That a field is required may depend on its own value; whether it is there, or what it is, may not.
  if ((rule.kind === "requiredWhen" || rule.kind === "screenWhen") && rule.field === other.field) return false;
  return reads.some((read) => touches(read, field));
}

export type Ordered =
  | { readonly rules: readonly FormRule[]; readonly circle?: undefined }
  | { readonly circle: readonly string[] };

/** Rules in dependency order, else the fields that read each other in a circle. */
export function orderRules(rules: readonly FormRule[]): Ordered {
  const done = new Set<FormRule>();
  const open: FormRule[] = [];
  const visit = (rule: FormRule): readonly string[] | undefined => {
    if (done.has(rule)) return undefined;
    if (open.includes(rule)) return [...open.slice(open.indexOf(rule)), rule].map(({ field }) => field);
    open.push(rule);
    const reads = readsOf(rule);
    for (const other of rules) {
      const circle = waitsFor(rule, other, reads) ? visit(other) : undefined;
      if (circle) return circle;
    }
    open.pop();
    done.add(rule);
    return undefined;
  };
  for (const rule of rules) {
    const circle = visit(rule);
    if (circle) return { circle };
  }
  return { rules: [...done] };
}
