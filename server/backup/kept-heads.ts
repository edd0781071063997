/** The newest commit of each case as somebody noted it outside this server: what was cut off or written anew since shows nowhere else. */

import type { InstanceId } from "../../engine/index.ts";

export interface KeptHead {
  readonly instance: InstanceId;
  readonly revision: number;
  readonly hash: string;
}
const LINE = /^(\S+) (\d{1,12}) ([\w-]{43})$/;

export const lineOf = ({ instance, revision, hash }: KeptHead): string => `${instance} ${revision} ${hash}`;

export interface KeptHeads {
  /** A commit that is there. */
  see(commit: KeptHead): void;
  /** A case that was destroyed: nothing is expected of it. */
  forget(instance: InstanceId): void;
  /** What was noted and is not there as it was, one sentence each. */
  faults(): readonly string[];
}

export function keptHeads(lines: readonly string[]): KeptHeads {
  const noted = new Map<string, KeptHead>();
  const found: string[] = [];
  for (const line of lines.filter((one) => one !== "")) {
    const [, instance, revision, hash] = LINE.exec(line) ?? [];
    if (instance === undefined || hash === undefined)
      found.push(`"${line.slice(0, 80)}" is no line of an earlier check.`);
    else noted.set(instance, { instance: instance as InstanceId, revision: Number(revision), hash });
  }
  return {
    see: ({ instance, revision, hash }) => {
      const before = noted.get(instance);
      if (before?.revision !== revision) return;
      noted.delete(instance);
      if (before.hash !== hash)
        found.push(`Commit ${revision} of case ${instance} is not the one that was noted earlier.`);
    },
    forget: (instance) => {
      noted.delete(instance);
    },
    faults: () => [
      ...found,
      ...[...noted.values()].map(
        ({ instance, revision }) => `Commit ${revision} of case ${instance}, which was noted earlier, is gone.`,
      ),
    ],
  };
}
