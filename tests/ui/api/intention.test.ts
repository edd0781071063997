/** One intention has one key: from the first press to the last retry. */

import { expect, test } from "vitest";
import { ApiProblem } from "../../../ui/api/client.ts";
import { createIntention } from "../../../ui/api/intention.ts";

const problem = (status: number): ApiProblem => new ApiProblem({ status, code: "some" });

test("a double click and a press after a lost answer carry the same key; another wish, or the same one later, a new one", () => {
  let now = 0;
  const intention = createIntention(() => now);
  const first = intention.keyFor({ add: "x" });
  expect(intention.keyFor({ add: "x" })).toBe(first);
  for (const status of [0, 503, 500, 401]) intention.failed(problem(status));
  expect(intention.keyFor({ add: "x" })).toBe(first);
  intention.answered();
  now += 400;
  expect(intention.keyFor({ add: "x" })).toBe(first);
  now += 2_000;
  const later = intention.keyFor({ add: "x" });
  expect(later).not.toBe(first);
  expect(intention.keyFor({ add: "y" })).not.toBe(later);
});

test("what was refused was not done: the next press is a new command", () => {
  const intention = createIntention(() => 0);
  const first = intention.keyFor({ add: "x" });
  intention.failed(problem(409));
  expect(intention.keyFor({ add: "x" })).not.toBe(first);
});
