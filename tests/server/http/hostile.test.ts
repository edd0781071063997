/** Requests that nobody sends in good faith: each is refused with a problem document, and none is a fault of the server. */

import { mkdirSync, writeFileSync } from "node:fs";
import { createServer, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createApp } from "../../../server/app.ts";
import { createAccounts } from "../../../server/identity/accounts.ts";
import { noFirstStart } from "../../../server/identity/first-start.ts";
import { createSessions } from "../../../server/identity/sessions.ts";
import { silent } from "../../../server/log.ts";
import { servePages } from "../../../server/pages.ts";
import { serve } from "../../support/served.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const PUBLIC_URL = "https://tafel.example.nl";
const folder = temporaryFolders()();
const pages = join(folder, "ui");
mkdirSync(join(pages, "assets"), { recursive: true });
writeFileSync(join(pages, "index.html"), "<!doctype html><title>page</title>");
const more = { pages: servePages(pages), publicUrl: PUBLIC_URL };
const served = await serve({ folder, only: "mdo-jeugd", more });
afterAll(() => served.close());

interface Answered {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}
/** Sends a request as it is: `fetch` would mend the address and refuse to set the host. */
const raw = (
  method: string,
  path: string,
  {
    body,
    headers = {},
    origin = served.origin,
  }: { body?: string; headers?: Record<string, string>; origin?: string } = {},
): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const all = { host: "tafel.example.nl", ...(body === undefined ? {} : { "content-type": "application/json" }) };
    const asked = send({ hostname, port, path, method, headers: { ...all, ...headers } }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers["content-type"] ?? "",
          text,
          headers: response.headers,
        }),
      );
    });
    asked.on("error", reject);
    asked.end(body);
  });
const isProblem = ({ status, type, text }: Answered): boolean =>
  type.startsWith("application/problem+json") && JSON.parse(text).status === status;

const people = JSON.parse((await raw("GET", "/api/demo/people")).text).people as readonly {
  person: string;
  functions: readonly { group: string; function: string }[];
}[];
async function cookieOf(person: string): Promise<string> {
  const reply = await raw("POST", "/api/session", { body: JSON.stringify({ person }) });
  return String(reply.headers["set-cookie"]).split(";")[0] ?? "";
}
const someone = people.find((one) => one.functions.length > 0)?.person ?? "";
const cookie = await cookieOf(someone);
const mine = JSON.parse((await raw("GET", "/api/instances", { headers: { cookie } })).text).rows as readonly {
  id: string;
}[];
const instance = mine[0]?.id ?? "";

test("JSON that is nested thousands deep is refused with 400, also without signing in", async () => {
  for (const [open, close] of [
    ["[", "]"],
    ['{"a":', "}"],
  ] as const)
    for (const depth of [5_000, 40_000]) {
      const body = `${open.repeat(depth)}1${close.repeat(depth)}`;
      for (const path of ["/api/session", "/api/session/local", "/api/setup", "/api/nowhere"]) {
        const reply = await raw("POST", path, { body });
        expect([reply.status, isProblem(reply)], `${path} ${depth} ${open}`).toEqual([400, true]);
      }
    }
  // A bracket within a text is no nesting.
  const text = await raw("POST", "/api/session", { body: JSON.stringify({ person: `"\\${"[{".repeat(40)}` }) });
  expect(text.text).not.toContain("nested");
});

test("an address with a bad escape is refused with 400", async () => {
  for (const path of ["/%ff", "/%", "/api/%ff", "/api/instances/%ff", "/api/%E0%A4%A", "/assets/%c0%ae", "/a/%zz"])
    for (const method of ["GET", "POST", "DELETE"]) {
      const reply = await raw(method, path);
      expect([reply.status, isProblem(reply)], `${method} ${path}`).toEqual([400, true]);
    }
});

