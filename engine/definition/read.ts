/** Reads the folder of a process into one value, with the place of everything: what is missing, unknown or misshapen is a finding. Over 300 lines: one reader for each kind of file, in the order of the folder. */

import type { Finding } from "../result.ts";
import { isDay } from "../time.ts";
import { type JsonFile, type Place, pointerPart, readJson } from "./json.ts";
import { didYouMean } from "./nearest.ts";
import { Doubts, salvage } from "./salvage.ts";
import { checkShape, type FileKind } from "./shape.ts";
import type {
  ExampleDefinition,
  FormDefinition,
  FormSchema,
  FormUi,
  ItemDefinition,
  Json,
  KindDefinition,
  ProcessDefinition,
  ProcessFile,
  ProfileDefinition,
  ProfileFile,
  ScreenDefinition,
} from "./types.ts";

export interface Source {
  readonly root: string;
  readonly files: ReadonlyMap<string, string>;
}
/** Finds the place of an address in its file, for findings that come later. */
export interface Located {
  readonly file: string;
  readonly pointer: string;
}
export interface ReadResult {
  readonly definition?: ProcessDefinition;
  readonly findings: readonly Finding[];
  place(at: Located): Place;
  /** The pointer of a thing as its file has it. */
  pointer(at: Located): string;
  /** Which findings of later checks may only follow from what could not be read. */
  readonly doubts?: Doubts;
}

/** `agenda-place` → `agendaPlace`. */
export const camel = (kebab: string): string =>
  kebab.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
/** `agendaPlace` → `agenda-place`. */
export const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const SPELLING = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

const KIND_FILES = ["machine", "facts", "sections", "access", "events", "effects", "deadlines", "screens"] as const;
const NO_KINDS = new Set(["reports", "examples", "variants", "demo"]);

/** Collects files, their findings and their places. */
export class Reader {
  readonly findings: Finding[] = [];
  readonly doubts = new Doubts();
  readonly #parsed = new Map<string, JsonFile>();
  readonly #files: ReadonlyMap<string, string>;

