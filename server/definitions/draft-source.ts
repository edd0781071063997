/** What a draft begins from: a version, a template, a copy of another process, a variant's first or carried edits. */

import { asId, type DefinitionHash } from "../../engine/index.ts";
import { copyOfProcess } from "./copy.ts";
import type { Definitions } from "./index.ts";
import type { KeptSource } from "./source.ts";

export interface DraftInput {
  readonly process: string;
  readonly variant?: string | undefined;
  /** The version to begin from; the active one of the line when it is not said. */
  readonly from?: string | undefined;
  /** Name of the place for a variant that is not there yet. */
  readonly place?: string | undefined;
  /** The process of which a new one is a copy, and what the new one is called. */
  readonly copyOf?: string | undefined;
  readonly name?: string | undefined;
  /** The template as which a new process begins, and what it is called in each language. */
  readonly template?: string | undefined;
  readonly names?: Readonly<Record<string, string>> | undefined;
  /** Puts the edits of a variant on the active version of its base. */
  readonly rebase?: boolean | undefined;
}
/** The version that a new process begins from: none. */
export const NO_VERSION = asId<DefinitionHash>("");
/** A new variant has no edits yet; each of its keys has a line of its own from the start. */
function emptyOverlay(variant: string, place: string, base: string): string {
  const overlay = { id: variant, version: "1.0.0", base, municipality: place, edits: {} };
  return `${JSON.stringify(overlay, undefined, 2)}\n`;
}

/** The files that a new draft begins from, and the version they are; nothing when there is none to begin from. */
export async function sourceFor(
  definitions: Definitions,
  input: DraftInput,
): Promise<{ readonly base: DefinitionHash; readonly source: KeptSource } | undefined> {
  const { process, variant, from, place, rebase, copyOf, name, template, names = {} } = input;
  if (template !== undefined) {
    const source = definitions.current(process) ? undefined : definitions.fromTemplate(template, process, names);
    return source && { base: NO_VERSION, source };
  }
  if (copyOf !== undefined) {
    const copied = definitions.current(copyOf)?.process.hash;
    const found = copied && (await definitions.source(copied));
    const source = found && !definitions.current(process) && copyOfProcess(found, process, name ?? process);
    return copied && source ? { base: copied, source } : undefined;
  }
  const own = from ?? definitions.current(process, variant)?.process.hash;
  const base = definitions.current(process)?.process;
  const ofLine = own && (await definitions.source(own as DefinitionHash));
  if (ofLine && !rebase) return { base: own as DefinitionHash, source: ofLine };
  const ofBase = base && (await definitions.source(base.hash));
  if (!base || !ofBase || variant === undefined) return undefined;
  const folder = `${ofBase.root}/variants/${variant}/`;
  const file = `${folder}overlay.json`;
  const pin = `${base.id}@${base.version}`;
  const others = ofBase.files.filter(([path]) => !path.startsWith(folder));
  if (!ofLine) {
    const overlay = emptyOverlay(variant, place ?? variant, pin);
    return { base: base.hash, source: { root: ofBase.root, variant, files: [...others, [file, overlay]] } };
  }
  const carried = ofLine.files
    .filter(([path]) => path.startsWith(folder))
    .map(([path, text]) => [path, path === file ? text.replace(/("base": ")[^"]*"/, `$1${pin}"`) : text] as const);
  return { base: base.hash, source: { root: ofBase.root, variant, files: [...others, ...carried] } };
}
