/** Every route of the running app, held against a table written by hand: a new route fails here until somebody decides who may ask it. */

import { expect, test } from "vitest";
import { MADE_HERE } from "../../../server/http/route.ts";
import { nextKey, startTestServer } from "../../support/server.ts";
import { startCase } from "../../support/started-case.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const server = await startTestServer(folder());
const { id } = await startCase(server);

const POLICIES: Readonly<Record<string, string>> = {
  "get /api/session": "public",
  "post /api/session": "public",
  "delete /api/session": "public",
  "post /api/session/membership": "signed-in",
  "post /api/session/stay": "rows",
  "post /api/setup": "public",
  "post /api/session/local": "public",
  "get /api/session/proof": "signed-in",
  "post /api/session/passkey/begin": "public",
  "post /api/session/passkey": "public",
  "post /api/session/proof/passkey/begin": "signed-in",
  "post /api/session/proof/passkey": "signed-in",
  "post /api/account/passkeys/begin": "signed-in",
  "post /api/account/passkeys": "signed-in",
  "delete /api/account/passkeys/:passkey": "signed-in",
  "post /api/session/proof": "signed-in",
  "post /api/enrolment/look": "public",
  "post /api/enrolment": "public",
  "get /api/session/providers": "public",
  "get /api/session/provider": "public",
  "get /api/session/provider/back": "public",
  "post /api/session/provider/code": "public",
  "post /api/session/provider/:organisation": "public",
  "post /api/session/provider/:organisation/logout": "public",
  "get /api/admin/providers": "duty",
  "post /api/admin/organisations/:id/provider": "duty",
  "delete /api/admin/organisations/:id/provider": "duty",
  "get /api/definitions": "duty",
  "get /api/definitions/:hash/files": "duty",
  "post /api/definitions/:hash/activate": "duty",
  "post /api/drafts": "duty",
  "get /api/drafts/:id": "duty",
  "post /api/drafts/:id/edits": "duty",
  "post /api/drafts/:id/undo": "duty",
  "post /api/drafts/:id/redo": "duty",
  "post /api/drafts/:id/back": "duty",
  "get /api/drafts/:id/findings": "duty",
  "get /api/drafts/:id/difference": "duty",
  "get /api/drafts/:id/validators/:revision/:form": "duty",
  "get /api/drafts/:id/papers/:file": "duty",
  "get /api/drafts/:id/plain": "duty",
  "get /api/drafts/:id/plain.pdf": "duty",
  "get /api/definitions/:id/plain": "duty",
  "get /api/definitions/:id/plain.pdf": "duty",
  "get /api/definitions/:id/differences/:other": "duty",
  "post /api/drafts/:id/review": "duty",
  "post /api/drafts/:id/try": "duty",
  "post /api/drafts/:id/end-trial": "duty",
  "get /api/drafts/:id/texts": "duty",
  "post /api/drafts/:id/texts": "duty",
  "post /api/drafts/:id/return": "duty",
  "post /api/drafts/:id/publish": "duty",
  "post /api/drafts/:id/discard": "duty",
  "get /api/definitions/:hash/migrations": "duty",
  "post /api/migrations": "duty",
  "get /api/drafts/:id/rebase": "duty",
  "get /api/definitions/:hash/archive": "duty",
  "post /api/drafts/import": "duty",
  "get /api/migrations/:id": "duty",
  "post /api/migrations/:id/map": "duty",
  "post /api/migrations/:id/run": "duty",
  "post /api/migrations/:id/pause": "duty",
  "post /api/migrations/:id/cases/:instance/ask": "duty",
  "post /api/migrations/:id/cases/:instance/agree": "duty",
  "get /api/admin": "duty",
  "post /api/admin/organisations": "duty",
  "post /api/admin/people": "duty",
  "post /api/admin/people/:id/invitation": "duty",
  "post /api/admin/people/:id/invitation/mail": "duty",
  "post /api/admin/people/:id/stopped": "duty",
  "get /api/admin/people/:id/work": "duty",
  "post /api/admin/groups": "duty",
  "get /api/admin/waiting": "duty",
  "get /api/instances/:id/inspection": "instance",
  "get /api/instances/:id/inspection/:person": "instance",
  "post /api/instances/:id/inspection/:person": "instance",
  "get /api/admin/requests": "duty",
  "post /api/admin/requests": "duty",
  "get /api/admin/requests/:id/looked": "duty",
  "post /api/admin/requests/:id/close": "duty",
  "post /api/admin/requests/:id/erase": "duty",
  "post /api/admin/confirmed": "duty",
  "get /api/admin/acts": "duty",
  "get /api/account/statement": "signed-in",
  "get /api/admin/looked": "duty",
  "get /api/account": "signed-in",
  "delete /api/account/sessions": "signed-in",
  "delete /api/account/sessions/:session": "signed-in",
  "post /api/account/authenticator": "signed-in",
  "post /api/account/authenticator/code": "signed-in",
  "post /api/account/password": "signed-in",
  "post /api/account/recovery": "signed-in",
  "get /api/demo/people": "public",
  "get /api/live": "public",
  "get /api/ready": "public",
  "get /api/metrics": "public",
  "get /api/openapi.json": "public",
  "get /api/worklist": "rows",
  "get /api/notices": "rows",
  "post /api/notices/:id/seen": "signed-in",
  "get /api/instances": "rows",
  "post /api/instances": "signed-in",
  "get /api/instances/:id": "instance",
  "post /api/instances/:id/commands": "instance",
  "get /api/instances/:id/sections/:section": "section",
  "get /api/instances/:id/drafts/:address": "section",
  "put /api/instances/:id/drafts/:address": "section",
  "delete /api/instances/:id/drafts/:address": "section",
  "get /api/instances/:id/process": "instance",
  "get /api/instances/:id/people": "instance",
  "get /api/instances/:id/timeline": "instance",
  "get /api/instances/:id/readers": "instance",
  "get /api/instances/:id/reads": "instance",
  "get /api/instances/:id/documents": "instance",
  "get /api/instances/:id/linked/:item": "instance",
  "get /api/instances/:id/linkable/:item": "instance",
  "post /api/instances/:id/screen": "instance",
  "post /api/search": "rows",
  "get /api/instances/:id/connected": "instance",
  "get /api/instances/:id/same-subject": "instance",
  "get /api/instances/:id/reports/:file": "instance",
  "get /api/instances/:id/papers/:report": "instance",
  "get /api/instances/:id/versions/:report": "instance",
  "get /api/operations/failures": "duty",
  "post /api/operations/failures/:effect/retry": "duty",
  "get /api/operations/mail": "duty",
  "post /api/operations/mail/:mail/retry": "duty",
  "post /api/account/mail": "signed-in",
  "get /api/documents/:file": "rows",
  "get /api/figures": "signed-in",
  "get /api/figures/:group": "rows",
  "get /api/figures/:group/:file": "rows",
  "get /api/processes": "signed-in",
  "get /api/processes/:hash": "signed-in",
  "get /api/processes/:hash/texts": "signed-in",
  "get /api/processes/:hash/calendar": "signed-in",
  "get /api/processes/:hash/forms": "signed-in",
  "get /api/processes/:hash/validators/:form": "signed-in",
  "get /api/events": "rows",
};

