/** The year before a demo: written out from parts, in the order of time, and played to its end. */

import { expect, test } from "vitest";
import { asId } from "../../../engine/ids.ts";
import { dayOf } from "../../../engine/time.ts";
import { instanceIdOf } from "../../../server/demo/commands.ts";
import { demosIn } from "../../../server/demo/files.ts";
import { play } from "../../../server/demo/play.ts";
import { stepsOfYear } from "../../../server/demo/year.ts";
import { load } from "../../../server/instances/load.ts";
import { filesOf } from "../../support/processes.ts";
import { openShell } from "../../support/server.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const parts: Parameters<typeof stepsOfYear>[0]["parts"] = {
  begun: [
    { day: 0, time: "10:00", at: "$one", as: "anna", new: "case", group: "north" },
    { at: "$one", as: "anna", patch: { a: { on: "{$+3}", born: "{-900}" } } },
  ],
};

test("each telling has its own names and days, and all steps stand in the order of time", () => {
  const steps = stepsOfYear({
    parts,
    tellings: [
      { part: "begun", day: -10, set: { one: "b" } },
      { part: "begun", day: -40, set: { one: "a" } },
    ],
  });
  expect(steps.map(({ at, day, time }) => [at, day, time])).toEqual([
    ["a", -40, "10:00"],
    ["a", -40, "10:02"],
    ["b", -10, "10:00"],
    ["b", -10, "10:02"],
  ]);
  expect(steps.at(-1)?.patch).toEqual({ a: { on: "{-7}", born: "{-900}" } });
});

test("a part that is not there, or a name that is not set, is told", () => {
  const tell = (part: string) => () => stepsOfYear({ parts, tellings: [{ part, day: 0, set: {} }] });
  expect(tell("ended")).toThrow('There is no part "ended".');
  expect(tell("begun")).toThrow('"begun" is told without "one".');
});

test("the shipped year is played by its own rules: its first five meetings are closed, and the six cases that were done", async () => {
  const [demo] = demosIn(filesOf("mdo-jeugd"), true);
  if (!demo) throw new Error("There is no demo.");
  const steps = demo.steps.filter(({ day = 0 }) => day < -250);
  const opened = await openShell(folder());
  await play(opened.shell, [{ ...demo, steps }], dayOf(opened.shell.now(), "Europe/Amsterdam"));
  const aliases = steps.flatMap(({ new: kind, at = "" }) => (kind ? [at] : []));
  const states = await Promise.all(
    aliases.map(async (alias) => {
      const loaded = await load(opened.shell, asId(instanceIdOf(opened.shell, demo.process, alias)));
      const { kind = "", main } = loaded?.instance ?? {};
      return `${kind} ${main && loaded?.process.kinds[kind]?.chart.active(main.chart).join(" ").trim()}`;
    }),
  );
  const closed = (kind: string) => states.filter((state) => state === `${kind} closed`).length;
  expect([closed("case"), closed("meeting")]).toEqual([6, 5]);
  expect(await opened.shell.store.failures(10)).toEqual([]);
  await opened.shell.store.close();
}, 120_000);
