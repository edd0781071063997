/** What leads to another process is there: the kind and the sections that a start names, the event that is sent, the kind an event comes from. */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledEffect, CompiledProcess, CompiledUnit } from "../compile/types.ts";
import type { FieldSchema } from "../definition/types.ts";
import { checkFields, isProgram } from "./payload-types.ts";
import { below, needName, type UnitPlace, unitsOf } from "./units.ts";

type Fields = Readonly<Record<string, FieldSchema>>;

/** @param others processes that run beside it, each in its base; of a process that is not among them nothing is said. */
export function checkElsewhere(
  compiler: Compiler,
  root: string,
  process: CompiledProcess,
  others: readonly CompiledProcess[],
): void {
  const other = (id: string): CompiledProcess | undefined => others.find((one) => one.id === id);
  for (const place of unitsOf(root, process)) {
    for (const effect of Object.values(place.unit.effects)) {
      const far = other(effect.definition.process ?? "");
      if (far && effect.definition.start !== undefined) checkStart(compiler, place, effect, far);
      if (far && effect.definition.send !== undefined) checkSend(compiler, process.id, place, effect, far);
    }
    checkSenders(compiler, place, other);
  }
}

function checkStart(compiler: Compiler, place: UnitPlace, effect: CompiledEffect, far: CompiledProcess): void {
  const at = (...keys: string[]) => below(compiler, place, "effects", effect.name, ...keys);
  const { start = "" } = effect.definition;
  needName(compiler, at("start"), "kind", start, Object.keys(far.kinds));
  const kind = far.kinds[start];
  const tree = effect.withProgram;
  if (!kind || !tree || isProgram(tree)) return;
  for (const [section, inner] of Object.entries(tree)) {
    needName(compiler, at("with", section), "section", section, Object.keys(kind.sections));
    checkFields(compiler, inner, [fieldsOf(far, kind, section)], (...keys) => at("with", section, ...keys));
  }
}

function checkSend(
  compiler: Compiler,
  own: string,
  place: UnitPlace,
  effect: CompiledEffect,
  far: CompiledProcess,
): void {
  const { send = "" } = effect.definition;
  const at = (...keys: string[]) => below(compiler, place, "effects", effect.name, ...keys);
  const sender = `${own}/${place.kind.kind}`;
  const takers = unitsOf("", far).filter(({ unit }) => unit.events[send]?.from?.includes(sender));
  if (takers.length === 0)
    compiler.find(
      at("send"),
      "request-not-taken",
      `Nothing in "${far.id}" takes "${send}" from "${sender}".`,
      `Add "${sender}" to \`from\` of that event there.`,
    );
  const forms = takers.map(({ unit }) => fieldsOf(far, unit, unit.events[send]?.fill));
  if (effect.withProgram) checkFields(compiler, effect.withProgram, forms, (...keys) => at("with", ...keys));
}

/** `process/kind` in `from` of an event. */
function checkSenders(compiler: Compiler, place: UnitPlace, other: (id: string) => CompiledProcess | undefined): void {
  for (const [event, { from = [] }] of Object.entries(place.unit.events))
    for (const [index, sender] of from.entries()) {
      const [id = "", kind] = sender.split("/");
      const far = kind === undefined ? undefined : other(id);
      if (far)
        needName(compiler, below(compiler, place, "events", event, "from", String(index)), "kind", kind ?? "", [
          ...Object.keys(far.kinds),
        ]);
    }
}

const fieldsOf = (process: CompiledProcess, unit: CompiledUnit, section: string | undefined): Fields | undefined =>
  process.definition.forms[unit.sections[section ?? ""]?.form ?? ""]?.schema.properties;
