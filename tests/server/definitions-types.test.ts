/** The types of the definition format are made from its schema. */

import { expect, test } from "vitest";
import { areTypesStale } from "../../server/cli/types.ts";
import { PROJECT } from "../support/processes.ts";

test("the types of the definition format say what its schema says; `npm run types` makes them anew", async () => {
  expect(await areTypesStale(PROJECT)).toBe(false);
});