  constructor(files: ReadonlyMap<string, string>) {
    this.#files = files;
  }
  has(file: string): boolean {
    return this.#files.has(file);
  }
  /** Names of files directly in a folder, and of its folders. */
  list(folder: string): { readonly files: readonly string[]; readonly folders: readonly string[] } {
    const files: string[] = [];
    const folders = new Set<string>();
    for (const path of this.#files.keys()) {
      if (!path.startsWith(`${folder}/`)) continue;
      const rest = path.slice(folder.length + 1);
      const slash = rest.indexOf("/");
      if (slash < 0) files.push(rest);
      else folders.add(rest.slice(0, slash));
    }
    return { files: files.sort(), folders: [...folders].sort() };
  }
  /** Every file below a folder. */
  under(folder: string): readonly string[] {
    return [...this.#files.keys()].filter((path) => path.startsWith(`${folder}/`));
  }
  place(at: Located): Place {
    return this.#parsed.get(at.file)?.locate(this.pointer(at)) ?? { line: 1, column: 1 };
  }
  /** The pointer as the file has it: `screens.json` with one layout is read as a list of one. */
  pointer({ file, pointer }: Located): string {
    const value = this.#parsed.get(file)?.value;
    const isOne = value !== undefined && !Array.isArray(value) && file.endsWith("/screens.json");
    return isOne ? pointer.replace(/^\/0(?=\/|$)/, "") : pointer;
  }
  find(
    file: string,
    pointer: string,
    code: string,
    message: string,
    remedy: string,
    severity: Finding["severity"] = "error",
  ): void {
    this.findings.push({ code, severity, file, pointer, ...this.place({ file, pointer }), message, remedy });
  }
  /** The value of a file, without what has not the shape of its kind (each a finding); `undefined` when nothing is left. */
  read<T>(file: string, kind: FileKind): T | undefined {
    const text = this.#files.get(file);
    if (text === undefined) return undefined;
    const json = readJson(file, text);
    this.#parsed.set(file, json);
    this.findings.push(...json.findings);
    if (json.findings.length > 0)
      this.doubts.leftOut(file, {
        ...(json.partial === undefined ? {} : { value: json.partial }),
        taken: json.findings.map(({ pointer }) => pointer),
        names: json.findings.map(({ pointer }) => pointer.slice(pointer.lastIndexOf("/") + 1)),
      });
    const given = json.value ?? json.partial;
    if (given === undefined) return undefined;
    const problems = checkShape(given, kind);
    for (const { pointer, code, message, remedy } of problems) this.find(file, pointer, code, message, remedy);
    if (problems.length === 0) return withoutSchemaKey(given) as T;
    const left = salvage(given, kind);
    this.doubts.leftOut(file, left);
    return left.value === undefined ? undefined : (withoutSchemaKey(left.value) as T);
  }
  /** Reads a file for its places and faults of JSON only: what it says is checked elsewhere. */
  know(file: string): void {
    const json = readJson(file, this.#files.get(file) ?? "");
    this.#parsed.set(file, json);
    this.findings.push(...json.findings);
  }
  /** `<id>@<version>` as a profile's file says it, without a finding. */
  nameOf(file: string): string | undefined {
    const text = this.#files.get(file);
    const { value, partial } = text === undefined ? {} : readJson(file, text);
    const { id, version } = ((value ?? partial) as { readonly id?: Json; readonly version?: Json } | null) ?? {};
    return typeof id === "string" && typeof version === "string" ? `${id}@${version}` : undefined;
  }
  /** As `read`, with a value for a file that is not there. A broken file keeps its finding. */
  readOr<T>(file: string, kind: FileKind, otherwise: T): T {
    return this.read<T>(file, kind) ?? otherwise;
  }
}

function withoutSchemaKey(value: Json): Json {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const { $schema: _, ...rest } = value as Readonly<Record<string, Json>>;
  return rest;
}

/** Texts may be nested or flat; they are flat from here on. */
export function flatTexts(value: Json, prefix = ""): Record<string, string> {
  if (typeof value === "string") return { [prefix]: value };
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, inner]) => flatTexts(inner, prefix === "" ? key : `${prefix}.${key}`)),
  );
}

function readTexts(reader: Reader, folder: string): Record<string, Record<string, string>> {
  const languages = reader.list(folder).files.flatMap((name) => /^texts\.([a-z]{2})\.json$/.exec(name)?.[1] ?? []);
  return Object.fromEntries(
    languages.map((language) => [
      language,
      flatTexts(reader.readOr<Json>(`${folder}/texts.${language}.json`, "texts", {})),
    ]),
  );
}

function readItem(reader: Reader, file: string): ItemDefinition | undefined {
  const raw = reader.read<Partial<ItemDefinition> & Pick<ItemDefinition, "chart">>(file, "item");
  return raw && { facts: {}, sections: {}, events: {}, effects: {}, deadlines: {}, ...raw };
}

