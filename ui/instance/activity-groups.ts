/** Entries of a timeline gathered into deeds: what somebody did at one moment. */

import type { TimelineEntry } from "../../engine/index.ts";

/** What somebody did at one moment: the entries of one commit, or of several savings in a row of one section. */
export interface Deed {
  readonly entries: readonly TimelineEntry[];
  readonly times: number;
}
const HALF_AN_HOUR = 30 * 60 * 1000;
const written = ({ entries }: Deed): string | undefined =>
  entries.every(({ type }) => type === "SectionWritten")
    ? `${entries[0]?.item ?? ""} ${entries[0]?.address}`
    : undefined;
const atOf = ({ entries }: Deed): number => Date.parse(entries[0]?.at ?? "");
const byOf = ({ entries }: Deed): string => entries[0]?.by ?? "";

/** Saving while typing makes many commits: told once, with all fields that changed. */
function joined(before: Deed, deed: Deed): Deed | undefined {
  const what = written(before);
  if (what === undefined || what !== written(deed) || byOf(before) !== byOf(deed)) return undefined;
  if (Math.abs(atOf(before) - atOf(deed)) > HALF_AN_HOUR) return undefined;
  const [first, second] = [before.entries[0], deed.entries[0]];
  if (!first || !second) return undefined;
  const changed = [...new Set([...(first.changed ?? []), ...(second.changed ?? [])])];
  return { entries: [{ ...first, changed }], times: before.times + 1 };
}
/** Newest first; commits in one list, savings in a row together. */
export function deedsOf(entries: readonly TimelineEntry[]): readonly Deed[] {
  const commits = new Map<number, TimelineEntry[]>();
  for (const entry of entries) commits.set(entry.revision, [...(commits.get(entry.revision) ?? []), entry]);
  const deeds: Deed[] = [];
  for (const one of [...commits.values()].reverse()) {
    const deed: Deed = { entries: one, times: 1 };
    const last = deeds.at(-1);
    const both = last && joined(last, deed);
    if (both) deeds[deeds.length - 1] = both;
    else deeds.push(deed);
  }
  return deeds;
}
