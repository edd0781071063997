/** What screens are given: instances, worklists, timelines, readers and processes, as plain values. */

export { type Reader, readersOf } from "../access/readers.ts";
export { type ReportAccess, reportAccess } from "../access/report-access.ts";
export { displayState, displayStates } from "./display-state.ts";
export { instanceView } from "./instance-view.ts";
export { pieceOf } from "./piece-of-work.ts";
export { prefillOf } from "./prefill.ts";
export { processView } from "./process-view.ts";
export { visibleRefusal } from "./refusals.ts";
export { type Task, tasksOf, withoutAuthors } from "./tasks.ts";
export { timelineOf, type VisibleCommit } from "./timeline.ts";
export type * from "./types.ts";
