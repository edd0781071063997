/** A running case goes over to the version of today when the one it runs on says it may; others stay where they are. */

import { cpSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { asId, type CommandId, type InstanceId } from "../../engine/ids.ts";
import { type Handled, handleCommand } from "../../server/commands/handle-command.ts";
import type { PlayStep } from "../../server/demo/files.ts";
import { load } from "../../server/instances/load.ts";
import { playOverHttp } from "../support/http-play.ts";
import { filesOf } from "../support/processes.ts";
import { openShell, startTestServer } from "../support/server.ts";
import { temporaryFolders } from "../support/temporary-folder.ts";

const root = "workflows/mdo-jeugd";
type Files = Map<string, string>;
function changed(files: Files, path: string, from: string, to: string): Files {
  const text = files.get(`${root}/${path}`) ?? "";
  expect(text).toContain(from);
  return new Map(files).set(`${root}/${path}`, text.replace(from, to));
}
/** Variants are for one version of the base: here the groups run on the base. */
const base: Files = new Map(
  [...filesOf("mdo-jeugd")]
    .filter(([path]) => !path.includes("/variants/"))
    .map(([path, text]) => [path, path.endsWith("/region.json") ? text.replace('"variant": "oosterveen",', "") : text]),
);
const first = changed(base, "case/access.json", '"only"', '"upgrade": "submitted", "only"');
const second = changed(
  changed(first, "process.json", '"version": "1.0.0"', '"version": "1.1.0"'),
  "case/deadlines.json",
  '"settings.checkDays"',
  '"settings.checkDays + 1"',
);

const folders = temporaryFolders();
const [folder, later] = [folders(), folders()];
const server = await startTestServer(folder, undefined, first);
const played = await playOverHttp(server, ({ at = "" }: PlayStep) => ["c1", "c8"].includes(at.split("/")[0] ?? ""));
const id = (alias: string): InstanceId => asId(played.ids.get(alias) ?? "");
// The data as they are, on which a server with the files of today starts.
cpSync(folder, later, { recursive: true });
cpSync(`${folder}.key`, `${later}.key`);
const today = await openShell(later, undefined, second);
afterAll(() => today.shell.store.close());
today.clock.now = server.clock.now;

let commands = 0;
function upgrade(alias: string, key: string): Promise<Handled> {
  commands += 1;
  const person = today.person(key);
  const organisation = today.shell.directory.person(person)?.organisation ?? asId("none");
  return handleCommand(today.shell, {
    instance: id(alias),
    command: {
      type: "Upgrade",
      id: asId<CommandId>(`up${commands}`),
      at: today.clock.now,
      actor: { person, organisation },
    },
  });
}
const state = async (alias: string) => (await load(today.shell, id(alias)))?.instance;
const code = (handled: Handled): string => (handled.outcome === "rejected" ? handled.rejection.code : handled.outcome);

test("it runs on the version it was made with until it goes over, and then on the new one with its terms", async () => {
  const before = await state("c8");
  const [current] = today.shell.definitions.all();
  expect(before?.definition).not.toBe(current?.process.hash);
  expect(code(await upgrade("c8", "karin"))).toBe("done");
  const after = await state("c8");
  expect([after?.definition, after?.main.chart, after?.revision]).toEqual([
    current?.process.hash,
    before?.main.chart,
    (before?.revision ?? 0) + 1,
  ]);
  expect((after?.main.deadlines["checkTerm"]?.due ?? "") > (before?.main.deadlines["checkTerm"]?.due ?? "")).toBe(true);
  expect(code(await upgrade("c8", "karin"))).toBe("nothing-changes");
});

test("not by who has no function in the group, and not while its own version does not say so", async () => {
  expect(code(await upgrade("c8", "pieter"))).not.toBe("done");
  const draft = await state("c1");
  expect(code(await upgrade("c1", "yara"))).toBe("not-found");
  expect((await state("c1"))?.definition).toBe(draft?.definition);
});
