/** The terms of a draft: each with the number that is its length, when it runs, and what happens before and after its end. */

import { type EditedFiles, type Json, parsedFile, pointerTo } from "../../../../engine/index.ts";
import { type Chart, chartsOf, partOf, type Step, stepsOf } from "../charts.ts";
import { asObject } from "../json.ts";

/** A number that is changed where it stands. */
export interface Place {
  readonly file: string;
  readonly pointer: string;
  readonly value: Json;
}
export interface Rung {
  readonly name: string;
  readonly pointer: string;
  /** In the unit of the term; below zero before its end. Absent when it has a unit of its own. */
  readonly at?: number;
  readonly effects: readonly string[];
  readonly event?: string;
}
export interface Term {
  readonly key: string;
  readonly chart: Chart;
  readonly name: string;
  readonly file: string;
  readonly pointer: string;
  readonly unit: string;
  /** Absent when the length is a formula. */
  readonly length?: Place;
  /** The setting of which the length is the value. */
  readonly setting?: string;
  readonly formula: string;
  /** Steps that its `while` names. */
  readonly steps: readonly Step[];
  readonly while: string;
  readonly rungs: readonly Rung[];
}

const SETTING = /^settings\.(\w+)$/;
const isWhole = (value: Json | undefined): boolean => /^-?\d+$/.test(String(value ?? ""));
const names = (value: Json | undefined): readonly string[] =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);

function rungsOf(ladder: Json | undefined, pointer: string): readonly Rung[] {
  return Object.entries(asObject(ladder)).map(([name, one]) => {
    const { at, effects, event } = asObject(one);
    return {
      name,
      pointer: `${pointer}${pointerTo("ladder", name)}`,
      ...(isWhole(at) ? { at: Number(at) } : {}),
      effects: names(effects),
      ...(typeof event === "string" ? { event } : {}),
    };
  });
}
function lengthOf(root: string, files: EditedFiles, file: string, pointer: string, due: Json | undefined) {
  const setting = SETTING.exec(String(due))?.[1];
  if (setting === undefined)
    return isWhole(due) ? { length: { file, pointer: `${pointer}/due`, value: due ?? 0 } } : {};
  const process = `${root}/process.json`;
  const value = asObject(asObject(asObject(parsedFile(files, process))["settings"])[setting])["default"];
  return { setting, length: { file: process, pointer: pointerTo("settings", setting, "default"), value: value ?? 0 } };
}

/** Every deadline of every chart, in the order of the files. */
export const termsOf = (root: string, files: EditedFiles): readonly Term[] =>
  chartsOf(root, files).flatMap((chart) => {
    const part = partOf(root, files, chart, "deadlines");
    const steps = stepsOf(files, chart);
    return Object.entries(part.value).map(([name, value]): Term => {
      const { due, unit, ladder, while: runs } = asObject(value);
      const pointer = `${part.pointer}${pointerTo(name)}`;
      const named = [...String(runs ?? "").matchAll(/\bis\.(\w+)/g)].map(([, key]) => key);
      return {
        key: `${chart.address}.deadlines.${name}`,
        chart,
        name,
        file: part.file,
        pointer,
        unit: String(unit ?? ""),
        formula: String(due ?? ""),
        while: String(runs ?? ""),
        steps: steps.filter(({ key }) => key !== "" && named.includes(key)),
        rungs: rungsOf(ladder, pointer),
        ...lengthOf(root, files, part.file, pointer, due),
      };
    });
  });

export interface Setting extends Place {
  readonly name: string;
  readonly unit: string;
}
/** Numbers among the settings that are the length of no term. */
export function otherNumbers(root: string, files: EditedFiles, terms: readonly Term[]): readonly Setting[] {
  const file = `${root}/process.json`;
  return Object.entries(asObject(asObject(parsedFile(files, file))["settings"])).flatMap(([name, value]) => {
    const { type, default: standard, unit } = asObject(value);
    if (type !== "integer" || standard === undefined || terms.some(({ setting }) => setting === name)) return [];
    return [{ name, file, pointer: pointerTo("settings", name, "default"), value: standard, unit: String(unit ?? "") }];
  });
}
