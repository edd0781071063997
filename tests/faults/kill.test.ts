/** Small runs of the kill proofs; the whole ones are `npm run prove -- kill` and `-- kill-server`. */

import { expect, test } from "vitest";
import { kill } from "./kill/proof.ts";
import { killServer } from "./kill-server/proof.ts";

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

test("the whole server, killed while people send commands, loses nothing it answered", async () => {
  const result = await killServer.run({ seed: 7, runs: 2, control: false });
  expect(result.failures).toEqual([]);
  expect(result.counts["answers checked"]).toBeGreaterThan(10);
  expect((await killServer.run({ seed: 7, runs: killServer.controlRuns, control: true })).failed).toBeGreaterThan(0);
});
