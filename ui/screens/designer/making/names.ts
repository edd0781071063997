/** What something new is called, as edits of the texts. */

import type { DefinitionEdit } from "../../../../engine/index.ts";
import { type DraftLanguage, LANGUAGES, textEdit } from "../words-of.ts";

/** By language; an empty one is still to be said, and stands among the findings until then. */
export type Names = Readonly<Record<DraftLanguage, string>>;

export const nameEdits = (folder: string, key: string, names: Names): readonly DefinitionEdit[] =>
  LANGUAGES.filter((one) => names[one] !== "").map((one) => textEdit(folder, one, key, names[one]));
export const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
