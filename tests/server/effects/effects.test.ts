/** Effects after their commit: gates asked again, receivers found when sending, once however often carried out, failures in a list. */

import { expect, test } from "vitest";
import type { InstanceId } from "../../../engine/ids.ts";
import { asId } from "../../../engine/ids.ts";
import { addDays } from "../../../engine/time.ts";
import { handleCommand } from "../../../server/commands/handle-command.ts";
import { instanceIdOf } from "../../../server/demo/commands.ts";
import { groupId } from "../../../server/demo/people.ts";
import { carryOut } from "../../../server/effects/carry-out.ts";
import { createEffectWorker } from "../../../server/effects/index.ts";
import { markSeen, noticesOf } from "../../../server/effects/notices.ts";
import { outcomesOf } from "../../../server/effects/outcomes.ts";
import { load } from "../../../server/instances/load.ts";
import type { LogLine } from "../../../server/log.ts";
import { StoreUnavailable } from "../../../server/store/errors.ts";
import type { LeasedEntry, Store } from "../../../server/store/port.ts";
import { playSteps } from "../../support/demo-steps.ts";
import { nextKey, openShell, type TestShell } from "../../support/server.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const caseOf = (opened: TestShell, alias: string): InstanceId => instanceIdOf(opened.shell, opened.demo.process, alias);
const isOf = (aliases: readonly string[]) => (step: { at?: string | undefined }) =>
  aliases.includes(step.at?.split("/")[0] ?? "");
/** Index of the step that puts an item on another instance. */
const linking = (opened: TestShell, alias: string): number =>
  opened.demo.steps.findIndex((step) => step.at === alias && step.add !== undefined && step.to !== undefined);

const leased = ({ shell, clock }: TestShell): Promise<readonly LeasedEntry[]> =>
  shell.store.lease("test", clock.now, clock.now, 50);
/** Carries out everything as a worker does, but each effect `times` over. */
async function drainBy(
  opened: TestShell,
  times: number,
  until?: (entry: LeasedEntry) => boolean,
): Promise<LeasedEntry | undefined> {
  for (let entries = await leased(opened); entries.length > 0; entries = await leased(opened))
    for (const entry of entries) {
      if (until?.(entry)) return entry;
      for (let time = 0; time < times; time += 1) await carryOut(opened.shell, entry);
      await opened.shell.store.carriedOut(entry.id);
    }
  return undefined;
}
async function send(opened: TestShell, instance: InstanceId, as: string, wish: object) {
  const { shell, clock } = opened;
  const person = shell.directory.person(opened.person(as));
  const actor = { person: person?.id, organisation: person?.organisation };
  const command = { unit: [], confirmed: true, ...wish, id: nextKey(), at: clock.now, actor };
  return handleCommand(shell, { instance, command: command as never });
}

test("a notice queued before the consent was withdrawn is dropped when it is sent, and that is told", async () => {
  const opened = await openShell(folder());
  const last = linking(opened, "c5");
  const steps = isOf(["c5", "m1"]);
  await playSteps(
    opened,
    (step, index) => steps(step) && index < last,
    () => drainBy(opened, 1),
  );
  await playSteps(opened, (_, index) => index === last);
  const subject = caseOf(opened, "c5");
  const queued = await drainBy(opened, 1, ({ type, instance }) => type === "notify" && instance === subject);
  expect(queued).toBeDefined();
  const withdrawn = await send(opened, subject, "sanne", {
    type: "SendEvent",
    unit: ["consentPerson", "o1"],
    event: "withdraw",
  });
  expect(withdrawn).toMatchObject({ outcome: "done" });
  expect(await carryOut(opened.shell, queued as LeasedEntry)).toEqual({ outcome: "dropped", needs: ["open"] });
  expect(await outcomesOf(opened.shell, subject)).toContainEqual(
    expect.objectContaining({ outcome: "dropped", needs: ["open"] }),
  );
  const told = await noticesOf(opened.shell, opened.person("esther"));
  expect(told.filter(({ instance }) => instance === subject)).toEqual([]);
  await opened.shell.store.close();
});

