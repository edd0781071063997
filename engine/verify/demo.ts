/** The demo region of a process (`demo/region.json`, `demo/play.json`): people, organisations, groups and names that exist, and steps in the order of time. */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledProcess, DefinitionSource } from "../compile/types.ts";
import { pointerPart, readJson } from "../definition/json.ts";
import type { Json } from "../definition/types.ts";
import { checkFields, type Known, knownIn, type Need } from "./examples.ts";
import { isNear, needName } from "./units.ts";

type Values = Readonly<Record<string, Json | undefined>>;
const isMap = (value: Json | undefined): value is Values & Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const entries = (value: Json | undefined): readonly (readonly [string, Values])[] =>
  isMap(value)
    ? Object.entries(value).flatMap(([key, one]) => (isMap(one as Json) ? [[key, one as Values] as const] : []))
    : [];
const keys = (value: Json | undefined): readonly string[] => (isMap(value) ? Object.keys(value) : []);

/** Checks the demo that lies beside a process; of a file that is no JSON the reader tells. */
export function checkDemo(compiler: Compiler, { root, files }: DefinitionSource, process: CompiledProcess): void {
  const [regionFile, playFile] = ["region", "play"].map((name) => `${root}/demo/${name}.json`) as [string, string];
  const read = (file: string): Values => {
    const value = readJson(file, files.get(file) ?? "{}").value;
    return isMap(value) ? value : {};
  };
  if (!files.has(regionFile)) return;
  const region = read(regionFile);
  checkRegion(compiler, regionFile, region, process);
  const steps = read(playFile)["steps"];
  if (Array.isArray(steps)) checkPlay(compiler, root, playFile, region, steps.filter(isMap), process);
}

function checkRegion(compiler: Compiler, file: string, region: Values, { roles, definition }: CompiledProcess): void {
  const need = (pointer: string, what: string, name: Json | undefined, known: readonly string[]): void => {
    if (typeof name === "string") needName(compiler, { file, pointer }, what, name, known);
  };
  const { settings } = definition.process;
  for (const [id, { organisation }] of entries(region["people"]))
    need(`/people/${pointerPart(id)}/organisation`, "organisation", organisation, keys(region["organisations"]));
  for (const [id, group] of entries(region["groups"])) {
    const at = `/groups/${pointerPart(id)}`;
    for (const name of keys(group["settings"]))
      need(`${at}/settings/${pointerPart(name)}`, "setting", name, Object.keys(settings ?? {}));
    for (const [role, people] of Object.entries(isMap(group["functions"]) ? group["functions"] : {})) {
      need(`${at}/functions/${pointerPart(role)}`, "role", role, Object.keys(roles));
      if (Array.isArray(people))
        people.forEach((person: Json, index) => {
          need(`${at}/functions/${pointerPart(role)}/${index}`, "person", person, keys(region["people"]));
        });
    }
  }
}

/** What a variant does not bring. */
const SURE = new Set(["person", "group", "instance", "kind"]);
/** Steps without a day or a person go on with those of the step before. */
function checkPlay(
  compiler: Compiler,
  root: string,
  file: string,
  region: Values,
  steps: readonly Values[],
  process: CompiledProcess,
): void {
  const known = knownIn(root, process);
  const made = new Set<string>();
  let before: readonly [number, string] = [Number.NEGATIVE_INFINITY, ""];
  // A group may run on a variant, whose names are not all known here: then only what is nearly a name is told.
  const isOfVariant = entries(region["groups"]).some(([, { variant }]) => variant !== undefined);
  steps.forEach((step, index) => {
    const at = `/steps/${index}`;
    const need: Need = (pointer, what, used, all) => {
      if (!isOfVariant || SURE.has(what) || isNear(used, all)) needName(compiler, { file, pointer }, what, used, all);
    };
    checkStep(step, at, region, known, need);
    const place = typeof step["at"] === "string" ? (step["at"].split("/")[0] ?? "") : undefined;
    if (typeof step["new"] === "string" && place !== undefined) made.add(place);
    else if (place !== undefined) need(`${at}/at`, "instance", place, [...made]);
    const day = typeof step["day"] === "number" ? step["day"] : before[0];
    const time = typeof step["time"] === "string" ? step["time"] : day === before[0] ? before[1] : "";
    if (day < before[0] || (day === before[0] && time < before[1]))
      compiler.find(
        { file, pointer: at },
        "out-of-time",
        `This step is earlier than the one before it (day ${day} ${time}).`,
        "Put the steps in the order in which they happen, or mend `day` and `time`.",
      );
    before = [day, time];
  });
}

const NAMES = [
  ["new", "kind", "kinds"],
  ["do", "event", "events"],
  ["add", "item", "items"],
  ["answer", "effect", "effects"],
] as const;
function checkStep(step: Values, at: string, region: Values, known: Known, need: Need): void {
  const { as, group, patch } = step;
  if (typeof as === "string") need(`${at}/as`, "person", as, keys(region["people"]));
  if (typeof group === "string") need(`${at}/group`, "group", group, keys(region["groups"]));
  for (const [key, what, all] of NAMES) {
    const name = step[key];
    if (typeof name === "string") need(`${at}/${key}`, what, name, known[all]);
  }
  for (const section of keys(patch)) need(`${at}/patch/${pointerPart(section)}`, "section", section, known.sections);
  checkFields(step, at, known, need);
  for (const [pointer, person] of peopleIn(step as Json, at)) need(pointer, "person", person, keys(region["people"]));
}

/** `{@anna}`, anywhere in a step. */
function peopleIn(value: Json, pointer: string): readonly (readonly [string, string])[] {
  if (typeof value === "string") {
    const person = /^\{@(\w+)\}$/.exec(value)?.[1];
    return person === undefined ? [] : [[pointer, person]];
  }
  if (Array.isArray(value)) return value.flatMap((one: Json, index) => peopleIn(one, `${pointer}/${index}`));
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => peopleIn(one as Json, `${pointer}/${pointerPart(key)}`));
}
