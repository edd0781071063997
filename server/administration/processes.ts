/** What an administrator has to know of a process to form a group: its variants, the functions somebody can hold, the settings with their bounds. */

import type { CompiledProcess, Json } from "../../engine/index.ts";
import type { Shell } from "../shell.ts";

type Words = Readonly<Record<string, string>>;
type Named = { readonly id: string; readonly words: Words };
export interface SettingView extends Named {
  readonly type: string;
  readonly unit?: string;
  readonly choices?: readonly { readonly value: Json; readonly words: Words }[];
  /** Its value is a group of this process. */
  readonly groupOf?: string;
  readonly default: Json;
  readonly minimum?: number;
  readonly maximum?: number;
}
export interface ProcessForGroups extends Named {
  readonly variants: readonly string[];
  /** It was never published: only a group that tries something runs it. */
  readonly onlyOnTrial?: true;
  /** Kinds of organisations that it names. */
  readonly parties: readonly Named[];
  readonly functions: readonly (Named & { readonly help: Words })[];
  readonly settings: readonly SettingView[];
}

const wordsOf = ({ texts }: CompiledProcess, address: string): Words =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([language, all]) => (all[address] === undefined ? [] : [[language, all[address]]])),
  );

/** Roles that somebody holds by a function in a group. */
export const functionsOf = ({ roles }: CompiledProcess): readonly string[] =>
  Object.entries(roles).flatMap(([role, { held = "group" }]) => (held === "group" ? [role] : []));

function settingOf(process: CompiledProcess, name: string): SettingView | undefined {
  const setting = process.definition.process.settings?.[name];
  if (!setting) return undefined;
  const { type, unit, default: usual, minimum, maximum, groupOf } = setting;
  const choices = setting.enum?.map((value) => ({
    value: value as Json,
    words: wordsOf(process, `settings.${name}.choices.${String(value)}`),
  }));
  return {
    id: name,
    words: wordsOf(process, `settings.${name}`),
    type,
    default: usual as Json,
    ...(unit === undefined ? {} : { unit }),
    ...(choices ? { choices } : {}),
    ...(groupOf === undefined ? {} : { groupOf }),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
}

/** One process as a group of it needs it. */
export function processForGroups({ definitions }: Shell, process: CompiledProcess): ProcessForGroups {
  const all = definitions.all().map((one) => one.process);
  return {
    id: process.id,
    words: wordsOf(process, "process"),
    variants: all.flatMap(({ id, variant }) => (id === process.id && variant !== undefined ? [variant] : [])),
    parties: Object.keys(process.definition.process.parties ?? {}).map((id) => ({
      id,
      words: wordsOf(process, `parties.${id}`),
    })),
    functions: functionsOf(process).map((id) => ({
      id,
      words: wordsOf(process, `roles.${id}`),
      help: wordsOf(process, `roles.${id}.help`),
    })),
    settings: Object.keys(process.definition.process.settings ?? {}).flatMap((name) => settingOf(process, name) ?? []),
  };
}
/** Every process in force, its base once; then those that are only on trial. */
export function processesForGroups(shell: Shell): readonly ProcessForGroups[] {
  const { definitions } = shell;
  const bases = definitions.all().flatMap(({ process }) => (process.variant === undefined ? [process] : []));
  const onTrial = definitions
    .trials()
    .flatMap(({ process, variant }) =>
      variant === undefined && !definitions.current(process) ? (definitions.onTrial(process)?.process ?? []) : [],
    );
  return [
    ...bases.map((process) => processForGroups(shell, process)),
    ...onTrial.map((process) => ({ ...processForGroups(shell, process), onlyOnTrial: true as const })),
  ];
}

/** Why a value of a setting cannot be used, in a sentence, or undefined. */
export function settingFault(setting: SettingView, value: Json): string | undefined {
  if (setting.choices)
    return setting.choices.some((choice) => choice.value === value)
      ? undefined
      : `${setting.id} must be one of its choices.`;
  const fits = setting.type === "integer" ? Number.isInteger(value) : typeof value === setting.type;
  if (!fits) return `${setting.id} must be of type ${setting.type}.`;
  if (typeof value !== "number") return undefined;
  if (setting.minimum !== undefined && value < setting.minimum)
    return `${setting.id} must be at least ${setting.minimum}.`;
  if (setting.maximum !== undefined && value > setting.maximum)
    return `${setting.id} must be at most ${setting.maximum}.`;
  return undefined;
}
