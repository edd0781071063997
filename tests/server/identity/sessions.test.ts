/** Sessions while several requests of one are under way: what one of them wrote is not undone by another. */

import { expect, test } from "vitest";
import { type AccountId, asId, type InstanceId } from "../../../engine/ids.ts";
import { milliseconds, type Timestamp, timestamp } from "../../../engine/time.ts";
import { createSessions } from "../../../server/identity/sessions.ts";
import type { Store } from "../../../server/store/port.ts";
import { openShell } from "../../support/server.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const ACCOUNT = asId<AccountId>("account");
const MEETING = asId<InstanceId>("meeting");

/** A real store of which one method can be held back: the answer comes when the test says so. */
async function holding(method: "put" | "get") {
  const { shell } = await openShell(folder());
  let isHeld = false;
  let go = (): void => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  const held = async (...given: readonly unknown[]): Promise<unknown> => {
    const answer = (shell.store[method] as (...all: readonly unknown[]) => Promise<unknown>)(...given);
    if (isHeld) {
      isHeld = false;
      await gate;
    }
    return answer;
  };
  const store = new Proxy(shell.store, {
    get: (target, name) => (name === method ? held : Reflect.get(target, name, target)),
  }) as Store;
  const hold = (): void => {
    isHeld = true;
  };
  return { store, sealing: shell.sealing, hold, go, close: () => shell.store.close() };
}
function clock() {
  let now = timestamp(Date.parse("2026-06-16T09:00:00.000Z"));
  const pass = (minutes: number): void => {
    now = timestamp(milliseconds(now) + minutes * 60_000);
  };
  return { now: (): Timestamp => now, pass };
}

test("a session that is ended while it is looked up is not found", async () => {
  const { store, sealing, hold, go, close } = await holding("get");
  const { now } = clock();
  const token = await createSessions(store, now, sealing).start(ACCOUNT);
  // As after a restart: nothing is known but what the store keeps.
  const sessions = createSessions(store, now, sealing);
  hold();
  const found = sessions.find(token);
  await sessions.end(token);
  go();
  expect(await found).toBeUndefined();
  expect(await sessions.find(token)).toBeUndefined();
  await close();
});

test("a session that is ended while its use is written down is no session any more", async () => {
  const { store, sealing, hold, go, close } = await holding("put");
  const { now, pass } = clock();
  const sessions = createSessions(store, now, sealing);
  const token = await sessions.start(ACCOUNT);
  pass(2);
  hold();
  const found = sessions.find(token);
  const ended = sessions.end(token);
  go();
  await ended;
  expect(await found).toBeUndefined();
  await close();
});

test("the meeting on its screen is kept, whatever another request writes meanwhile", async () => {
  const { store, sealing, hold, go, close } = await holding("put");
  const { now, pass } = clock();
  const sessions = createSessions(store, now, sealing);
  const token = await sessions.start(ACCOUNT);
  const session = await sessions.find(token);
  if (!session) throw new Error("The session was not found.");
  pass(2);
  hold();
  const staying = sessions.inMeeting(session, MEETING);
  const other = sessions.find(token);
  go();
  expect(sessions.left(await staying).idle).toBe(60 * 60);
  expect((await other)?.meeting).toBe(MEETING);
  expect((await sessions.find(token))?.meeting).toBe(MEETING);
  // What the store keeps says so too.
  expect((await createSessions(store, now, sealing).find(token))?.meeting).toBe(MEETING);
  await close();
});
