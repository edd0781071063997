/** A route cannot forget to ask: its policy is enforced where it is mounted, and its handler has no other way to an instance. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, expectTypeOf, test } from "vitest";
import { z } from "zod";
import type { Answer } from "../../server/http/route.ts";
import { route } from "../../server/http/route.ts";
import type { Authorized, AuthorizedSection } from "../../server/queries/authorize.ts";

const folder = "server/http/routes";
const files = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));

/** What a handler must not call: the policy of its route did so. */
const ASKS =
  /\b(load|judge|judgeOther|authorize|authorizeSection|contextOf|maySee|maySeeUnit|mayRead|mayWrite|access)\b/;
const importsOf = (text: string): readonly string[] =>
  [...text.matchAll(/import (?:type )?\{([^}]*)\}/g)].flatMap(([, names = ""]) =>
    names.split(",").map((name) => name.trim()),
  );

test("no handler imports what loads or authorizes an instance", () => {
  expect(files.length).toBeGreaterThan(10);
  const found = files.flatMap(({ name, text }) =>
    importsOf(text).flatMap((one) => (ASKS.test(one) ? [`${name} imports ${one}`] : [])),
  );
  expect(found).toEqual([]);
});

test("no handler reads the store; only the health check writes its heartbeat there", () => {
  const found = files.filter(({ text }) => /\.store\b/.test(text)).map(({ name }) => name);
  expect(found).toEqual(["system.ts"]);
});

const params = z.object({ id: z.string() });
const answered = { method: "get", summary: "", output: z.object({}) } as const;

test("what a handler receives follows from its policy, and a route that shows an instance says what it showed", () => {
  route({
    ...answered,
    path: "/api/instances/:id/x",
    policy: "instance",
    verb: "read",
    input: { params },
    answer: ({ authorized }) => {
      expectTypeOf(authorized).toEqualTypeOf<Authorized>();
      return { json: {}, reads: [authorized.record] };
    },
  });
  route({
    ...answered,
    path: "/api/instances/:id/x",
    policy: "section",
    verb: "read",
    right: "read",
    section: () => ({ unit: "", section: "x" }),
    input: { params },
    answer: ({ section }) => {
      expectTypeOf(section).toEqualTypeOf<AuthorizedSection>();
      return { json: {}, reads: [section.record] };
    },
  });
  route({
    ...answered,
    path: "/api/x",
    policy: "public",
    input: {},
    answer: ({ caller }) => {
      // @ts-expect-error Nobody may be signed in.
      return { json: { name: caller.person.name } };
    },
  });
  route({
    ...answered,
    path: "/api/x",
    policy: "signed-in",
    input: {},
    // @ts-expect-error A route that only asks for a session gets no instance.
    answer: ({ authorized }) => ({ json: { authorized } }),
  });
  route({
    ...answered,
    path: "/api/instances/:id/x",
    policy: "instance",
    verb: "read",
    input: { params },
    // @ts-expect-error What was shown is not on record.
    answer: (): Answer => ({ json: {} }),
  });
  route({
    ...answered,
    // @ts-expect-error The policy "instance" needs an instance in the path.
    path: "/api/x",
    policy: "instance",
    verb: "read",
    input: { params },
    answer: () => ({ json: {}, reads: [] }),
  });
  route({
    ...answered,
    path: "/api/instances/:id/x",
    policy: "instance",
    verb: "read",
    // @ts-expect-error The address is not parsed.
    input: {},
    answer: () => ({ json: {}, reads: [] }),
  });
});
