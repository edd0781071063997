/** Two servers over one store know the same people: a change on one counts on the next request to the other, and rules hold over both. */

import { expect, test } from "vitest";
import { asId } from "../../../engine/ids.ts";
import { createAdministration } from "../../../server/administration/index.ts";
import type { Directory } from "../../../server/directory/index.ts";
import { openDirectory } from "../../../server/directory/index.ts";
import { createAccounts } from "../../../server/identity/accounts.ts";
import { createSessions } from "../../../server/identity/sessions.ts";
import { followOthers } from "../../../server/live/follow.ts";
import { openSqliteStore } from "../../../server/store/sqlite/index.ts";
import { startTestServer } from "../../support/server.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();

/** Two servers that share a store as they would share a database: each is told of nothing by the other. */
async function pair() {
  const place = folder();
  const store = openSqliteStore({ folder: place, now: () => asId("2026-03-16T08:00:00.000Z") });
  const shared = { ...store, follow: () => () => {}, close: async () => {} };
  const start = () => startTestServer(place, undefined, undefined, async () => shared);
  return { one: await start(), two: await start() };
}
type Server = Awaited<ReturnType<typeof pair>>["one"];
const administrationOf = ({ shell }: Server) =>
  createAdministration(shell, createAccounts(shell), createSessions(shell.store, shell.now, shell.sealing));
const contents = (directory: Directory) => [directory.organisations(), directory.people(), directory.groups()];

test("an account that is stopped on one server is refused by the other on the next request, and its open screens end there", async () => {
  const { one, two } = await pair();
  const person = one.person("sanne");
  const [client, colleague] = [await two.signIn("sanne"), await two.signIn("yara")];
  const stop = followOthers(two.shell);
  const response = await fetch(`${two.address}/api/events`, { headers: { cookie: client.cookie } });
  const ended = response.text().then(() => "ended");
  expect((await client.get("/api/worklist")).status).toBe(200);
  expect(await administrationOf(one).setStopped(person, true, one.person("yara"))).toEqual({ id: person });
  expect((await client.get("/api/worklist")).status).toBe(401);
  expect((await colleague.get("/api/worklist")).status).toBe(200);
  expect(await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 2_000))])).toBe("ended");
  stop();
});

test("of two administrators who stop each other at the same moment on two servers, one remains", async () => {
  const { one, two } = await pair();
  const people = one.shell.directory.people().filter(({ duties = [] }) => duties.includes("administrator"));
  const [first, second] = [one.person("sanne"), one.person("yara")];
  for (const { duties: _duties, ...person } of people)
    await one.shell.directory.apply({ type: "RegisterPerson", person });
  for (const id of [first, second]) {
    const person = one.shell.directory.person(id) as NonNullable<ReturnType<Directory["person"]>>;
    await one.shell.directory.apply({ type: "RegisterPerson", person: { ...person, duties: ["administrator"] } });
  }
  const outcomes = await Promise.all([
    administrationOf(one).setStopped(first, true, second),
    administrationOf(two).setStopped(second, true, first),
  ]);
  expect(outcomes.filter((outcome) => "id" in outcome)).toHaveLength(1);
  expect(outcomes).toContainEqual({ fault: "last-administrator" });
});

test("orders from two servers at once are all there, in one order that a third server reads as well", async () => {
  const { one, two } = await pair();
  const by = one.person("yara");
  const organisation = { party: "p", domain: "d", avg: "controller" } as const;
  const before = one.shell.directory.organisations().length;
  const servers = [administrationOf(one), administrationOf(two)] as const;
  const saved = await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      servers[n % 2 === 0 ? 0 : 1].saveOrganisation({ ...organisation, name: `Organisation ${n}` }, by),
    ),
  );
  expect(saved.every((outcome) => "id" in outcome)).toBe(true);
  await one.shell.directory.refresh();
  await two.shell.directory.refresh();
  const third = await openDirectory(one.shell.store, one.shell.sealing);
  expect(third.organisations().length).toBe(before + 12);
  expect(contents(one.shell.directory)).toEqual(contents(third));
  expect(contents(two.shell.directory)).toEqual(contents(third));
});

test("a change made on what somebody else changed meanwhile is refused and overwrites nothing", async () => {
  const { one, two } = await pair();
  const [organisation] = one.shell.directory.organisations();
  const [seen, by] = [one.shell.directory.version(), one.person("yara")];
  const input = organisation as NonNullable<typeof organisation>;
  expect(await administrationOf(two).saveOrganisation({ ...input, name: "Newer", seen }, by)).toHaveProperty("id");
  const late = await administrationOf(one).saveOrganisation({ ...input, name: "Older", seen }, by);
  expect(late).toEqual({ fault: "changed-meanwhile" });
  expect(one.shell.directory.organisation(input.id)?.name).toBe("Newer");
});
