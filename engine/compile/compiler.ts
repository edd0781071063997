/** Compiles the expressions of a process and gathers what is wrong, each with its place. */

import type { Located } from "../definition/read.ts";
import { unitFile } from "../definition/read.ts";
import type { Cel } from "../definition/types.ts";
import { compileExpression } from "../expressions/index.ts";
import type { CelType, Program, TypeEnvironment } from "../expressions/types.ts";
import type { SourceMapping } from "../overlay/source-map.ts";
import type { Finding, Severity } from "../result.ts";
import type { Moved } from "./conditions.ts";

/** A program that gives nothing: stands in for one that did not compile, so that everything else can still be checked. */
const NOTHING: Program = {
  source: "",
  type: "dyn",
  tree: { op: "value", args: null },
  reads: [],
  elements: [],
  turned: [],
  values: [],
  usesClock: false,
  conjuncts: [],
  evaluate: () => ({ absent: true, because: "not compiled" }),
  evaluateConjuncts: () => [],
};

/** Where a unit's parts lie: `machine.json`, `facts.json` … of a kind, or one file of an item. */
export interface Home {
  readonly root: string;
  readonly kind: string;
  readonly item?: string;
}

const isBelow = (at: Located, from: Located): boolean =>
  at.file === from.file && (at.pointer === from.pointer || at.pointer.startsWith(`${from.pointer}/`));

export class Compiler {
  readonly findings: Finding[] = [];
  readonly #place: (at: Located) => { readonly line: number; readonly column: number };

  readonly #moved: readonly Moved[];
  readonly #brought: readonly SourceMapping[];
  readonly #later: (() => void)[] = [];

  constructor(
    place: (at: Located) => { readonly line: number; readonly column: number },
    moved: readonly Moved[] = [],
    brought: readonly SourceMapping[] = [],
  ) {
    this.#place = place;
    this.#moved = moved;
    this.#brought = brought;
  }

  find(where: Located, code: string, message: string, remedy: string, severity: Severity = "error"): void {
    const at = this.#broughtAt(this.#moved.find(({ from }) => isBelow(where, from))?.to ?? where);
    this.findings.push({ code, severity, file: at.file, pointer: at.pointer, ...this.#place(at), message, remedy });
  }

  /** What can be checked only when every expression has been compiled. */
  later(check: () => void): void {
    this.#later.push(check);
  }
  finish(): void {
    for (const check of this.#later.splice(0)) check();
  }

  /** What a variant brought is told in the variant's file. */
  #broughtAt(at: Located): Located {
    const found = this.#brought.find(({ from }) => isBelow(at, from));
    if (!found) return at;
    const { from, to, below } = found;
    return below ? { file: to.file, pointer: `${to.pointer}${at.pointer.slice(from.pointer.length)}` } : to;
  }

  /** The place of a part of a unit. */
  at(home: Home, part: string, pointer: string): Located {
    return unitFile(home.root, home.kind, home.item, part, pointer);
  }

  /** Compiles one expression at its place. `absentIsFine` where the place gives a meaning to what is absent. */
  expression(
    source: Cel | number | boolean,
    environment: TypeEnvironment,
    at: Located,
    expected?: CelType,
    absentIsFine = true,
  ): Program {
    const text = String(source);
    const compiled = compileExpression(text, environment, expected);
    if ("problem" in compiled) {
      const { code, message, remedy } = compiled.problem;
      this.find(at, code, `${message} (in \`${text}\`)`, remedy);
      return NOTHING;
    }
    for (const hint of compiled.hints) {
      if (hint.code === "may-be-absent" && absentIsFine) continue;
      this.find(
        at,
        hint.code,
        `${hint.message} (in \`${text}\`)`,
        hint.remedy,
        hint.code === "may-be-absent" ? "warning" : "hint",
      );
    }
    return compiled.program;
  }
}
