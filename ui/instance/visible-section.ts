/** What somebody else wrote for whoever has to go on now: the section they filled in when they brought it back. */

import type { InstanceView, SectionView } from "../../engine/index.ts";

/**
 * The section that tells why the case came to this person: filled by what somebody else did, who brought it to the state
 * it is in; this person is asked to do something here, and cannot write in that section.
 */
export function toldSection({ main }: InstanceView, me: string | null): SectionView | undefined {
  const by = main.states.at(-1)?.by;
  const asked =
    main.sections.some(({ canWrite, optional }) => canWrite && !optional) || main.events.some(({ awaited }) => awaited);
  if (by === undefined || by === me || !asked) return undefined;
  return main.sections
    .filter((section) => section.decides && section.canRead && !section.canWrite && section.by === by && section.at)
    .sort((a, b) => (a.at ?? "").localeCompare(b.at ?? ""))
    .at(-1);
}
