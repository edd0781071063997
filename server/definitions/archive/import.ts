/** Definitions that come from outside arrive as a draft: what is broken in them is among its findings, and nothing runs on them. */

import {
  asId,
  type DefinitionEdit,
  type DefinitionHash,
  type PersonId,
  type Timestamp,
} from "../../../engine/index.ts";
import type { Draft, DraftFault, Drafts } from "../drafts.ts";
import type { Definitions } from "../index.ts";
import { beside } from "../prove.ts";
import { filesOf, type KeptSource } from "../source.ts";
import type { ArchiveFault, Unpacked } from "./tar.ts";

export type ImportFault =
  | { readonly fault: "no-process" }
  | { readonly fault: "archive-refused"; readonly refused: ArchiveFault; readonly path?: string };
/** Longest time of unpacking, in milliseconds. */
const LIMIT = 20_000;

/** Unpacks beside the server. */
export async function unpack(archive: Uint8Array): Promise<ReadonlyMap<string, string> | ImportFault> {
  const found = await beside<Unpacked>("archive/unpack-worker", archive, LIMIT);
  if (!found) return { fault: "archive-refused", refused: "too-large" };
  return "files" in found ? found.files : { fault: "archive-refused", ...found };
}

/** The one process in the files, with the id that it gives itself. */
function processIn(files: ReadonlyMap<string, string>): { readonly root: string; readonly id: string } | undefined {
  const found = [...files.keys()].flatMap((path) => /^(workflows\/[^/]+)\/process\.json$/.exec(path)?.[1] ?? []);
  const [root] = found;
  if (found.length !== 1 || root === undefined) return undefined;
  try {
    const { id } = JSON.parse(files.get(`${root}/process.json`) ?? "") as { readonly id?: unknown };
    return {
      root,
      id: typeof id === "string" && /^[a-z][\w-]{0,63}$/i.test(id) ? id : root.slice("workflows/".length),
    };
  } catch {
    return { root, id: root.slice("workflows/".length) };
  }
}

/** Edits that make one set of files of another, sign for sign. */
function editsBetween(before: KeptSource["files"], after: KeptSource["files"]): readonly DefinitionEdit[] {
  const [was, is] = [new Map(before), new Map(after)];
  return [
    ...[...was.keys()].flatMap((file): DefinitionEdit[] => (is.has(file) ? [] : [{ op: "removeFile", file }])),
    ...[...is].flatMap(([file, text]): DefinitionEdit[] => {
      if (was.get(file) === text) return [];
      const written: DefinitionEdit = { op: "setText", file, text };
      return was.has(file) ? [written] : [{ op: "addFile", file, value: {} }, written];
    }),
  ];
}

interface Importing {
  readonly definitions: Definitions;
  readonly drafts: Drafts;
  readonly by: PersonId;
  readonly at: Timestamp;
}
/**
 * Opens a draft with the files: on the version in force where the process is known, so that the difference can be read.
 * Profiles and forms that they do not bring are those of the product.
 */
export async function importFiles(
  files: ReadonlyMap<string, string>,
  { definitions, drafts, by, at }: Importing,
): Promise<Draft | DraftFault | ImportFault> {
  const found = processIn(files);
  if (!found) return { fault: "no-process" };
  const { id, root } = found;
  const current = definitions.current(id)?.process.hash ?? definitions.all()[0]?.process.hash;
  const source = current && (await definitions.source(current));
  const isKnown = definitions.current(id) !== undefined && source?.root === root;
  const shared = (source?.files ?? []).filter(([path]) => !path.startsWith(`${source?.root}/`) && !files.has(path));
  const own = filesOf(root, files);
  const all = [
    ...(isKnown && [...files.keys()].some((path) => path.startsWith("forms/")) ? profilesOf(shared) : shared),
    ...own,
  ];
  const head = { process: id, base: current ?? asId<DefinitionHash>(""), by, at };
  if (!isKnown || !source) return drafts.open({ ...head, source: { root, files: all } });
  const draft = await drafts.open({ ...head, source });
  const edits = editsBetween(source.files, all);
  return edits.length === 0 ? draft : drafts.append(draft.id, 0, { type: "edit", edits, by, at });
}
const profilesOf = (files: KeptSource["files"]): KeptSource["files"] =>
  files.filter(([path]) => path.startsWith("workflows/profiles/"));
