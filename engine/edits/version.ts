/** The version number of a process or variant, where its files say it. */

import type { DefinitionEdit, EditedFiles } from "./types.ts";
import { valueIn } from "./values.ts";

interface Line {
  readonly root: string;
  readonly variant?: string | undefined;
}
const fileOf = ({ root, variant }: Line): string =>
  variant === undefined ? `${root}/process.json` : `${root}/variants/${variant}/overlay.json`;

/** As `1.4.0`; undefined when the files do not say one. */
export function versionOf(line: Line, files: EditedFiles): string | undefined {
  const version = valueIn(files, fileOf(line), "/version");
  return typeof version === "string" ? version : undefined;
}
const numbers = (version: string | undefined): readonly number[] => (version ?? "0.9.0").split(".").map(Number);
const isHigher = (one: readonly number[], other: readonly number[]): boolean => {
  const at = one.findIndex((part, index) => part !== other[index]);
  return at >= 0 && (one[at] ?? 0) > (other[at] ?? 0);
};

/** The highest of version numbers; undefined when there is none. */
export const highestVersion = (versions: readonly string[]): string | undefined =>
  versions.reduce<string | undefined>(
    (best, one) => (best === undefined || isHigher(numbers(one), numbers(best)) ? one : best),
    undefined,
  );

/**
 * The edit that gives files the version after the last one.
 * @param current the highest version there is; undefined when none has a number.
 * @returns nothing when the files name a higher one already.
 */
export function raisedVersion(line: Line, files: EditedFiles, current: string | undefined): readonly DefinitionEdit[] {
  const own = versionOf(line, files);
  if (own !== undefined && (current === undefined || isHigher(numbers(own), numbers(current)))) return [];
  const [major = 1, minor = 0] = numbers(current);
  const value = current === undefined ? "1.0.0" : `${major}.${minor + 1}.0`;
  return [{ op: "set", file: fileOf(line), pointer: "/version", value, after: "id" }];
}
