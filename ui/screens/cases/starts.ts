/** What this person may start, by the layout in which it will be shown. */

import type { Processes, Start } from "../../api/types.ts";

export const startsOfLayout = (processes: Processes | undefined, layout: string): readonly Start[] =>
  (processes?.starts ?? []).filter((start) =>
    processes?.processes.some(
      ({ hash, kinds }) =>
        hash === start.hash && kinds.some((kind) => kind.kind === start.kind && (kind.layout ?? "case") === layout),
    ),
  );