test("another method on a page, and a file that is not there, are answered with a problem document", async () => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
    for (const path of ["/", "/cases/1", "/assets/x.js"]) {
      const reply = await raw(method, path);
      expect([reply.status, isProblem(reply)], `${method} ${path}`).toEqual([404, true]);
    }
  for (const path of ["/assets/gone.js", "/assets/", "/assets/..%2f..%2fdata", `/assets/${"x".repeat(3_000)}.js`]) {
    const reply = await raw("GET", path);
    expect([reply.status, isProblem(reply)], path.slice(0, 40)).toEqual([404, true]);
    expect(reply.headers["cache-control"]).toBe("no-store");
  }
  const odd = await raw("GET", "/assets/a%00b.js");
  expect([odd.status, isProblem(odd)]).toEqual([404, true]);
  expect((await raw("GET", "/")).text).toContain("<title>page</title>");
});

test("a request that names another host is refused, except by whoever watches over the server", async () => {
  for (const host of ["evil.example", "tafel.example.nl.evil.example", "tafel.example.nl:81", "127.0.0.1", "a b"])
    for (const path of ["/", "/api/session"]) {
      const reply = await raw("GET", path, { headers: { host, "x-forwarded-host": "tafel.example.nl" } });
      expect([reply.status, isProblem(reply)], `${host}${path}`).toEqual([421, true]);
    }
  for (const host of ["tafel.example.nl", "Tafel.Example.nl:443"])
    expect((await raw("GET", "/api/session", { headers: { host } })).status, host).toBe(200);
  expect((await raw("GET", "/api/live", { headers: { host: "10.0.0.7" } })).status).toBe(200);
});

const hasBody = (method: string): boolean => method === "post" || method === "put";
const INHERITED = ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf", "__defineGetter__"];
/** Every address of a route with an inherited name in the place of one of its parts. */
const addressesOf = (path: string, bad: string): ReadonlySet<string> => {
  const parts = path.match(/:\w+/g) ?? [];
  const filled = (one: string): string =>
    parts.reduce((done, part) => done.replace(part, part === one ? bad : part === ":id" ? instance : "case"), path);
  const variants = [bad, `${bad}.pdf`, `${bad}.js`, `${bad}~${bad}`];
  return new Set(
    [...parts.map(filled), ...variants.map((name) => path.replace(":id", instance).replace(/:(?!id\b)\w+/g, name))].map(
      (address) => `${address}?unit=${bad}&layout=${bad}&process=${bad}&kind=${bad}`,
    ),
  );
};

test("a name that every object has, anywhere in an address, is never a fault, and what fails is a problem", async () => {
  const hash = JSON.parse((await raw("GET", "/api/processes", { headers: { cookie } })).text).processes[0].hash;
  for (const { method, path, command } of served.routes.filter(({ path }) => path !== "/api/events"))
    for (const bad of INHERITED.slice(0, 3))
      for (const address of addressesOf(path.replace(":hash", hash), bad)) {
        if (method === "delete" && path === "/api/session") continue;
        const headers = { cookie, ...(command ? { "idempotency-key": "q8Zr-3kVx_0aLmN2bC4dEf" } : {}) };
        const reply = await raw(method.toUpperCase(), address, {
          headers,
          ...(hasBody(method) ? { body: "{}" } : {}),
        });
        expect(reply.status, `${method} ${address}`).toBeLessThan(500);
        if (reply.status >= 400) expect(isProblem(reply), `${method} ${address}`).toBe(true);
      }
}, 60_000);

