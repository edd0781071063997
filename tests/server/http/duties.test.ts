/** Routes for the region as a whole answer to those who have the duty, and to nobody else. */

import { expect, test } from "vitest";
import { z } from "zod";
import { DUTIES } from "../../../server/directory/types.ts";
import { route } from "../../../server/http/route.ts";
import { allRoutes } from "../../../server/http/routes/index.ts";
import { clientOf, serve } from "../../support/served.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const path = "/api/for-designers";

test("a route of a duty is not there for whoever does not have it, and the refusal is on record", async () => {
  const served = await serve({
    folder: folder(),
    only: "mdo-jeugd",
    routes: (parts) => [
      ...allRoutes(parts),
      route({
        method: "get",
        path,
        policy: "duty",
        duties: ["designer"],
        summary: "",
        input: {},
        output: z.object({}),
        answer: () => ({ json: {} }),
      }),
    ],
  });
  const people = served.shell.directory.people();
  expect(new Set(people.flatMap(({ duties = [] }) => duties))).toEqual(new Set(DUTIES));
  for (const { id, duties = [] } of people) {
    const client = await clientOf(served.origin, id);
    expect((await client("GET", path)).status).toBe(duties.includes("designer") ? 200 : 404);
  }
  const records = await served.shell.store.readRecords(null, 100);
  const refused = records.filter(({ outcome, instance }) => outcome === "refused" && instance === null);
  expect(refused.length).toBe(people.filter(({ duties = [] }) => !duties.includes("designer")).length);
  expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(["not-found"]));
  expect((await (await clientOf(served.origin))("GET", path)).status).toBe(401);
  await served.close();
});
