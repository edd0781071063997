/** Applies variants to a definition, with provenance for every element they touch and a located finding for every edit that cannot be. */

import { type Place, pointerPart } from "../definition/json.ts";
import { nearest } from "../definition/nearest.ts";
import { type Located, Reader, type Source } from "../definition/read.ts";
import type {
  ExampleDefinition,
  ExampleStep,
  OverlayDefinition,
  OverlayEdit,
  ProcessDefinition,
} from "../definition/types.ts";
import type { Finding } from "../result.ts";
import { get, stepsTo } from "./address.ts";
import { add } from "./operations/add.ts";
import { addField } from "./operations/add-field.ts";
import { addStep } from "./operations/add-step.ts";
import { arrange } from "./operations/arrange.ts";
import { change } from "./operations/change.ts";
import { changeField } from "./operations/change-field.ts";
import { narrow } from "./operations/narrow.ts";
import { setSetting } from "./operations/set.ts";
import { skipStep } from "./operations/skip-step.ts";
import { setText } from "./operations/text.ts";
import type { Outcome } from "./outcome.ts";
import { firstFault, withDefaults } from "./shape.ts";
import { broughtBy, type SourceMapping } from "./source-map.ts";

export interface Applied {
  readonly definition: ProcessDefinition;
  readonly findings: readonly Finding[];
  readonly provenance: Readonly<Record<string, string>>;
  readonly variant?: string;
  /** The version that the innermost variant gives itself. */
  readonly variantVersion?: string;
  /** State that an added step made → how inherited examples walk through it. */
  readonly passes: Readonly<Record<string, readonly ExampleStep[]>>;
  readonly ownExamples: readonly string[];
  /** Inherited example → what a variant says is otherwise in it. */
  readonly changedExamples: Readonly<Record<string, readonly string[]>>;
  /** Events of skipped steps, as `<address of the unit> <event>`: inherited examples pass over them. */
  readonly skips: readonly string[];
  /** What edits brought, the last one first: where findings about it belong. */
  readonly brought: readonly SourceMapping[];
  place(at: Located): Place | undefined;
}

/** The closed list of operations, by the key that names them. */
const OPERATIONS: readonly (readonly [
  string,
  (definition: ProcessDefinition, edit: never, base: ProcessDefinition) => Outcome,
])[] = [
  ["set", setSetting],
  ["addField", addField],
  ["changeField", changeField],
  ["addStep", addStep],
  ["skipStep", skipStep],
  ["add", add],
  ["change", change],
  ["narrow", narrow],
  ["arrange", arrange],
  ["text", setText],
];