function readKind(reader: Reader, folder: string): KindDefinition | undefined {
  const path = (name: string): string => `${folder}/${name}.json`;
  const chart = reader.read<KindDefinition["chart"]>(path("machine"), "chart");
  const items = reader
    .list(`${folder}/items`)
    .files.filter((name) => name.endsWith(".json") && SPELLING.test(name.slice(0, -5)))
    .flatMap((name) => {
      const item = readItem(reader, `${folder}/items/${name}`);
      return item ? [[camel(name.slice(0, -5)), item] as const] : [];
    });
  const screens = reader.readOr<ScreenDefinition | readonly ScreenDefinition[]>(path("screens"), "screens", []);
  const known = new Set([...KIND_FILES.map((name) => `${name}.json`)]);
  for (const name of reader.list(folder).files)
    if (!known.has(name))
      reader.find(
        `${folder}/${name}`,
        "",
        "unknown-file",
        `"${name}" is no file of a kind.`,
        `Files here are: ${[...known].join(", ")} and items/*.json.`,
      );
  const kind = {
    facts: reader.readOr(path("facts"), "facts", {}),
    sections: reader.readOr(path("sections"), "sections", {}),
    access: reader.readOr(path("access"), "access", {}),
    events: reader.readOr(path("events"), "events", {}),
    effects: reader.readOr(path("effects"), "effects", {}),
    deadlines: reader.readOr(path("deadlines"), "deadlines", {}),
    screens: Array.isArray(screens) ? (screens as readonly ScreenDefinition[]) : [screens as ScreenDefinition],
    items: Object.fromEntries(items),
  };
  return chart && { chart, ...kind };
}

function readForm(reader: Reader, id: string): FormDefinition | undefined {
  const folder = `forms/${id}`;
  if (!reader.has(`${folder}/schema.json`)) return undefined;
  for (const name of reader.list(folder).files)
    if (!["schema.json", "ui.json"].includes(name) && !/^texts\.[a-z]{2}\.json$/.test(name))
      reader.find(
        `${folder}/${name}`,
        "",
        "unknown-file",
        `"${name}" is no file of a form.`,
        "Files of a form are schema.json, ui.json, texts.<language>.json and examples/.",
      );
  const schema = reader.read<FormSchema>(`${folder}/schema.json`, "form");
  return (
    schema && {
      id,
      schema,
      ui: reader.readOr<FormUi>(`${folder}/ui.json`, "formUi", {}),
      texts: readTexts(reader, folder),
    }
  );
}

/** The profile that a process names: of the others nothing is read but their names. */
function readProfile(reader: Reader, processFile: string, wanted: string): ProfileDefinition | undefined {
  const files = reader.list("workflows/profiles").folders.map((name) => `workflows/profiles/${name}/profile.json`);
  const named = files.map((file) => [file, reader.nameOf(file)] as const);
  const file = named.find(([, name]) => name === wanted)?.[0];
  if (file === undefined) {
    const there = named.flatMap(([, name]) => name ?? []);
    // A file without a name may be the one that is meant: what is wrong with it is told first.
    const nameless = named.filter(([path, name]) => reader.has(path) && name === undefined);
    for (const [path] of nameless) reader.read<ProfileFile>(path, "profile");
    if (nameless.length === 0)
      reader.find(
        processFile,
        "/profile",
        "unknown-profile",
        `There is no profile "${wanted}".`,
        `${didYouMean(wanted, there)} Profiles lie in workflows/profiles/<name>/profile.json.`,
      );
    return undefined;
  }
  const found = reader.read<ProfileFile>(file, "profile");
  if (found === undefined) return undefined;
  const holidays = found.holidays.map((one) => (typeof one === "string" ? { day: one, name: one } : one));
  holidays.forEach(({ day }, index) => {
    if (!isDay(day))
      reader.find(
        file,
        `/holidays/${index}${typeof found.holidays[index] === "string" ? "" : "/day"}`,
        "bad-day",
        `"${day}" is not a day.`,
        'Write a day that exists as "2026-03-16".',
      );
  });
  const folder = file.slice(0, file.lastIndexOf("/"));
  return {
    ...found,
    holidays,
    ...(found.screeners ? { screening: readScreening(reader, folder, found.screeners) } : {}),
  };
}
/** Data of the text screeners that a profile switches on. */
function readScreening(reader: Reader, folder: string, screeners: readonly string[]): ProfileDefinition["screening"] {
  const files = screeners.map((name) => [name, `${folder}/screening/${kebab(name)}.json`] as const);
  for (const [index, [name, file]] of files.entries())
    if (!reader.has(file))
      reader.find(
        `${folder}/profile.json`,
        `/screeners/${index}`,
        "no-screener-data",
        `The data of the text screener "${name}" are not there.`,
        `Add ${file}, or take "${name}" out of the list.`,
      );
  return Object.fromEntries(
    files.flatMap(([name, file]) => {
      const data = reader.read<Json>(file, "screener");
      return data === undefined ? [] : [[name, { file, data }]];
    }),
  );
}
/** In the place of a profile that cannot be read, so that everything else is checked: every family reads everything. */
function noProfile({ profile, roles }: ProcessFile): ProfileDefinition {
  const [id = "", version = ""] = profile.split("@");
  const families = Object.values(roles).map(({ family }) => [family, { ceiling: "whereabouts" }] as const);
  return { id, version, families: Object.fromEntries(families), holidays: [] };
}

