/** What states suggest for the empty fields of a section that they open, and events for those that they fill: each expression compiled once, with the type of its field. */

import { pointerPart } from "../definition/json.ts";
import type { FormDefinition, StateDefinition, UnitDefinition } from "../definition/types.ts";
import { fieldType } from "../expressions/index.ts";
import type { Program, TypeEnvironment } from "../expressions/types.ts";
import type { Compiler, Home } from "./compiler.ts";
import type { EventPrefill, Prefill } from "./types.ts";

type Forms = Readonly<Record<string, FormDefinition>>;

/** Event → field → program, of the section that it fills. */
export function compileEventPrefill(
  compiler: Compiler,
  home: Home,
  { events, sections }: UnitDefinition,
  forms: Forms,
  environment: TypeEnvironment,
): EventPrefill {
  const found: Record<string, Readonly<Record<string, Program>>> = {};
  for (const [name, { fill, prefill }] of Object.entries(events)) {
    const fields = forms[sections[fill ?? ""]?.form ?? ""]?.schema.properties ?? {};
    const programs = Object.entries(prefill ?? {}).map(([field, source]) => {
      const at = compiler.at(home, "events", `/${pointerPart(name)}/prefill/${pointerPart(field)}`);
      const type = fields[field] && fieldType(fields[field]);
      return [field, compiler.expression(source, environment, at, type)] as const;
    });
    if (programs.length > 0) found[name] = Object.fromEntries(programs);
  }
  return found;
}

/** State → section → field → program; the chart itself under `""`. */
export function compilePrefill(
  compiler: Compiler,
  home: Home,
  { chart, sections }: UnitDefinition,
  forms: Forms,
  environment: TypeEnvironment,
): Prefill {
  const found: Record<string, Record<string, Record<string, Program>>> = {};
  const visit = (key: string, state: StateDefinition, pointer: string): void => {
    for (const [section, { prefill }] of Object.entries(state.meta?.open ?? {})) {
      const fields = forms[sections[section]?.form ?? ""]?.schema.properties ?? {};
      const programs = Object.entries(prefill ?? {}).map(([field, source]) => {
        const at = `${pointer}/meta/open/${pointerPart(section)}/prefill/${pointerPart(field)}`;
        const type = fields[field] && fieldType(fields[field]);
        return [field, compiler.expression(source, environment, compiler.at(home, "chart", at), type)] as const;
      });
      if (programs.length > 0) found[key] = { ...found[key], [section]: Object.fromEntries(programs) };
    }
    for (const [child, inner] of Object.entries(state.states ?? {})) visit(child, inner, `${pointer}/states/${child}`);
  };
  visit("", chart, "");
  return found;
}
