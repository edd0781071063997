/** What screens are given: instances, worklists, timelines, readers and processes, as plain values. */

export { placeOf } from "./address.ts";
export { instanceView } from "./instance-view.ts";
export { type ReportAccess, reportAccess } from "./papers.ts";
export { prefillOf } from "./prefill.ts";
export { processView } from "./process-view.ts";
export { type Reader, readersOf } from "./readers.ts";
export { refusalTold } from "./refusals.ts";
export { namesFor, writesScreenedText } from "./screened.ts";
export { type Task, tasksOf, withoutAuthors } from "./tasks.ts";
export { type ToldCommit, timelineOf } from "./timeline.ts";
export { toldState, toldStates } from "./told-state.ts";
export type * from "./types.ts";