/** What an operation cannot do without: an edit that is being written has not all of it yet. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  set: ["to"],
  addField: ["field"],
  addStep: ["on", "state", "go"],
  skipStep: ["as"],
  add: ["value"],
  change: ["value"],
  narrow: ["if"],
};

function applyEdit(definition: ProcessDefinition, edit: OverlayEdit, base: ProcessDefinition): Outcome {
  const [operation, other] = Object.keys(edit).flatMap((key) => OPERATIONS.filter(([known]) => known === key));
  if (operation && other)
    return {
      refused: {
        code: "two-operations",
        key: other[0],
        message: `This edit asks two things: "${operation[0]}" and "${other[0]}".`,
        remedy: "Write two edits, each with a name of its own.",
      },
    };
  if (!operation)
    return {
      refused: {
        code: "no-operation",
        key: "",
        message: "This edit names no operation.",
        remedy: `Use one of: ${OPERATIONS.map(([key]) => key).join(", ")}.`,
      },
    };
  const missing = NEEDED[operation[0]]?.find((key) => !Object.hasOwn(edit, key));
  if (missing !== undefined)
    return {
      refused: {
        code: "missing-key",
        key: operation[0],
        message: `This "${operation[0]}" does not say "${missing}".`,
        remedy: `Add "${missing}".`,
      },
    };
  const outcome = operation[1](definition, edit as never, base);
  if ("refused" in outcome) return outcome;
  const fault = firstFault(definition, outcome.definition);
  if (!fault) return { ...outcome, definition: withDefaults(outcome.definition) };
  const key = Object.hasOwn(edit, "value") ? "value" : operation[0];
  return {
    refused: {
      code: fault.code,
      key,
      message: `At "${fault.address}${fault.pointer}": ${fault.message}`,
      remedy: fault.remedy,
    },
  };
}

function noSuchExample(reader: Reader, file: string, name: string, all: readonly string[]): Finding {
  const pointer = `/examples/${pointerPart(name)}`;
  const near = nearest(name, all);
  return {
    code: "unknown-name",
    severity: "error",
    file,
    pointer,
    ...reader.place({ file, pointer }),
    message: `The base has no example "${name}".`,
    remedy: near === undefined ? "Take it out." : `Did you mean "${near}"?`,
  };
}

/** Edits in the order of the file; one that needs what a later one makes is tried again after it. */
export function applyOverlays(root: string, base: ProcessDefinition, overlays: readonly Source[]): Applied {
  let definition = base;
  const findings: Finding[] = [];
  const provenance: Record<string, string> = {};
  const readers: Reader[] = [];
  const passes: Record<string, readonly ExampleStep[]> = {};
  const ownExamples: string[] = [];
  const changedExamples: Record<string, readonly string[]> = {};
  const skips: string[] = [];
  const brought: SourceMapping[] = [];
  let variant: string | undefined;
  let variantVersion: string | undefined;
  for (const source of overlays) {
    const reader = new Reader(source.files);
    readers.push(reader);
    const file = `${source.root}/overlay.json`;
    const overlay = reader.read<OverlayDefinition>(file, "overlay");
    findings.push(...reader.findings);
    if (!overlay) {
      if (!reader.has(file))
        findings.push({
          code: "no-overlay",
          severity: "error",
          file,
          pointer: "",
          line: 1,
          column: 1,
          message: "There is no overlay.json in this folder.",
          remedy: "Add one, or take the folder away.",
        });
      continue;
    }
    variant = overlay.id;
    variantVersion = overlay.version;
    const ownBase = `${base.process.id}@${base.process.version}`;
    if (overlay.base !== ownBase) {
      findings.push({
        code: "other-base",
        severity: "error",
        file,
        pointer: "/base",
        ...reader.place({ file, pointer: "/base" }),
        message: `This variant is made for "${overlay.base}"; the base is "${ownBase}".`,
        remedy: "Rebase the variant: look at each edit against the new base, then change the version.",
      });
      continue;
    }
    const result = applyOverlay(definition, overlay);
    skips.push(...eventsOfSkipped(definition, overlay));
    for (const [name, { changes }] of Object.entries(overlay.examples ?? {})) {
      if (Object.hasOwn(definition.examples, name)) changedExamples[name] = changes;
      else findings.push(noSuchExample(reader, file, name, Object.keys(definition.examples)));
    }
    const own = examplesOf(reader, source.root);
    ownExamples.push(...Object.keys(own));
    definition = { ...result.definition, examples: { ...result.definition.examples, ...own } };
    Object.assign(provenance, result.provenance);
    const refusedIds = new Set(result.refusals.map(({ id }) => id));
    for (const [id, edit] of Object.entries(overlay.edits))
      if (!refusedIds.has(id)) brought.unshift(...broughtBy(root, file, definition, id, edit));
    for (const edit of Object.values(overlay.edits))
      if ("addStep" in edit && edit.pass) passes[edit.addStep.slice(edit.addStep.lastIndexOf(".") + 1)] = edit.pass;
    for (const { id, refused } of result.refusals) {
      const pointer = `/edits/${id}${refused.key === "" ? "" : `/${refused.key}`}`;
      findings.push({
        code: refused.code,
        severity: "error",
        file,
        pointer,
        ...reader.place({ file, pointer }),
        message: refused.message,
        remedy: refused.remedy,
      });
    }
  }
  return {
    definition,
    findings,
    provenance,
    passes,
    ownExamples,
    changedExamples,
    skips,
    brought,
    ...(variant === undefined ? {} : { variant }),
    ...(variantVersion === undefined ? {} : { variantVersion }),
    place: (at) =>
      readers
        .map((reader) => (reader.has(at.file) ? reader.place(at) : undefined))
        .find((place) => place !== undefined && (place.line > 1 || place.column > 1)),
  };
}

interface Refused {
  readonly id: string;
  readonly refused: { readonly code: string; readonly key: string; readonly message: string; readonly remedy: string };
}

function applyOverlay(
  base: ProcessDefinition,
  overlay: OverlayDefinition,
): {
  readonly definition: ProcessDefinition;
  readonly provenance: Readonly<Record<string, string>>;
  readonly refusals: readonly Refused[];
} {
  let definition = base;
  let waiting = Object.entries(overlay.edits);
  const provenance: Record<string, string> = {};
  for (;;) {
    const refusals: Refused[] = [];
    const left: [string, OverlayEdit][] = [];
    for (const [id, edit] of waiting) {
      const outcome = applyEdit(definition, edit, base);
      if ("refused" in outcome) {
        refusals.push({ id, refused: outcome.refused });
        left.push([id, edit]);
      } else {
        definition = outcome.definition;
        for (const address of outcome.touched) provenance[address] = overlay.id;
      }
    }
    if (left.length === 0 || left.length === waiting.length) return { definition, provenance, refusals };
    waiting = left;
  }
}

/** What could be done in a step that is skipped. */
const eventsOfSkipped = (definition: ProcessDefinition, { edits }: OverlayDefinition): readonly string[] =>
  Object.values(edits).flatMap((edit) => {
    if (!("skipStep" in edit)) return [];
    const state = get(definition, stepsTo(definition, edit.skipStep) ?? []) as { readonly on?: object } | undefined;
    const unit = edit.skipStep.split(".states.")[0] ?? "";
    return Object.keys(state?.on ?? {}).map((event) => `${unit} ${event}`);
  });

/** A variant's own examples stand beside those of the base. */
function examplesOf(reader: Reader, root: string): Readonly<Record<string, ExampleDefinition>> {
  return Object.fromEntries(
    reader.list(`${root}/examples`).files.flatMap((name) => {
      const example = reader.read<ExampleDefinition>(`${root}/examples/${name}`, "example");
      return example ? [[name.slice(0, -5), example] as const] : [];
    }),
  );
}
