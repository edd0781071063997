/** What a command's answer holds: the instance as it then is, or the revision alone for whoever prefers that (RFC 7240). */

import { expect, test } from "vitest";
import { nextKey, startTestServer } from "../../support/server.ts";
import { question, startCase } from "../../support/started-case.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const server = await startTestServer(folder());
const { id, author } = await startCase(server);

const write = (text: string, headers: Record<string, string> = {}) =>
  author.ask("POST", `/api/instances/${id}/commands`, {
    body: question(text),
    headers: { "Idempotency-Key": nextKey(), ...headers },
  });

test("a command is answered with the instance as it then is", async () => {
  const { json, headers } = await write("one");
  expect(json.view.revision).toBe(json.revision);
  expect(headers.get("ETag")).toBe(`"${json.revision}"`);
});

test("whoever prefers little gets the revision alone, and it was written all the same", async () => {
  const { json, headers } = await write("two", { Prefer: "respond-async, return=minimal" });
  expect(json).toEqual({ id, revision: json.revision });
  expect(headers.get("Preference-Applied")).toBe("return=minimal");
  expect(headers.get("ETag")).toBe(`"${json.revision}"`);
  const read = (await author.get(`/api/instances/${id}/sections/referral`)).json;
  expect(read.fields.question).toBe("two");
});

test("another preference changes nothing", async () => {
  const { json, headers } = await write("three", { Prefer: "return=minimalist" });
  expect(json.view.revision).toBe(json.revision);
  expect(headers.get("Preference-Applied")).toBeNull();
});
