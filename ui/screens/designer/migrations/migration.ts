/** A migration as the server tells it, and asking for it. */

import { queryOptions } from "@tanstack/react-query";
import type { GoingOver, MigrationMap, MigrationPlan } from "../../../../engine/index.ts";
import { ask } from "../../../api/client.ts";

export interface MigrationCase extends GoingOver {
  readonly instance: string;
  readonly kind: string;
  readonly number: string | null;
  readonly municipality: string;
  readonly went?: string;
  readonly hand?: { readonly map: MigrationMap; readonly reason: string; readonly by: string };
}
export interface Counts {
  readonly goes: number;
  readonly look: number;
  readonly stays: number;
  readonly went: number;
}
export interface Migration extends Counts {
  readonly id: string;
  readonly process: string;
  readonly variant?: string;
  readonly from: string;
  readonly to: string;
  readonly fromVersion: string;
  readonly toVersion: string;
  readonly map: MigrationMap;
  readonly state: "trying" | "tried" | "running" | "paused" | "done";
  readonly plan: MigrationPlan;
  readonly counts: readonly (Counts & { readonly address: string; readonly cases: number })[];
  readonly total: number;
  readonly attention: readonly MigrationCase[];
}
export interface Towards {
  readonly from: readonly { readonly hash: string; readonly version?: string; readonly running: number }[];
  readonly migrations: readonly { readonly id: string; readonly from: string; readonly state: string }[];
}

/** Sends something about a migration; what is displayed is then as it is. Whether it was done. */
export type Act = (path: string, body?: unknown) => Promise<boolean>;

/** While it works the server is asked again. */
const AGAIN = 1_000;
export const isBusy = ({ state }: Pick<Migration, "state">): boolean => state === "trying" || state === "running";
export const migrationQuery = (id: string) =>
  queryOptions({
    queryKey: ["migration", id],
    queryFn: () => ask<Migration>(`/api/migrations/${id}`),
    refetchInterval: ({ state: { data } }) => (data && isBusy(data) ? AGAIN : false),
  });
export const towardsQuery = (hash: string) =>
  queryOptions({ queryKey: ["migrations", hash], queryFn: () => ask<Towards>(`/api/definitions/${hash}/migrations`) });

/** The same map with another place for one address; `undefined` takes the address out. */
export function withTarget(
  map: MigrationMap,
  table: keyof MigrationMap,
  address: string,
  to: string | null | undefined,
): MigrationMap {
  const { [address]: _before, ...rest } = map[table];
  return { ...map, [table]: to === undefined ? rest : { ...rest, [address]: to } };
}
