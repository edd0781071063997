/** The engine's public surface. Everything is pure: time, ids, numbers, people and validators come in as values. */

export {
  type CompiledProcess,
  type CompileResult,
  compile,
  type DefinitionSource,
  type OverlaySource,
  verify,
} from "./compile/index.ts";
export {
  type Accepted,
  type Access,
  type Actor,
  access,
  type Command,
  type DecideContext,
  type Decision,
  decide,
  type Effect,
  type EvaluationContext,
  evolve,
  type Instance,
  type InstanceEvent,
  type Wish,
} from "./instance/index.ts";
export { buildReport, type ReportModel } from "./reports/index.ts";
export type { Finding, Reason, Rejection } from "./result.ts";
export { runExample, World } from "./simulate/index.ts";
export { type InstanceView, instanceView as view, processView, tasksOf, timelineOf } from "./views/index.ts";
