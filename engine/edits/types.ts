/** Edits of a definition: a typed operation on an address, which is a file and a JSON pointer (RFC 6901) in it. */

import type { Json } from "../definition/types.ts";

/** Path relative to the project folder → text. */
export type EditedFiles = ReadonlyMap<string, string>;

export type DefinitionEdit =
  /** Gives an address a value. A key that is not there yet comes behind the key `after`, else at the end; so do objects above it. */
  | {
      readonly op: "set";
      readonly file: string;
      readonly pointer: string;
      readonly value: Json;
      readonly after?: string | undefined;
    }
  /** Takes away what stands at an address. */
  | { readonly op: "remove"; readonly file: string; readonly pointer: string }
  /** Puts a value into the list at an address, before the element of that index. */
  | {
      readonly op: "insert";
      readonly file: string;
      readonly pointer: string;
      readonly index: number;
      readonly value: Json;
    }
  /** Moves an element within the list at an address, or a key within the object. */
  | { readonly op: "move"; readonly file: string; readonly pointer: string; readonly from: number; readonly to: number }
  /** Gives a key another name, in its place. */
  | { readonly op: "renameKey"; readonly file: string; readonly pointer: string; readonly to: string }
  | { readonly op: "addFile"; readonly file: string; readonly value: Json }
  | { readonly op: "removeFile"; readonly file: string }
  /** Replaces the text of a file, for those who write JSON themselves. */
  | { readonly op: "setText"; readonly file: string; readonly text: string };

/** Why an edit cannot be done. */
export interface EditRefusal {
  readonly code:
    | "no-such-file"
    | "no-such-address"
    | "bad-json"
    | "file-exists"
    | "name-taken"
    | "too-large"
    | "not-of-the-variant"
    | "not-in-a-variant";
  readonly file: string;
  readonly pointer: string;
  /** What was asked and found, in English. */
  readonly message: string;
}
export type EditOutcome = { readonly files: EditedFiles } | { readonly refused: EditRefusal };
