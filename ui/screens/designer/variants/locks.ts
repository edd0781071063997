/** What the base has locked, with the reason that it gives. */

import { addressOf, type EditedFiles, type Json, parsedFile, pointerTo } from "../../../../engine/index.ts";
import { isObject } from "../json.ts";

export interface Lock {
  readonly address: string;
  readonly why: string;
}
function within(value: Json | undefined, pointer: string): readonly (readonly [string, string])[] {
  if (!isObject(value)) return [];
  const own = value["locked"];
  const inner = Object.entries(value).flatMap(([key, part]) => within(part, pointer + pointerTo(key)));
  return typeof own === "string" ? [[pointer, own], ...inner] : inner;
}
export const locksOf = (root: string, files: EditedFiles): readonly Lock[] =>
  [...files.keys()]
    .filter((file) => file.startsWith(`${root}/`) && !/\/(variants|examples|demo)\//.test(file))
    .flatMap((file) =>
      within(parsedFile(files, file), "").flatMap(([pointer, why]) => {
        const address = addressOf(root, file, pointer);
        return address === undefined ? [] : [{ address, why }];
      }),
    );
