/** A migration as designers see it: counts for each step, and the cases that need attention. */

import type { DefinitionHash, MigrationPlan } from "../../../engine/index.ts";
import type { Migration, MigrationCase, MigrationView, StateCount } from "./types.ts";

/** More are counted only. */
const LISTED = 300;

const count = (cases: readonly MigrationCase[], is: (one: MigrationCase) => boolean): number => cases.filter(is).length;
const countsOf = (cases: readonly MigrationCase[]): Omit<StateCount, "address" | "cases"> => ({
  goes: count(cases, ({ outcome }) => outcome === "goes"),
  look: count(cases, ({ outcome }) => outcome === "look"),
  stays: count(cases, ({ outcome, went }) => outcome === "stays" && !went),
  went: count(cases, ({ went }) => went !== undefined),
});
const addressOf = ({ kind, state }: MigrationCase): string => `${kind}.states.${state}`;

export function viewOf(
  migration: Migration,
  plan: MigrationPlan,
  cases: readonly MigrationCase[],
  versionOf: (hash: DefinitionHash) => string,
): MigrationView {
  const isOpen = ({ outcome, went }: MigrationCase): boolean =>
    outcome !== "goes" && (outcome === "stays" ? !went : true);
  const addresses = [...new Set(cases.map(addressOf))];
  return {
    ...migration,
    fromVersion: versionOf(migration.from),
    toVersion: versionOf(migration.to),
    plan,
    counts: addresses.map((address) => {
      const own = cases.filter((one) => addressOf(one) === address);
      return { address, cases: own.length, ...countsOf(own) };
    }),
    total: cases.length,
    ...countsOf(cases),
    attention: cases.filter(isOpen).slice(0, LISTED),
  };
}
