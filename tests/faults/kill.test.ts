/** A small run of the kill proof; the whole one is `npm run prove -- kill`. */

import { expect, test } from "vitest";
import { kill } from "./kill/proof.ts";

test("nothing acknowledged is lost or applied twice when the process is killed under load", async () => {
  const result = await kill.run({ seed: 7, runs: 6, control: false });
  expect(result.failures).toEqual([]);
  expect(result.passed).toBe(6);
  expect(result.counts["acknowledgements checked"]).toBeGreaterThan(50);
});

test("an answer that leaves before the commit is caught by the same test", async () => {
  const result = await kill.run({ seed: 7, runs: kill.controlRuns, control: true });
  expect(result.failed).toBeGreaterThan(0);
});
