/** Small runs of the proofs that ask the real server; the whole ones are `npm run prove -- <name>`. */

import express from "express";
import { expect, test } from "vitest";
import { duplicates } from "./duplicates/proof.ts";
import type { Proof } from "./proof.ts";
import { reads } from "./reads/proof.ts";
import { replay } from "./replay/proof.ts";
import { routes, undeclared } from "./routes/proof.ts";

/** The process of which every route, person and instance is tried here. */
const ONE = "mdo-jeugd";
const small: readonly (readonly [Proof, number])[] = [
  [duplicates, 4],
  [replay, 1],
  [routes, 1],
  [reads, 8],
];

for (const [proof, runs] of small) {
  test(`${proof.name}: ${proof.promise}`, async () => {
    const result = await proof.run({ seed: 11, runs, control: false, only: ONE });
    expect(result.failures).toEqual([]);
    expect(result.passed).toBeGreaterThan(0);
  }, 400_000);
  test(`${proof.name}: the same test sees it when ${proof.broken}`, async () => {
    const result = await proof.run({ seed: 11, runs: proof.controlRuns, control: true, only: ONE });
    expect(result.failed).toBeGreaterThan(0);
  }, 400_000);
}

test("a route that was made in another way is found", () => {
  const app = express();
  app.get("/api/secret", (_request, response) => void response.json({}));
  expect(undeclared(app)).toEqual(["get /api/secret was not made by route()"]);
});