interface Layer {
  readonly route?: {
    readonly path: string;
    readonly stack: readonly { readonly method: string; readonly handle: object }[];
  };
}
const layers = (server.app.app as unknown as { router: { stack: readonly Layer[] } }).router.stack;
const mounted = layers.flatMap(({ route }) =>
  route ? route.stack.map(({ method, handle }) => ({ name: `${method} ${route.path}`, handle })) : [],
);
const filled = (path: string): string =>
  path
    .replace(":id", id)
    .replace(":section", "referral")
    .replace(":address", "referral")
    .replace(":item", "agendaPlace")
    .replace(":file", "workingList.pdf")
    .replace(":hash", "0".repeat(64))
    .replace(":form", "referral.js");

test("every route is in the table, with the policy that was decided for it", () => {
  const found = Object.fromEntries(server.app.routes.map(({ method, path, policy }) => [`${method} ${path}`, policy]));
  expect(found).toEqual(POLICIES);
});

test("no route was made another way than by route()", () => {
  expect(mounted.length).toBe(server.app.routes.length);
  for (const { name, handle } of mounted) expect([name, MADE_HERE in handle]).toEqual([name, true]);
});

test("without a session every route that is not public answers 401 and nothing else", async () => {
  for (const { method, path, policy } of server.app.routes) {
    if (policy === "public") continue;
    const reply = await server.client().ask(method.toUpperCase(), filled(path));
    expect([path, reply.status, reply.json?.code]).toEqual([path, 401, "not-signed-in"]);
  }
});

test("somebody of another group gets 404 from every route of an instance", async () => {
  const outsider = await server.signIn("joost");
  for (const { method, path, policy } of server.app.routes) {
    if (policy !== "instance" && policy !== "section") continue;
    const body = path.endsWith("/commands")
      ? { type: "SendEvent", event: "submit" }
      : path.endsWith("/screen")
        ? { text: "x" }
        : path.includes("/inspection/")
          ? { answers: [] }
          : { fields: {} };
    const reply = await outsider.ask(method.toUpperCase(), filled(path), {
      ...(method === "get" || method === "delete" ? {} : { body }),
      headers: { "Idempotency-Key": nextKey() },
    });
    expect([path, reply.status, reply.json?.code]).toEqual([path, 404, "not-found"]);
  }
});

test("the description has every route once, with an id of its own and its problems", async () => {
  const { openapi, paths } = (await server.client().get("/api/openapi.json")).json;
  expect(openapi).toBe("3.1.0");
  const operations = Object.entries(
    paths as Record<string, Record<string, { operationId: string; responses: object }>>,
  );
  const described = operations.flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`),
  );
  expect(described.sort()).toEqual(Object.keys(POLICIES).sort());
  const ids = operations.flatMap(([, methods]) => Object.values(methods).map(({ operationId }) => operationId));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((one) => /^[a-z][A-Za-z]+$/.test(one))).toBe(true);
  for (const [, methods] of operations)
    for (const { responses } of Object.values(methods)) expect(Object.keys(responses)).toContain("default");
});
