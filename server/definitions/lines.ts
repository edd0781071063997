/** What designers see first: every process and variant in force, its versions, the groups on it, and whether its base moved on. */

import { type DefinitionHash, valueIn } from "../../engine/index.ts";
import type { Shell } from "../shell.ts";
import type { Published } from "./index.ts";
import type { KeptSource } from "./source.ts";
import type { Turns } from "./turns.ts";

/** Files of the base, as a variant was written on them. */
const baseFiles = ({ root, files }: KeptSource): ReadonlyMap<string, string> =>
  new Map(files.filter(([path]) => !path.startsWith(`${root}/variants/`)));
function isSame(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  return one.size === other.size && [...one].every(([path, text]) => other.get(path) === text);
}

export interface Lines {
  /** Every line with its versions, the newest last. */
  all(): Promise<readonly object[]>;
}

export function createLines({ definitions, directory }: Shell, turns: Turns): Lines {
  /** Whether two versions stand on the same base does not change. */
  const known = new Map<string, boolean>();
  async function isBehind(own: DefinitionHash, base: DefinitionHash | undefined): Promise<boolean> {
    const key = `${own} ${base}`;
    const before = known.get(key);
    if (before !== undefined || base === undefined) return before ?? false;
    const [ofVariant, ofBase] = await Promise.all([definitions.source(own), definitions.source(base)]);
    const behind = ofVariant !== undefined && ofBase !== undefined && !isSame(baseFiles(ofVariant), baseFiles(ofBase));
    known.set(key, behind);
    return behind;
  }
  const overlays = new Map<string, { readonly place: string; readonly differences: number }>();
  /** Whose variant it is, as its overlay says, and how many edits it has. */
  async function overlayOf(hash: DefinitionHash, variant: string) {
    const known = overlays.get(hash);
    if (known) return known;
    const source = await definitions.source(hash);
    const file = `${source?.root}/variants/${variant}/overlay.json`;
    const read = (pointer: string) => valueIn(new Map(source?.files), file, pointer);
    const place = read("/municipality");
    const differences = Object.keys(read("/edits") ?? {}).length;
    const found = { place: typeof place === "string" ? place : variant, differences };
    overlays.set(hash, found);
    return found;
  }
  async function lineOf({ process }: Published): Promise<object> {
    const { id, variant, variantVersion, version, hash, folder, definition } = process;
    const groups = directory.groups().filter((group) => group.process === id && group.variant === variant);
    const versions = (await definitions.versions()).filter((one) => one.process === id && one.variant === variant);
    const base = definitions.current(id)?.process;
    const asked = await turns.open(process);
    return {
      process: id,
      ...(variant === undefined ? {} : { variant, base: version, ...(await overlayOf(hash, variant)) }),
      version: variant === undefined ? version : variantVersion,
      ...(variant !== undefined && (await isBehind(hash, base?.hash)) ? { newBase: base?.version } : {}),
      hash,
      folder,
      texts: Object.fromEntries(
        Object.entries(definition.texts).map(([language, words]) => [language, words["process"] ?? id]),
      ),
      shipped: definitions.isShipped(hash),
      groups: groups.map(({ id: group, name, municipality }) => ({ id: group, name, municipality })),
      versions,
      ...(asked ? { asked } : {}),
    };
  }
  return { all: () => Promise.all(definitions.all().map(lineOf)) };
}
