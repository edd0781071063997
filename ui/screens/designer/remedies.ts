/** The one obvious remedy of a finding, where there is one: taking away what nothing uses or nobody reaches, with its words. */

import { addressOf, type DefinitionEdit, type EditedFiles, type Finding, pointerTo } from "../../../engine/index.ts";
import { LANGUAGES, textsFile, textsIn } from "./words-of.ts";

/** What is said of a thing that stands for nothing. */
const TAKEN_AWAY = [
  "unused-setting",
  "unused-role",
  "unused-fact",
  "unused-effect",
  "unreachable-state",
  "event-nobody-takes",
];
export interface Remedy {
  /** The last part of what is taken away, for who reads no address. */
  readonly name: string;
  /** How many of its texts go with it. */
  readonly texts: number;
  readonly edits: readonly DefinitionEdit[];
}
/** Its words, and those of what is inside it. */
function wordsOf(root: string, files: EditedFiles, address: string): readonly DefinitionEdit[] {
  const plain = [address, address.replace(/\.facts\./, ".facts.!")];
  const isOwn = (key: string): boolean => plain.some((one) => key === one || key.startsWith(`${one}.`));
  return LANGUAGES.flatMap((language) =>
    Object.keys(textsIn(files, root, language))
      .filter(isOwn)
      .map((key): DefinitionEdit => ({ op: "remove", file: textsFile(root, language), pointer: pointerTo(key) })),
  );
}

/** @returns nothing where more than one thing could be meant. */
export function remedyOf(root: string, files: EditedFiles, finding: Finding): Remedy | undefined {
  const { code, file, pointer } = finding;
  if (code === "unknown-address" && /\/texts\.(nl|en)\.json$/.test(file) && pointer !== "")
    return { name: pointer.slice(1), texts: 1, edits: [{ op: "remove", file, pointer }] };
  const address = TAKEN_AWAY.includes(code) && pointer !== "" ? addressOf(root, file, pointer) : undefined;
  if (!address) return undefined;
  const words = wordsOf(root, files, address);
  const name = address.split(".").at(-1) ?? address;
  return { name, texts: words.length, edits: [{ op: "remove", file, pointer }, ...words] };
}
