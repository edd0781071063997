/** One state of one instance with everything a rule may ask about it: its definition, contents, people and the clock. */

import type { CompiledKind, CompiledProcess } from "../compile/types.ts";
import type { InstanceId } from "../ids.ts";
import type { Clock } from "../time.ts";
import type { Contents, Directory, Instance } from "./types.ts";

export interface EvaluationContext {
  readonly process: CompiledProcess;
  readonly kind: CompiledKind;
  readonly instance: Instance;
  readonly contents: Contents;
  readonly directory: Directory;
  readonly clock: Clock;
  /** Instances that link here, as they are now: a reader is asked there what may be known of a link. Without it no link is shown. */
  readonly owners?: (id: InstanceId) => EvaluationContext | undefined;
}
