/** Invitations and notices by mail, to a real mail server: nothing of a person in them, nothing lost or doubled while it is away. */

import { afterEach, expect, test } from "vitest";
import { asId, type PersonId } from "../../../engine/index.ts";
import { giveNotice } from "../../../server/effects/notices.ts";
import { openTransport } from "../../../server/mail/transport.ts";
import { signUp } from "../../support/first-administrator.ts";
import { startMailServer } from "../../support/mail/server.ts";
import { clientOf, type Served, serve } from "../../support/served.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const HOUR = 3_600_000;
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** An empty installation with an administrator, and one more person whom nobody invited yet. */
async function setting(refuse?: string) {
  const smtp = await startMailServer(refuse === undefined ? {} : { refuse });
  let stop = smtp.stop;
  let ahead = 0;
  const served = await serve({ folder: folder(), demo: false, smtp: { url: smtp.url, ahead: () => ahead } });
  ends.push(
    () => stop(),
    () => served.close(),
  );
  const admin = await signUp(served);
  const { json: overview } = await admin("GET", "/api/admin");
  const [organisation] = overview.organisations as readonly { readonly id: string }[];
  const { json: bea } = await admin("POST", "/api/admin/people", {
    name: "Bea Mulder",
    function: "arts",
    organisation: organisation?.id,
    duties: [],
    login: "bea",
    mail: "b.mulder@linde.example",
  });
  return {
    served,
    admin,
    bea: String(bea.id),
    received: smtp.received,
    pass: (milliseconds: number) => {
      ahead += milliseconds;
    },
    goAway: async () => {
      await stop();
      stop = async () => {};
    },
    comeBack: async () => {
      const again = await startMailServer({ port: Number(new URL(smtp.url).port) });
      stop = again.stop;
      return again.received;
    },
  };
}
const drain = async ({ mail }: Served): Promise<number> => (await mail?.drain()) ?? -1;
const linkIn = (text: string): string => /#([\w-]+)/.exec(text)?.[1] ?? "";
let notices = 0;
const tellSomething = async ({ shell }: Served, person: string): Promise<void> => {
  notices += 1;
  const id = `n${notices}`;
  const notice = { id, person: asId<PersonId>(person), process: "p", definition: "d", kind: "case", item: null };
  const place = { instance: asId("i"), group: asId("g"), path: "", address: "a", role: "r", at: shell.now() } as const;
  await giveNotice(shell, { ...notice, ...place } as Parameters<typeof giveNotice>[1]);
  await shell.mail?.notice(asId<PersonId>(person));
};

test("an invitation comes by mail with a link that works once, and names nobody", async () => {
  const { served, admin, bea, received } = await setting();
  expect((await admin("POST", `/api/admin/people/${bea}/invitation/mail`)).status).toBe(200);
  expect(await drain(served)).toBe(1);
  const [mail] = received;
  expect(mail).toMatchObject({ to: "b.mulder@linde.example", subject: "Uw toegang tot Casustafel" });
  expect(`${mail?.subject} ${mail?.text}`).not.toMatch(/bea|mulder|linde|arts/i);
  const nobody = await clientOf(served.origin);
  expect((await nobody("POST", "/api/enrolment/look", { token: linkIn(mail?.text ?? "") })).json.login).toBe("bea");
  expect(await drain(served)).toBe(0);
  expect((await admin("GET", "/api/operations/mail")).json).toEqual({ on: true, entries: [] });
});

test("a link that was handed over takes the place of one that still waits to be mailed", async () => {
  const { served, admin, bea } = await setting();
  await admin("POST", `/api/admin/people/${bea}/invitation/mail`);
  const { json } = await admin("POST", `/api/admin/people/${bea}/invitation`);
  expect(await drain(served)).toBe(0);
  const nobody = await clientOf(served.origin);
  expect((await nobody("POST", "/api/enrolment/look", { token: json.token })).status).toBe(200);
});

test("while the mail server is away administrators see what waits; when it is back everything goes out once", async () => {
  const { served, admin, bea, goAway, comeBack, pass } = await setting();
  await goAway();
  await admin("POST", `/api/admin/people/${bea}/invitation/mail`);
  await tellSomething(served, bea);
  await tellSomething(served, bea);
  await drain(served);
  const { entries } = (await admin("GET", "/api/operations/mail")).json;
  expect(entries).toMatchObject([
    { kind: "invitation", person: bea, code: "unreachable" },
    { kind: "notice", person: bea, code: "unreachable" },
  ]);
  for (let hour = 0; hour < 24; hour += 1) {
    await drain(served);
    pass(HOUR);
  }
  const waiting = (await served.shell.mail?.all()) ?? [];
  expect(waiting.every(({ attempts }) => attempts > 20)).toBe(true);
  const received = await comeBack();
  expect(await drain(served)).toBe(2);
  expect(await drain(served)).toBe(0);
  expect(received.map(({ subject }) => subject).sort()).toEqual([
    "Er staat iets voor u klaar in Casustafel",
    "Uw toegang tot Casustafel",
  ]);
  expect(await served.shell.mail?.all()).toEqual([]);
});

test("a notice is mailed once an hour at most, each morning or never, as its receiver chose; what was seen is not mailed", async () => {
  const { served, bea, received, pass } = await setting();
  const choose = (choice: "at-once" | "daily" | "never") => served.shell.mail?.choose(asId<PersonId>(bea), choice);
  await tellSomething(served, bea);
  expect(await drain(served)).toBe(1);
  await tellSomething(served, bea);
  expect(await drain(served)).toBe(0);
  pass(HOUR);
  expect(await drain(served)).toBe(1);
  await choose("never");
  pass(2 * HOUR);
  await tellSomething(served, bea);
  expect(await drain(served)).toBe(0);
  await choose("daily");
  await tellSomething(served, bea);
  pass(24 * HOUR);
  expect(await drain(served)).toBe(1);
  await tellSomething(served, bea);
  for (const { id } of await served.shell.store.byOwner("notices", bea, 50))
    await served.shell.store.remove("notices", id);
  pass(24 * HOUR);
  expect(await drain(served)).toBe(0);
  expect(received).toHaveLength(3);
  expect(received.every(({ subject, text }) => !/bea|mulder/i.test(`${subject} ${text}`))).toBe(true);
});

test("an address that the mail server does not know is given up at once and shown, and can be tried again", async () => {
  const { served, admin, bea } = await setting("b.mulder@linde.example");
  await admin("POST", `/api/admin/people/${bea}/invitation/mail`);
  expect(await drain(served)).toBe(0);
  const { entries } = (await admin("GET", "/api/operations/mail")).json as { entries: { id: string }[] };
  expect(entries).toMatchObject([{ code: "address-refused", retryAt: null, attempts: 1 }]);
  const again = await admin("POST", `/api/operations/mail/${entries[0]?.id}/retry`);
  expect(again.status).toBe(204);
  await drain(served);
  expect((await admin("GET", "/api/operations/mail")).json.entries).toMatchObject([{ attempts: 2 }]);
});

test("a mail server elsewhere that speaks no TLS gets no mail", async () => {
  const elsewhere = await startMailServer({ host: "127.0.0.2" });
  ends.push(elsewhere.stop);
  const transport = openTransport({ url: elsewhere.url, from: "casustafel@regio.example" });
  const failure = await transport.send("somebody@linde.example", { subject: "s", text: "t" }, "id");
  expect(failure).toEqual({ code: "no-tls", again: true });
  expect(elsewhere.received).toEqual([]);
  transport.close();
});