/** All forms that any section of the process names. */
function formIds(kinds: Readonly<Record<string, KindDefinition>>): readonly string[] {
  const units = Object.values(kinds).flatMap((kind) => [kind, ...Object.values(kind.items)]);
  return [...new Set(units.flatMap((unit) => Object.values(unit.sections).map((section) => section.form)))];
}

/** Forms in the folder of the process that no section is filled through. */
function checkUnusedForms(reader: Reader, root: string, used: readonly string[]): void {
  const folder = root.slice(root.lastIndexOf("/") + 1);
  for (const name of reader.list(`forms/${folder}`).folders)
    if (!used.includes(`${folder}/${name}`))
      reader.find(
        `forms/${folder}/${name}/schema.json`,
        "",
        "unused-form",
        `No section is filled through the form "${name}".`,
        "Let a section name it in `form`, or take the folder away.",
        "warning",
      );
}

/** Reads a process folder with its forms and profile. */
export function readDefinition(source: Source): ReadResult {
  const reader = new Reader(source.files);
  const { root } = source;
  const place = (at: Located): Place => reader.place(at);
  const pointer = (at: Located): string => reader.pointer(at);
  const processFile = `${root}/process.json`;
  if (!reader.has(processFile)) {
    reader.find(
      processFile,
      "",
      "no-process",
      "There is no process.json in this folder.",
      "Point at a folder workflows/<process> that has one.",
    );
    return { findings: reader.findings, place, pointer };
  }
  const process = reader.read<ProcessFile>(processFile, "process");
  const { folders } = reader.list(root);
  checkSpelling(reader, root);
  const kinds = Object.fromEntries(
    folders
      .filter((name) => !NO_KINDS.has(name))
      .flatMap((name) => {
        if (!reader.has(`${root}/${name}/machine.json`)) {
          reader.find(
            `${root}/${name}/machine.json`,
            "",
            "no-machine",
            `The folder "${name}" has no machine.json.`,
            "Add the statechart of this kind, or take the folder away.",
          );
          return [];
        }
        const kind = readKind(reader, `${root}/${name}`);
        return kind ? [[camel(name), kind] as const] : [];
      }),
  );
  const forms = formIds(kinds).flatMap((id) => {
    const form = readForm(reader, id);
    return form ? [[id, form] as const] : [];
  });
  // Of a file that could not be read whole nobody knows what it uses.
  if (reader.findings.every(({ severity }) => severity !== "error"))
    checkUnusedForms(
      reader,
      root,
      forms.map(([id]) => id),
    );
  for (const name of reader.list(`${root}/demo`).files) reader.know(`${root}/demo/${name}`);
  const profile = process && readProfile(reader, processFile, process.profile);
  if (process && !profile) reader.doubts.noProfile();
  const many = <T>(folder: string, kind: FileKind): Record<string, T> =>
    Object.fromEntries(
      reader.list(`${root}/${folder}`).files.flatMap((name) => {
        const value = reader.read<T>(`${root}/${folder}/${name}`, kind);
        return value ? [[name.slice(0, -5), value] as const] : [];
      }),
    );
  const reports = Object.fromEntries(
    Object.entries(many<ProcessDefinition["reports"][string]>("reports", "report")).map(([name, report]) => [
      camel(name),
      report,
    ]),
  );
  const rest = {
    tables: reader.readOr<ProcessDefinition["tables"]>(`${root}/tables.json`, "tables", {}),
    figures: reader.readOr<ProcessDefinition["figures"]>(`${root}/figures.json`, "figures", {}),
    policies: reader.readOr<ProcessDefinition["policies"]>(`${root}/policies.json`, "policies", {}),
    examples: many<ExampleDefinition>("examples", "example"),
    texts: readTexts(reader, root),
  };
  checkFiles(reader, root);
  if (!process) return { findings: reader.findings, place, pointer, doubts: reader.doubts };
  return {
    definition: {
      folder: root.slice(root.lastIndexOf("/") + 1),
      process,
      kinds,
      reports,
      forms: Object.fromEntries(forms),
      profile: profile ?? noProfile(process),
      ...rest,
    },
    findings: reader.findings,
    place,
    pointer,
    doubts: reader.doubts,
  };
}

