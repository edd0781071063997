/** An effect starts an instance at another group, named by the key of its demo: once, by who caused it, and the one that asked hears of it. */

import { expect, test } from "vitest";
import type { InstanceId } from "../../../engine/ids.ts";
import { instanceIdOf } from "../../../server/demo/commands.ts";
import { groupId } from "../../../server/demo/people.ts";
import { carryOut } from "../../../server/effects/carry-out.ts";
import { load } from "../../../server/instances/load.ts";
import { playSteps } from "../../support/demo-steps.ts";
import { fixtureFiles } from "../../support/fixtures.ts";
import { openShell, type TestShell } from "../../support/server.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();

/** The demo up to the question to an expert, each effect carried out `times` over. */
async function asked(settings: Readonly<Record<string, string>>, times = 1): Promise<TestShell> {
  const region = "workflows/tumour-board/demo/region.json";
  const files = fixtureFiles();
  const written = JSON.parse(files.get(region) ?? "") as { groups: Record<string, { settings: object }> };
  const { west } = written.groups;
  if (!west) throw new Error("The demo has no such group.");
  west.settings = { ...west.settings, ...settings };
  const opened = await openShell(folder(), undefined, files.set(region, JSON.stringify(written)));
  await playSteps(
    opened,
    (step) => step.at === "p2" && step.add === undefined,
    () => drain(opened, times),
  );
  return opened;
}
async function drain({ shell, clock }: TestShell, times: number): Promise<void> {
  const leased = () => shell.store.lease("test", clock.now, clock.now, 50);
  for (let entries = await leased(); entries.length > 0; entries = await leased())
    for (const entry of entries) {
      for (let time = 0; time < times; time += 1) await carryOut(shell, entry);
      await shell.store.carriedOut(entry.id);
    }
}
const patient = (opened: TestShell): InstanceId => instanceIdOf(opened.shell, opened.demo.process, "p2");
/** What somebody at the other group sees. */
async function startedThere({ shell, demo, person }: TestShell) {
  const groups = [groupId(shell, demo.process, "midden")];
  const rows = await shell.store.list({ person: person("gina"), groups, limit: 50 });
  return Promise.all(
    rows.map(async ({ id }) => {
      const loaded = await load(shell, id);
      if (!loaded) throw new Error("It is listed and not there.");
      const { instance, contents, process } = loaded;
      return {
        kind: instance.kind,
        group: instance.group,
        creator: instance.creator.id,
        variant: process.variant,
        question: contents.read(null, "question"),
      };
    }),
  );
}

test("it runs on that group with its variant, holds what was brought, and is made once however often it is carried out", async () => {
  const opened = await asked({}, 3);
  const { shell, demo, person } = opened;
  const found = await load(shell, patient(opened));
  expect(found?.instance.main.sent["startConsult"]).toMatchObject({ answer: "accepted", waiting: 0 });
  expect(await startedThere(opened)).toEqual([
    {
      kind: "consult",
      group: groupId(shell, demo.process, "midden"),
      creator: person("dirk"),
      variant: "academic",
      question: { tumour: "rare", question: "wie kan dit behandelen?" },
    },
  ]);
});

test("a group that is not there is a refusal, which the one that asked hears", async () => {
  const opened = await asked({ expertCentre: "nowhere" });
  const found = await load(opened.shell, patient(opened));
  expect(found?.instance.main.sent["startConsult"]).toMatchObject({ answer: "refused", why: ["not-found"] });
  expect(await startedThere(opened)).toEqual([]);
});
