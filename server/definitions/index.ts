/** Published definitions: compiled once per content hash, kept in the store so that a running instance stays on its own. */

import {
  type CompiledProcess,
  type DefinitionHash,
  type Finding,
  pinned,
  publish,
  type Validate,
} from "../../engine/index.ts";
import { compileValidators } from "../forms/validators.ts";
import type { Store } from "../store/port.ts";
import { type Files, processesIn, variantsOf } from "./files.ts";

export interface Published {
  readonly process: CompiledProcess;
  readonly validate: Validate;
}
export interface Definitions {
  /** What new instances of a process run on, in a variant or in the base. */
  current(process: string, variant?: string): Published | undefined;
  /** Every current base and variant. */
  all(): readonly Published[];
  /** Any definition an instance may be pinned to. */
  byHash(hash: DefinitionHash): Promise<Published>;
}

/** Definitions that do not compile: the server does not start on them. */
export class DefinitionsBroken extends Error {
  override readonly name = "DefinitionsBroken";
  readonly findings: readonly Finding[];
  constructor(findings: readonly Finding[]) {
    const [first] = findings;
    super(
      `The definitions have ${findings.length} error${findings.length === 1 ? "" : "s"}; the first: ${first?.file}:${first?.line}:${first?.column} ${first?.message} ${first?.remedy}`,
    );
    this.findings = findings;
  }
}

const COLLECTION = "definitions";
interface Kept {
  readonly root: string;
  readonly variant?: string;
  readonly files: readonly (readonly [string, string])[];
}

/** The files that one process is made of: its folder, its forms, every profile. */
function filesOf(root: string, files: Files): Kept["files"] {
  const name = root.slice("workflows/".length);
  const wanted = [`${root}/`, `forms/`, "workflows/profiles/"];
  return [...files].filter(
    ([path]) => wanted.some((start) => path.startsWith(start)) && !path.startsWith(`workflows/${name}/demo/`),
  );
}

/** `published`: an earlier version proved it, and instances run on it. */
function compileKept({ root, variant, files }: Kept, published = false): Published {
  const source = { root, files: new Map(files) };
  const overlays = variantsOf(source).filter(({ id }) => id === variant);
  const { process, findings } = (published ? pinned : publish)(source, overlays);
  if (!process) throw new DefinitionsBroken(findings.filter(({ severity }) => severity === "error"));
  return { process, validate: compileValidators(process) };
}

/** Compiles every process and variant in the files and keeps their sources by hash. */
export async function publishDefinitions(store: Store, files: Files): Promise<Definitions> {
  const current = new Map<string, Published>();
  const byHash = new Map<DefinitionHash, Published>();
  for (const { root } of processesIn(files)) {
    const own = filesOf(root, files);
    const variants = variantsOf({ root, files: new Map(own) }).map(({ id }) => id);
    for (const variant of [undefined, ...variants]) {
      const kept: Kept = { root, ...(variant === undefined ? {} : { variant }), files: own };
      const published = compileKept(kept);
      const { process } = published;
      current.set(`${process.id} ${variant ?? ""}`, published);
      byHash.set(process.hash, published);
      await store.put(COLLECTION, process.hash, JSON.stringify(kept), { ifAbsent: true });
    }
  }
  return {
    current: (process, variant) => current.get(`${process} ${variant ?? ""}`),
    all: () => [...current.values()],
    byHash: async (hash) => {
      const known = byHash.get(hash);
      if (known) return known;
      const kept = await store.get(COLLECTION, hash);
      if (!kept) throw new Error(`Definition ${hash} is not in the store.`);
      const published = compileKept(JSON.parse(Buffer.from(kept).toString()) as Kept, true);
      byHash.set(hash, published);
      return published;
    },
  };
}