/** Files that no part of the format reads: one letter wrong in a name, and nothing of it would count. */
function checkFiles(reader: Reader, root: string): void {
  const top = new Set(["process.json", "tables.json", "figures.json", "policies.json"]);
  const flat = ["reports", "examples"];
  for (const path of reader.under(root)) {
    const parts = path.slice(root.length + 1).split("/");
    const [first = "", second = "", third = ""] = parts;
    const isTexts = /^texts\.[a-z]{2}\.json$/.test(first);
    const fits =
      parts.length === 1
        ? top.has(first) || isTexts
        : flat.includes(first)
          ? parts.length === 2
          : first === "demo" ||
            (first === "variants"
              ? fitsVariant(second, third, parts.length)
              : parts.length === 2 || (second === "items" && parts.length === 3));
    if (!fits)
      reader.find(
        path,
        "",
        "unknown-file",
        `"${parts.at(-1)}" is no file that anything reads here.`,
        "Files of a process are process.json, tables.json, figures.json, policies.json and texts.<language>.json; a kind has its files and items/*.json; reports/*.json, examples/*.json, variants/<id>/overlay.json with its examples, demo/.",
      );
  }
}
/** Names of kinds, items and reports are written with hyphens: another spelling of a name would be a second one of it. */
function checkSpelling(reader: Reader, root: string): void {
  const { folders } = reader.list(root);
  const kinds = folders.filter((name) => !NO_KINDS.has(name));
  const files = [...kinds.map((kind) => `${root}/${kind}/items`), `${root}/reports`].flatMap((folder) =>
    reader.list(folder).files.map((name) => [`${folder}/${name}`, name.replace(/\.json$/, "")] as const),
  );
  for (const [path, name] of [...kinds.map((kind) => [`${root}/${kind}/machine.json`, kind] as const), ...files])
    if (!SPELLING.test(name))
      reader.find(
        path,
        "",
        "bad-file-name",
        `"${name}" is not written as files and folders are.`,
        `Call it "${kebab(name.charAt(0).toLowerCase() + name.slice(1)).replaceAll(/[^a-z0-9]+/g, "-")}".`,
      );
}
/** `variants/<id>/overlay.json` and its examples. */
const fitsVariant = (id: string, name: string, depth: number): boolean =>
  id !== "" && ((depth === 3 && name === "overlay.json") || (depth === 4 && name === "examples"));

/** The file and pointer of an address's home: where a finding about it points. */
export function unitFile(root: string, kind: string, item: string | undefined, part: string, pointer: string): Located {
  if (item === undefined)
    return { file: `${root}/${kebab(kind)}/${part === "chart" ? "machine" : part}.json`, pointer };
  return { file: `${root}/${kebab(kind)}/items/${kebab(item)}.json`, pointer: `/${part}${pointer}` };
}
export { pointerPart };
