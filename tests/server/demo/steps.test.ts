/** A demo takes the steps an example takes: sections with a new instance, several items at once, what somebody outside answered. */

import { expect, test } from "vitest";
import { instanceIdOf } from "../../../server/demo/commands.ts";
import { loadDemo } from "../../../server/demo/index.ts";
import { load } from "../../../server/instances/load.ts";
import { filesOf, TEXT } from "../../support/fixtures.ts";
import { openShell } from "../../support/server.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const by = { by: ["owner"] };

test("every step of an example can be played", async () => {
  const files = filesOf({
    forms: { note: { text: TEXT } },
    kinds: {
      case: {
        machine: {
          id: "case",
          initial: "draft",
          meta: { open: { note: by } },
          states: { draft: { on: { ask: { target: "asked", actions: "letter" } } }, asked: {} },
        },
        events: { ask: by, replied: { by: ["owner"], fill: "note" } },
        sections: { note: { form: "t/note", read: { owner: true } } },
        effects: { letter: { send: "replied", to: 'outside("school")' } },
        "items/part": { add: by, chart: { id: "part", initial: "on", states: { on: {} } } },
      },
    },
  });
  const region = {
    organisations: { north: { name: "Noord", party: "north", domain: "zorg", avg: "controller" } },
    people: { ann: { name: "Ann Noord", function: "owner", organisation: "north" } },
    groups: { g: { name: "Groep", municipality: "Noord", functions: { desk: ["ann"] } } },
  };
  const step = { at: "a", as: "ann" };
  const steps = [
    { ...step, day: -2, time: "10:00", new: "case", group: "g", patch: { note: { text: "begin" } } },
    { ...step, add: "part", key: ["x", "{@ann}"] },
    { ...step, do: "ask" },
    { ...step, day: -1, answer: "letter", with: { text: "gezien" } },
  ];
  files.set("workflows/t/demo/region.json", JSON.stringify(region));
  files.set("workflows/t/demo/play.json", JSON.stringify({ steps }));
  const { shell, demo, person } = await openShell(folder(), undefined, files);
  await loadDemo(shell, files);
  const made = await load(shell, instanceIdOf(shell, demo.process, "a"));
  expect(Object.values(made?.instance.items ?? {}).map(({ key }) => key)).toEqual(["x", person("ann")]);
  expect(made?.instance.main.sent["letter"]?.answer).toBe("accepted");
  expect(await shell.store.failures(10)).toEqual([]);
});
