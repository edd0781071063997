/** The clock sends what is due: once, however many clocks there are, and never too early. */

import { expect, test } from "vitest";
import { asId, type InstanceId } from "../../../engine/ids.ts";
import { milliseconds, timestamp } from "../../../engine/time.ts";
import { instanceIdOf } from "../../../server/demo/commands.ts";
import { noticesOf } from "../../../server/effects/notices.ts";
import { load } from "../../../server/instances/load.ts";
import type { LogLine } from "../../../server/log.ts";
import type { Store, SyncReads } from "../../../server/store/port.ts";
import { createTimers, dueMoments } from "../../../server/timers/index.ts";
import { playSteps } from "../../support/demo-steps.ts";
import { openShell, type TestShell } from "../../support/server.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const FAR = timestamp(Date.parse("2100-01-01T00:00:00.000Z"));

/** A case that waits for its check; the clock stands at its submission. */
async function waitingCase(wrap?: (store: Store) => Store): Promise<TestShell> {
  const opened = await openShell(folder(), wrap);
  const submit = opened.demo.steps.findIndex((step) => step.at === "c6" && step.do === "submit");
  await playSteps(opened, (step, index) => step.at?.split("/")[0] === "c6" && index <= submit);
  await opened.effects.drain();
  return opened;
}
const noticesFor = (opened: TestShell, key: string) => noticesOf(opened.shell, opened.person(key));

test("a term that passes tells the one who is late, once, at its moment and not before", async () => {
  const opened = await waitingCase();
  const [due] = await dueMoments(opened.shell, FAR);
  expect(due).toBeDefined();
  const at = due?.at ?? FAR;
  opened.clock.now = timestamp(milliseconds(at) - 1);
  expect(await opened.timers.tick()).toBe(0);
  expect(await noticesFor(opened, "yara")).toHaveLength(1);
  opened.clock.now = at;
  expect(await opened.timers.tick()).toBe(1);
  expect(await opened.timers.tick()).toBe(0);
  await opened.effects.drain();
  expect(await noticesFor(opened, "yara")).toHaveLength(2);
  await opened.shell.store.close();
});

test("two clocks that send at once are one sending", async () => {
  const opened = await waitingCase();
  const [due] = await dueMoments(opened.shell, FAR);
  opened.clock.now = due?.at ?? FAR;
  const other = createTimers(opened.shell);
  await Promise.all([opened.timers.tick(), other.tick()]);
  await opened.effects.drain();
  expect(await noticesFor(opened, "yara")).toHaveLength(2);
  await opened.shell.store.close();
});

test("a clock that stood still for weeks sends everything that came due, oldest first", async () => {
  const opened = await waitingCase();
  opened.clock.pass(60 * 24 * 60);
  expect(await opened.timers.tick()).toBeGreaterThan(0);
  expect(await dueMoments(opened.shell, opened.clock.now)).toEqual([]);
  const history = await opened.shell.store.history(instanceIdOf(opened.shell, opened.demo.process, "c6"));
  const moments = history.map(({ at }) => at);
  expect(moments).toEqual([...moments].sort());
  await opened.shell.store.close();
});

test("a fact that changes on a birthday changes on that day, though the store tells no more than the week", async () => {
  const opened = await openShell(folder());
  const made = opened.demo.steps.findIndex((step) => step.at === "c5" && step.patch !== undefined);
  await playSteps(opened, (step, index) => step.at?.split("/")[0] === "c5" && index <= made);
  const id = instanceIdOf(opened.shell, opened.demo.process, "c5");
  const instance = async () => (await load(opened.shell, id))?.instance;
  const birthday = (await instance())?.wakeAt ?? FAR;
  const [row] = await opened.shell.store.due(FAR, 10);
  expect(row?.at).not.toBe(birthday);
  expect(milliseconds(birthday) - milliseconds(row?.at ?? FAR)).toBeLessThan(7 * 24 * 3_600_000);
  opened.clock.now = timestamp(milliseconds(birthday) - 1);
  const before = (await instance())?.revision ?? 0;
  await opened.timers.tick();
  expect((await instance())?.revision).toBe(before);
  opened.clock.now = birthday;
  await opened.timers.tick();
  expect((await instance())?.revision).toBe(before + 1);
  await opened.shell.store.close();
});

/** A store that names an instance as due before every other. */
const before = (first: () => InstanceId, store: Store): Store => ({
  ...store,
  due: async (now, limit) => [{ instance: first(), at: now }, ...(await store.due(now, limit))].slice(0, limit),
});

test("an instance that cannot be read keeps no other from what is due, and is told", async () => {
  const broken = asId<InstanceId>("broken");
  const opened = await waitingCase((store) => ({
    ...before(() => broken, store),
    sync: {
      ...(store.sync as SyncReads),
      head: (instance) => {
        if (instance === broken) throw new Error("It cannot be read.");
        return store.sync?.head(instance);
      },
    },
  }));
  opened.clock.pass(60 * 24 * 60);
  await expect(opened.timers.tick()).rejects.toThrow("It cannot be read.");
  await opened.effects.drain();
  // Its fault is told once, by its instance and without its message, however often the clock passes by.
  const lines: LogLine[] = [];
  const timers = createTimers(opened.shell, { log: (line) => lines.push(line) });
  for (let times = 0; times < 3; times += 1) await expect(timers.tick()).rejects.toThrow("It cannot be read.");
  expect(lines).toMatchObject([{ event: "timer", code: "Error", instance: broken }]);
  expect(JSON.stringify(lines)).not.toContain("cannot be read");
  expect((await noticesFor(opened, "yara")).length).toBeGreaterThan(1);
  await opened.shell.store.close();
});

test("instances that wait for their moment, however many, do not stand before what is due", async () => {
  let waiting = asId<InstanceId>("");
  const opened = await waitingCase((store) => before(() => waiting, store));
  await playSteps(opened, (step) => step.at === "c1" || step.as === "c1");
  waiting = instanceIdOf(opened.shell, opened.demo.process, "c1");
  expect(await load(opened.shell, waiting)).toBeDefined();
  opened.clock.pass(60 * 24 * 60);
  const timers = createTimers(opened.shell, { atOnce: 1 });
  expect(await timers.tick()).toBe(0);
  expect(await timers.tick()).toBeGreaterThan(0);
  await opened.shell.store.close();
});
