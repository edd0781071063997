/** The generated types say what the schemas say. */

import { expect, test } from "vitest";
import { staleTypes } from "../../server/cli/types.ts";

test("the types made from the forms and from the definition format are not stale", async () => {
  const stale = await staleTypes(process.cwd());
  expect(stale, "run `npm run types` and commit what it writes").toEqual([]);
});