test("a name that every object has, anywhere in a command, is never a fault", async () => {
  const group = people.find(({ person }) => person === someone)?.functions[0]?.group ?? "";
  let count = 0;
  for (const bad of INHERITED) {
    const bodies: readonly (readonly [string, object])[] = [
      ...[
        { type: "PatchSection", unit: [], patches: { [bad]: { set: { a: 1 } } } },
        { type: "PatchSection", unit: [], patches: { referral: { set: { [bad]: 1 }, was: { [bad]: 2 } } } },
        { type: "PatchSection", unit: [bad, bad], patches: { referral: { set: { a: 1 } } } },
        { type: "SendEvent", unit: [], event: bad },
        { type: "SendEvent", unit: [bad], event: "submit" },
        { type: "SendEvent", unit: [bad, "1"], event: "submit", pick: bad },
        { type: "SendEvent", unit: [], event: "submit", with: { [bad]: { [bad]: 1 } } },
        { type: "AddItem", item: bad, key: bad },
        { type: "AddItem", item: "person", parent: [bad], key: bad, with: { [bad]: 1 }, event: bad },
        { type: "AddItem", item: "person", to: { instance: bad, kind: bad, group: bad } },
        { type: "HandOver", to: bad },
        { type: "LiftExclusion", person: bad },
        { type: "RecordAnswer", unit: [bad], effect: bad, to: bad, accepted: true, with: { [bad]: 1 } },
        { type: "TakeTask", unit: [], task: "section", name: bad, from: bad },
        { type: "ReleaseTask", unit: [bad], task: "event", name: bad },
      ].map((body) => [`/api/instances/${instance}/commands`, body] as const),
      ["/api/instances", { kind: bad, process: bad, group }],
      ["/api/instances", { kind: "case", process: "mdo-jeugd", group: bad }],
      ["/api/instances", { kind: "case", process: bad, group, with: { [bad]: { [bad]: 1 } } }],
      ["/api/instances", { kind: "case", process: "mdo-jeugd", group, with: { [bad]: { a: 1 } } }],
      ["/api/instances", { kind: "case", process: "mdo-jeugd", group, with: { referral: { [bad]: 1 } } }],
      ["/api/session", { person: bad }],
      [`/api/instances/${instance}/screen`, { text: bad, declared: [bad] }],
    ];
    for (const [path, body] of bodies) {
      count += 1;
      const headers = { cookie, "idempotency-key": `q8Zr-3kVx_0aLmN2bC4d${1_000 + count}` };
      const reply = await raw("POST", path, { headers, body: JSON.stringify(body) });
      expect(reply.status, `${path} ${JSON.stringify(body)} ${reply.text}`).toBeLessThan(500);
      if (reply.status >= 400) expect(isProblem(reply), JSON.stringify(body)).toBe(true);
    }
  }
});

async function records(person: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (let next = 0; ; ) {
    const page = await served.shell.store.recordsFrom(next, 500);
    for (const { person: whose, verb } of page) if (whose === person && verb.startsWith("sign-")) found.push(verb);
    if (page.length === 0) return found;
    next = (page.at(-1)?.sequence ?? 0) + 1;
  }
}

test("signing in and signing out are on record", async () => {
  const person = people[1]?.person ?? "";
  const before = (await records(person)).length;
  const own = await cookieOf(person);
  await raw("DELETE", "/api/session", { headers: { cookie: own } });
  // Nobody signs out: nothing to record.
  await raw("DELETE", "/api/session", { headers: { cookie: own } });
  expect((await records(person)).slice(before)).toEqual(["sign-in", "sign-out"]);
});

test("an account that sends too much waits, and nobody else does", async () => {
  const { shell } = served;
  const parts = { sessions: createSessions(shell.store, shell.now, shell.sealing), accounts: createAccounts(shell) };
  const limit = { perSecond: 1, burst: 5 };
  const made = { shell, ...parts, demo: true, firstStart: noFirstStart, origins: () => [], secure: false, log: silent };
  const server = createServer(createApp({ ...made, limit }).app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const other = await cookieOf(people.find(({ person }) => person !== someone)?.person ?? "");
  const stay = (as: string) => raw("POST", "/api/session/stay", { body: "{}", headers: { cookie: as }, origin });
  const replies = await Promise.all(Array.from({ length: 10 }, () => stay(cookie)));
  const refused = replies.filter(({ status }) => status === 429);
  expect(replies.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(5);
  expect(refused.length).toBeGreaterThanOrEqual(3);
  for (const one of refused) expect([isProblem(one), one.headers["retry-after"]]).toEqual([true, "1"]);
  const dear = await raw("GET", `/api/instances/${instance}/timeline`, { headers: { cookie }, origin });
  expect(dear.status).toBe(429);
  expect((await raw("GET", `/api/instances/${instance}`, { headers: { cookie }, origin })).status).toBe(200);
  expect((await stay(other)).status).toBe(200);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