test("each effect carried out three times gives what once gives", async () => {
  const found = await Promise.all(
    [1, 3].map(async (times) => {
      const opened = await openShell(folder());
      const handled = await playSteps(opened, isOf(["c5", "c6", "m1"]), () => drainBy(opened, times));
      expect(handled.filter(({ outcome }) => outcome !== "done")).toEqual([]);
      const states = await Promise.all(
        ["c5", "c6", "m1"].map(async (alias) => {
          const instance = (await load(opened.shell, caseOf(opened, alias)))?.instance;
          const items = Object.values(instance?.items ?? {}).map(({ item, chart, answer }) => [
            item,
            chart.leaves,
            answer,
          ]);
          return [alias, instance?.revision, instance?.main.chart.leaves, items];
        }),
      );
      const notices = await opened.shell.store.all("notices");
      await opened.shell.store.close();
      return { states, notices: notices.length };
    }),
  );
  expect(found[1]).toEqual(found[0]);
  expect(found[0]?.notices).toBeGreaterThan(10);
});

test("a notice that nobody can get is a failure in the list, not silence", async () => {
  const opened = await openShell(folder());
  const { shell, demo, today } = opened;
  const group = shell.directory.groups().find(({ id }) => id === groupId(shell, demo.process, "oosterveen"));
  const members = (group?.members ?? []).filter((member) => member.function !== "coordinator");
  await shell.directory.apply({ type: "FormGroup", group: { ...(group as NonNullable<typeof group>), members } });
  const submit = demo.steps.findIndex((step) => step.at === "c6" && step.do === "submit");
  await playSteps(opened, (step, index) => isOf(["c6"])(step) && index <= submit);
  await opened.effects.drain();
  const failures = await shell.store.failures(10);
  expect(failures).toMatchObject([{ instance: caseOf(opened, "c6"), code: "no-receiver", retryAt: null }]);
  const again = members.concat({ person: opened.person("yara"), function: "coordinator", from: addDays(today, -1) });
  await shell.directory.apply({
    type: "FormGroup",
    group: { ...(group as NonNullable<typeof group>), members: again },
  });
  await shell.store.failed(failures[0]?.id ?? "", "again", opened.clock.now);
  await opened.effects.drain();
  expect(await shell.store.failures(10)).toEqual([]);
  expect(await noticesOf(shell, opened.person("yara"))).toHaveLength(1);
  await shell.store.close();
});

test("what fails because the store is full is tried again later, and done once", async () => {
  let full = true;
  const wrap = (store: Store): Store => ({
    ...store,
    put: (collection, ...rest) =>
      full && collection === "notices"
        ? Promise.reject(new StoreUnavailable("The disk is full."))
        : store.put(collection, ...rest),
  });
  const opened = await openShell(folder(), wrap);
  const submit = opened.demo.steps.findIndex((step) => step.at === "c6" && step.do === "submit");
  await playSteps(opened, (step, index) => isOf(["c6"])(step) && index <= submit);
  await opened.effects.drain();
  expect(await opened.shell.store.failures(10)).toMatchObject([{ code: "unavailable", attempts: 1 }]);
  full = false;
  await opened.effects.drain();
  expect(await noticesOf(opened.shell, opened.person("yara"))).toEqual([]);
  opened.clock.pass(1);
  await opened.effects.drain();
  expect(await noticesOf(opened.shell, opened.person("yara"))).toHaveLength(1);
  expect(await opened.shell.store.failures(10)).toEqual([]);
  await opened.shell.store.close();
});

test("a refused request comes back as an answer with its reasons, and asking again after a stop changes nothing", async () => {
  const opened = await openShell(folder());
  const lock = opened.demo.steps.findIndex((step) => step.at === "m1" && step.do === "lock");
  const late = linking(opened, "c6");
  await playSteps(
    opened,
    (step, index) => isOf(["c5", "c6", "m1"])(step) && index <= lock && index !== late,
    () => opened.effects.drain(),
  );
  await playSteps(opened, (_, index) => index === late);
  const subject = caseOf(opened, "c6");
  const request = await drainBy(opened, 1, ({ type }) => type === "request");
  await carryOut(opened.shell, request as LeasedEntry);
  const answered = (await load(opened.shell, subject))?.instance;
  const place = Object.values(answered?.items ?? {}).find(({ link }) => link !== undefined);
  expect(place?.answer).toBe("refused");
  expect(place?.why?.length).toBeGreaterThan(0);
  await carryOut(opened.shell, request as LeasedEntry);
  expect((await load(opened.shell, subject))?.instance.revision).toBe(answered?.revision);
  await opened.shell.store.close();
});

