/** The charts of a draft as flat lists: every step with its place, its ways, and the names that may be chosen there. */

import { type EditedFiles, type Json, parsedFile, pointerTo } from "../../../engine/index.ts";
import { asList, asObject, type JsonObject } from "./json.ts";

export interface Chart {
  /** `case` or `case.items.action`: where its texts stand. */
  readonly address: string;
  readonly file: string;
  /** Of the chart within its file. */
  readonly pointer: string;
  readonly kind: string;
  readonly item?: string;
}
export interface Way {
  readonly event: string;
  readonly pointer: string;
  /** Kept as the file has it: a target, or a way with more about it. */
  readonly value: Json;
  readonly target: string;
  readonly guard: string;
  readonly actions: readonly string[];
}
export interface Step {
  readonly key: string;
  readonly pointer: string;
  readonly depth: number;
  readonly state: JsonObject;
  readonly ways: readonly Way[];
  /** Taken without anybody's doing; their `event` is empty. */
  readonly itself: readonly Way[];
  readonly siblings: readonly string[];
}

const KIND = /^([^/]+)\/machine\.json$/;
const ITEM = /^([^/]+)\/items\/([^/]+)\.json$/;
const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

export function chartsOf(root: string, files: EditedFiles): readonly Chart[] {
  const names = [...files.keys()]
    .filter((file) => file.startsWith(`${root}/`))
    .map((file) => file.slice(root.length + 1));
  const kinds = names.flatMap((name) => KIND.exec(name)?.[1] ?? []);
  return kinds.flatMap((kind) => [
    { address: kind, file: `${root}/${kind}/machine.json`, pointer: "", kind },
    ...names.flatMap((name) => {
      const [, of, file] = ITEM.exec(name) ?? [];
      if (of !== kind || file === undefined) return [];
      const item = camel(file);
      return [{ address: `${kind}.items.${item}`, file: `${root}/${name}`, pointer: "/chart", kind, item }];
    }),
  ]);
}

const nameList = (value: Json | undefined): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === "string");
const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");

function wayOf(event: string, value: Json, pointer: string): Way {
  const way = typeof value === "string" ? { target: value } : asObject(value);
  const [target, guard] = [text(way["target"]), text(way["guard"])];
  return { event, pointer, value, target, guard, actions: nameList(way["actions"]) };
}
/** Of one way its pointer, of several a pointer each. */
const eachOf = (event: string, value: Json, pointer: string): readonly Way[] =>
  Array.isArray(value)
    ? value.map((one, index) => wayOf(event, one, `${pointer}/${index}`))
    : [wayOf(event, value, pointer)];
function waysOf(state: JsonObject, pointer: string): readonly Way[] {
  return Object.entries(asObject(state["on"])).flatMap(([event, value]) =>
    eachOf(event, value, `${pointer}${pointerTo("on", event)}`),
  );
}
const itselfOf = (state: JsonObject, pointer: string): readonly Way[] =>
  state["always"] === undefined ? [] : eachOf("", state["always"], `${pointer}/always`);
/** Every step of a chart in the order of its file, groups before what stands in them; the chart itself first. */
export function stepsOf(files: EditedFiles, chart: Chart): readonly Step[] {
  const whole = asObject(parsedFile(files, chart.file));
  const top = chart.pointer === "" ? whole : asObject(whole["chart"]);
  const below = (state: JsonObject, pointer: string, depth: number): readonly Step[] => {
    const states = Object.entries(asObject(state["states"]));
    const siblings = states.map(([key]) => key);
    return states.flatMap(([key, one]) => {
      const at = `${pointer}${pointerTo("states", key)}`;
      const own = asObject(one);
      const step = { key, pointer: at, depth, state: own, ways: waysOf(own, at), itself: itselfOf(own, at), siblings };
      return [step, ...below(own, at, depth + 1)];
    });
  };
  const start: Step = {
    key: "",
    pointer: chart.pointer,
    depth: 0,
    state: top,
    ways: waysOf(top, chart.pointer),
    itself: itselfOf(top, chart.pointer),
    siblings: [],
  };
  return [start, ...below(top, chart.pointer, 0)];
}
/** Whether a unit has ended in a step, for good or until it is opened again. */
export const isEnd = ({ state }: Step): boolean =>
  state["type"] === "final" || state["tags"] === "end" || asList(state["tags"]).includes("end");
/** What a chart's part (`facts`, `events`, `sections`, `deadlines`) names, with the file and place where it stands. */
export function partOf(root: string, files: EditedFiles, chart: Chart, part: string) {
  const own = chart.item === undefined ? `${root}/${chart.kind}/${part}.json` : chart.file;
  const pointer = chart.item === undefined ? "" : `/${part}`;
  const value = asObject(parsedFile(files, own));
  return { file: own, pointer, value: chart.item === undefined ? value : asObject(value[part]) };
}
/** Roles and circles. */
export function rolesOf(root: string, files: EditedFiles): readonly { readonly name: string; readonly text: string }[] {
  const process = asObject(parsedFile(files, `${root}/process.json`));
  return ["roles", "circles"].flatMap((part) =>
    Object.keys(asObject(process[part])).map((name) => ({ name, text: `${part}.${name}` })),
  );
}
