/** Running instances that go over to another version: one migration, and what becomes of each of its cases. */

import type {
  DefinitionHash,
  GoingOver,
  InstanceId,
  MigrationMap,
  MigrationPlan,
  PersonId,
  Reason,
  Timestamp,
} from "../../../engine/index.ts";

/** `trying`: looks at each case without writing; `tried`: waits for a person; `paused`: taken up again by a person. */
export type MigrationState = "trying" | "tried" | "running" | "paused" | "done";
export interface Migration {
  readonly id: string;
  readonly process: string;
  readonly variant?: string;
  readonly from: DefinitionHash;
  readonly to: DefinitionHash;
  readonly map: MigrationMap;
  readonly state: MigrationState;
  readonly by: PersonId;
  readonly at: Timestamp;
  /** Who let it run. */
  readonly runBy?: PersonId;
}
/** One that is taken over by hand: asked by one person, agreed by another. */
export interface ByHand {
  readonly map: MigrationMap;
  readonly reason: string;
  readonly by: PersonId;
  readonly at: Timestamp;
}
export interface MigrationCase extends GoingOver {
  readonly instance: InstanceId;
  readonly kind: string;
  readonly number: string | null;
  readonly municipality: string;
  readonly went?: Timestamp;
  readonly hand?: ByHand;
}
export interface StateCount {
  /** Address of the state on the older version. */
  readonly address: string;
  readonly cases: number;
  readonly goes: number;
  readonly look: number;
  readonly stays: number;
  readonly went: number;
}
export interface MigrationView extends Migration {
  readonly fromVersion: string;
  readonly toVersion: string;
  readonly plan: MigrationPlan;
  readonly counts: readonly StateCount[];
  readonly total: number;
  readonly goes: number;
  readonly look: number;
  readonly stays: number;
  readonly went: number;
  /** Those that stay or need a look, at most a few hundred. */
  readonly attention: readonly MigrationCase[];
}
export type MigrationFault =
  | { readonly fault: "not-found" | "migration-busy" | "agreed-by-the-asker" }
  | { readonly fault: "stays"; readonly reasons: readonly Reason[] };