test("two workers on one outbox carry out each effect once", async () => {
  const opened = await openShell(folder());
  const submit = opened.demo.steps.findIndex((step) => step.at === "c6" && step.do === "submit");
  await playSteps(opened, (step, index) => isOf(["c6"])(step) && index <= submit);
  const other = createEffectWorker(opened.shell, { name: "other" });
  const counts = await Promise.all([opened.effects.drain(), other.drain()]);
  expect(counts[0] + counts[1]).toBe(1);
  expect(await noticesOf(opened.shell, opened.person("yara"))).toHaveLength(1);
  await opened.shell.store.close();
});

test("a notice that was seen does not come back, and only its receiver can put it away", async () => {
  const opened = await openShell(folder());
  const submit = opened.demo.steps.findIndex((step) => step.at === "c6" && step.do === "submit");
  await playSteps(opened, (step, index) => isOf(["c6"])(step) && index <= submit);
  const entry = await drainBy(opened, 1, ({ type }) => type === "notify");
  await carryOut(opened.shell, entry as LeasedEntry);
  const [notice] = await noticesOf(opened.shell, opened.person("yara"));
  expect(await markSeen(opened.shell, opened.person("tom"), notice?.id ?? "")).toBe(false);
  expect(await markSeen(opened.shell, opened.person("yara"), notice?.id ?? "")).toBe(true);
  await carryOut(opened.shell, entry as LeasedEntry);
  expect(await noticesOf(opened.shell, opened.person("yara"))).toEqual([]);
  expect(await markSeen(opened.shell, opened.person("yara"), asId("nothing"))).toBe(false);
  await opened.shell.store.close();
});

test("an effect that fails as nobody foresaw stands in the log by code, name and instance, without a word of its contents", async () => {
  const SECRET = "Noah El Amrani";
  const opened = await openShell(folder(), (store) => ({
    ...store,
    put: (collection, ...rest) =>
      collection === "notices" ? Promise.reject(new TypeError(SECRET)) : store.put(collection, ...rest),
  }));
  const submit = opened.demo.steps.findIndex((step) => step.at === "c6" && step.do === "submit");
  await playSteps(opened, (step, index) => isOf(["c6"])(step) && index <= submit);
  const lines: LogLine[] = [];
  const worker = createEffectWorker(opened.shell, { log: (line) => lines.push(line) });
  await worker.drain();
  expect(lines).toMatchObject([
    { event: "effect", code: "TypeError", effect: "tellCoordinator", instance: caseOf(opened, "c6") },
  ]);
  expect(lines[0]?.frames?.length).toBeGreaterThan(0);
  expect(JSON.stringify(lines)).not.toContain(SECRET);
  expect(await opened.shell.store.failures(10)).toMatchObject([{ code: "unexpected" }]);
  await opened.shell.store.close();
});

test("a store that cannot be written for a while is no fault: the effect is tried again and the log stays quiet", async () => {
  const opened = await openShell(folder(), (store) => ({
    ...store,
    put: (collection, ...rest) =>
      collection === "notices" ? Promise.reject(new StoreUnavailable("full")) : store.put(collection, ...rest),
  }));
  const submit = opened.demo.steps.findIndex((step) => step.at === "c6" && step.do === "submit");
  await playSteps(opened, (step, index) => isOf(["c6"])(step) && index <= submit);
  const lines: LogLine[] = [];
  await createEffectWorker(opened.shell, { log: (line) => lines.push(line) }).drain();
  expect(lines).toEqual([]);
  expect(await opened.shell.store.failures(10)).toMatchObject([{ code: "unavailable" }]);
  await opened.shell.store.close();
});
