/** Drafts and versions in plain words, on the screen and as a paper; each is told once. */

import { createHash } from "node:crypto";
import { type DefinitionHash, milliseconds, type PlainDifference, type PlainWords } from "../../../engine/index.ts";
import type { Shell } from "../../shell.ts";
import type { Design } from "../design.ts";
import { beside } from "../prove.ts";
import type { KeptSource } from "../source.ts";

export type PlainLanguage = "nl" | "en";
type Told = Readonly<Record<PlainLanguage, PlainWords>> | null;

export interface Plain {
  /** @returns undefined when there is no such draft or version, or it does not compile */
  words(of: PlainOf, language: PlainLanguage): Promise<PlainWords | undefined>;
  /** What the second of two versions does otherwise than the first. */
  compare(one: string, other: string, language: PlainLanguage): Promise<readonly PlainDifference[] | undefined>;
  /** As PDF, with rows to sign on. */
  paper(of: PlainOf, language: PlainLanguage): Promise<Uint8Array | undefined>;
}
export type PlainOf = { readonly draft: string } | { readonly version: string };

/** So many are held. */
const MOST = 6;

export function createPlain({ definitions, now }: Shell, design: Design): Plain {
  const told = new Map<string, Promise<Told>>();

  const compared = new Map<string, Promise<readonly PlainDifference[] | undefined>>();

  async function sourceOf(of: PlainOf): Promise<KeptSource | undefined> {
    if ("version" in of) return definitions.source(of.version as DefinitionHash);
    const draft = await design.find(of.draft);
    if ("fault" in draft) return undefined;
    const { root, variant, files } = draft;
    return { root, ...(variant === undefined ? {} : { variant }), files: Object.entries(files) };
  }
  async function tell(of: PlainOf): Promise<Told> {
    const source = await sourceOf(of);
    if (!source) return null;
    const key = createHash("sha256").update(JSON.stringify(source)).digest("hex");
    const known = told.get(key);
    if (known) return known;
    const next = beside<Told>("plain/plain-worker", source).then((found) => {
      if (!found) told.delete(key);
      return found ?? null;
    });
    told.set(key, next);
    for (const old of [...told.keys()].slice(0, -MOST)) told.delete(old);
    return next;
  }
  const words: Plain["words"] = async (of, language) => (await tell(of))?.[language];
  const version = (hash: string): Promise<KeptSource | undefined> => definitions.source(hash as DefinitionHash);
  return {
    words,
    compare: async (first, second, language) => {
      const [one, other] = await Promise.all([version(first), version(second)]);
      if (!one || !other) return undefined;
      const key = `${first} ${second} ${language}`;
      const next =
        compared.get(key) ?? beside<readonly PlainDifference[]>("plain/compare-worker", { one, other, language });
      compared.set(key, next);
      for (const old of [...compared.keys()].slice(0, -MOST)) compared.delete(old);
      const found = await next;
      if (!found) compared.delete(key);
      return found ?? undefined;
    },
    paper: async (of, language) => {
      const found = await words(of, language);
      const at = new Date(milliseconds(now())).toISOString();
      return found && beside<Uint8Array>("plain/paper-worker", { words: found, at });
    },
  };
}
