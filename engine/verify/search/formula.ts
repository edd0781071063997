/** Conditions over chart states and free atoms, in three values: what holds, what does not, and what is absent (docs/format/facts.md). */

/** A set of values as bits: what a condition may still be. */
export const FALSE = 1;
export const TRUE = 2;
export const ABSENT = 4;
const ANY = FALSE | TRUE | ABSENT;

export type Formula =
  | { readonly op: "is"; readonly set: number }
  /** What the charts do not say: data, the clock, settings, other instances. `rival`: at most one atom of that name holds. */
  | { readonly op: "atom"; readonly key: string; readonly may: number; readonly rival?: string }
  | { readonly op: "not"; readonly of: Formula }
  | { readonly op: "and" | "or"; readonly all: readonly Formula[] }
  | { readonly op: "if"; readonly test: Formula; readonly yes: Formula; readonly otherwise: Formula }
  /** `of`, and where that is absent `otherwise`. */
  | { readonly op: "else"; readonly of: Formula; readonly otherwise: Formula }
  | { readonly op: "active"; readonly who: string; readonly state: string }
  | { readonly op: "tag"; readonly who: string; readonly tag: string }
  /** It is or was in that state. */
  | { readonly op: "been"; readonly who: string; readonly state: string }
  /** Some item of this address is so. `seen`: the one that is followed is the one that is meant. */
  | {
      readonly op: "some";
      readonly who: string;
      readonly body: Formula;
      readonly key: string;
      readonly seen?: true;
    };

export const YES: Formula = { op: "is", set: TRUE };
export const NO: Formula = { op: "is", set: FALSE };
export const GONE: Formula = { op: "is", set: ABSENT };
export const not = (of: Formula): Formula => ({ op: "not", of });
export const both = (all: readonly Formula[]): Formula => (all.length === 1 ? (all[0] ?? YES) : { op: "and", all });
export const either = (all: readonly Formula[]): Formula => (all.length === 1 ? (all[0] ?? NO) : { op: "or", all });

/** What is known of the unit of an address; `undefined` when no unit of it is followed. */
export interface Standing {
  readonly there: boolean;
  readonly active: ReadonlySet<string>;
  readonly tags: ReadonlySet<string>;
  readonly been: ReadonlySet<string>;
}
/** Where every unit that is followed stands, with what was filled in before: facts are shared by many conditions. */
export interface Look {
  readonly at: (who: string) => Standing | undefined;
  readonly filled: Map<Formula, Formula>;
}

/** The formula with everything that the charts say filled in: atoms, and what joins them, remain. */
export function simplified(formula: Formula, look: Look): Formula {
  if (formula.op === "is" || formula.op === "atom") return formula;
  const known = look.filled.get(formula);
  if (known) return known;
  const made = filledIn(formula, look);
  look.filled.set(formula, made);
  return made;
}
function filledIn(formula: Formula, look: Look): Formula {
  switch (formula.op) {
    case "is":
    case "atom":
      return formula;
    case "active":
      return look.at(formula.who)?.active.has(formula.state) ? YES : NO;
    case "tag":
      return look.at(formula.who)?.tags.has(formula.tag) ? YES : NO;
    case "been":
      return look.at(formula.who)?.been.has(formula.state) ? YES : NO;
    case "not": {
      const of = simplified(formula.of, look);
      return of.op === "is" ? { op: "is", set: turned(of.set) } : { op: "not", of };
    }
    case "and":
    case "or":
      return joined(
        formula.op,
        formula.all.map((one) => simplified(one, look)),
      );
    case "if": {
      const test = simplified(formula.test, look);
      if (test.op === "is" && test.set === TRUE) return simplified(formula.yes, look);
      if (test.op === "is" && test.set === FALSE) return simplified(formula.otherwise, look);
      if (test.op === "is" && test.set === ABSENT) return GONE;
      return { op: "if", test, yes: simplified(formula.yes, look), otherwise: simplified(formula.otherwise, look) };
    }
    case "else": {
      const of = simplified(formula.of, look);
      if (of.op === "is") return of.set === ABSENT ? simplified(formula.otherwise, look) : of;
      return { op: "else", of, otherwise: simplified(formula.otherwise, look) };
    }
    case "some": {
      const followed = look.at(formula.who);
      const own = followed?.there ? simplified(formula.body, look) : NO;
      if (formula.seen && followed) return own;
      const rest: Formula = { op: "atom", key: `another ${formula.key}`, may: TRUE | FALSE };
      return joined("or", [own, rest]);
    }
  }
}

function joined(op: "and" | "or", all: readonly Formula[]): Formula {
  const decides = op === "and" ? FALSE : TRUE;
  const silent = op === "and" ? TRUE : FALSE;
  if (all.some((one) => one.op === "is" && one.set === decides)) return { op: "is", set: decides };
  const left = all.filter((one) => !(one.op === "is" && one.set === silent));
  const [first] = left;
  if (!first) return { op: "is", set: silent };
  return left.length === 1 ? first : { op, all: left };
}

const turned = (set: number): number => (set & ABSENT) | (set & TRUE ? FALSE : 0) | (set & FALSE ? TRUE : 0);

/** What a simplified formula may be, when these atoms are settled. */
export function valuesOf(formula: Formula, settled: ReadonlyMap<string, number>): number {
  switch (formula.op) {
    case "is":
      return formula.set;
    case "atom":
      return settled.get(formula.key) ?? formula.may;
    case "not":
      return turned(valuesOf(formula.of, settled));
    case "and":
      return formula.all.reduce((set, one) => andOf(set, valuesOf(one, settled)), TRUE);
    case "or":
      return turned(formula.all.reduce((set, one) => andOf(set, turned(valuesOf(one, settled))), TRUE));
    case "if": {
      const test = valuesOf(formula.test, settled);
      return (
        (test & ABSENT) |
        (test & TRUE ? valuesOf(formula.yes, settled) : 0) |
        (test & FALSE ? valuesOf(formula.otherwise, settled) : 0)
      );
    }
    case "else": {
      const of = valuesOf(formula.of, settled);
      return (of & ~ABSENT) | (of & ABSENT ? valuesOf(formula.otherwise, settled) : 0);
    }
    default:
      return ANY;
  }
}
/** `&&` of CEL: what does not hold wins over what is absent. */
function andOf(a: number, b: number): number {
  const isFalse = (a | b) & FALSE;
  const isTrue = a & b & TRUE;
  const isAbsent = (a & ABSENT && b & (TRUE | ABSENT)) || (b & ABSENT && a & (TRUE | ABSENT)) ? ABSENT : 0;
  return isFalse | isTrue | isAbsent;
}

/** The first atom in a formula that is not settled yet. */
export function openAtom(
  formula: Formula,
  settled: ReadonlyMap<string, number>,
): Extract<Formula, { op: "atom" }> | undefined {
  switch (formula.op) {
    case "atom":
      return settled.has(formula.key) ? undefined : formula;
    case "not":
      return openAtom(formula.of, settled);
    case "and":
    case "or":
      for (const one of formula.all) {
        const found = openAtom(one, settled);
        if (found) return found;
      }
      return undefined;
    case "if":
      return openAtom(formula.test, settled) ?? openAtom(formula.yes, settled) ?? openAtom(formula.otherwise, settled);
    case "else":
      return openAtom(formula.of, settled) ?? openAtom(formula.otherwise, settled);
    default:
      return undefined;
  }
}
