/** The demo region is played, not written: every step a command, the same again after a stop, and no name in the clear. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { timestamp } from "../../../engine/time.ts";
import { instanceIdOf } from "../../../server/demo/commands.ts";
import { demosIn } from "../../../server/demo/files.ts";
import { DemoBroken, isDemo, loadDemo, prepareDemo } from "../../../server/demo/index.ts";
import { StoreUnavailable } from "../../../server/store/errors.ts";
import type { Store } from "../../../server/store/port.ts";
import { filesOf, projectFiles } from "../../support/processes.ts";
import { openShell, type TestShell } from "../../support/server.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const files = filesOf("mdo-jeugd");
const loaded = await openShell(folder());
const started = performance.now();
await loadDemo(loaded.shell, files);
const took = performance.now() - started;

async function headsOf({ shell, demo }: TestShell): Promise<readonly (number | undefined)[]> {
  const aliases = demo.steps.flatMap((step) => (step.new ? [step.at ?? ""] : []));
  const heads = aliases.map((alias) => shell.store.head(instanceIdOf(shell, demo.process, alias)));
  return (await Promise.all(heads)).map((head) => head?.revision);
}
/** Every text in the region and the play that names a person or a place where one lives. */
function namesIn({ demo }: TestShell): readonly string[] {
  const people = Object.values(demo.region.people).map(({ name }) => name);
  const written = JSON.stringify(demo.steps).matchAll(/"(?:name|familyName|address|professional)":"([^"]+)"/g);
  return [...people, ...[...written].map(([, name]) => name ?? "")].filter((name) => name.length > 3);
}

test("the whole region is there in less than fifteen seconds, and nothing of it failed", async () => {
  expect(took).toBeLessThan(15_000);
  const heads = await headsOf(loaded);
  expect(heads.length).toBeGreaterThanOrEqual(8);
  expect(heads.every((revision) => (revision ?? 0) > 0)).toBe(true);
  expect(await loaded.shell.store.failures(10)).toEqual([]);
});

test("nothing of it lies in the future", async () => {
  for (const alias of ["c5", "m1"])
    for (const { at } of await loaded.shell.store.history(instanceIdOf(loaded.shell, loaded.demo.process, alias)))
      expect(at <= loaded.clock.now).toBe(true);
});

test.each([1, 2, 3, 4, 5, 6])("it plays whatever day of the week today is: %i days after a Monday", async (later) => {
  const other = await openShell(folder());
  other.clock.pass(later * 24 * 60);
  await expect(loadDemo(other.shell, files)).resolves.not.toThrow();
  expect(await other.shell.store.failures(10)).toEqual([]);
});

test("loading it again changes nothing, on another day either", async () => {
  const before = await headsOf(loaded);
  await loadDemo(loaded.shell, files);
  expect(await headsOf(loaded)).toEqual(before);
  const now = loaded.clock.now;
  const mark = Buffer.from((await loaded.shell.store.get("meta", "demo")) ?? "").toString();
  await loaded.shell.store.put("meta", "demo", mark.replace("ready", "loading"));
  loaded.clock.pass(60);
  await loadDemo(loaded.shell, files);
  expect(await headsOf(loaded)).toEqual(before);
  expect(await isDemo(loaded.shell.store)).toBe(true);
  loaded.clock.now = now;
});

test("a load that is broken off, wherever, goes on where it stopped and ends the same", async () => {
  for (const limit of [17, 101]) {
    let left = limit;
    const wrap = (store: Store): Store => ({
      ...store,
      commit: (document) => {
        left -= 1;
        return left < 0 ? Promise.reject(new StoreUnavailable("The power is gone.")) : store.commit(document);
      },
    });
    const opened = await openShell(folder(), wrap);
    await expect(loadDemo(opened.shell, files)).rejects.toThrow();
    left = Number.POSITIVE_INFINITY;
    opened.clock.pass(5);
    await loadDemo(opened.shell, files);
    expect([limit, await headsOf(opened)]).toEqual([limit, await headsOf(loaded)]);
    expect(await opened.shell.store.failures(10)).toEqual([]);
    await opened.shell.store.close();
  }
}, 90_000);

test("no byte of the data folder holds the name of a person of the demo, of a child, or an address", () => {
  const names = namesIn(loaded);
  expect(names.length).toBeGreaterThan(30);
  const contents = readdirSync(loaded.folder).map((file) => readFileSync(join(loaded.folder, file)));
  expect(contents.reduce((size, bytes) => size + bytes.length, 0)).toBeGreaterThan(100_000);
  for (const name of names)
    for (const bytes of contents) {
      expect([name, bytes.includes(name)]).toEqual([name, false]);
      expect([name, bytes.includes(Buffer.from(name, "utf16le"))]).toEqual([name, false]);
    }
});

test("a play with a step that is refused says which one and why", async () => {
  const opened = await openShell(folder());
  const path = "workflows/mdo-jeugd/demo/play.json";
  const { steps } = JSON.parse(files.get(path) ?? "") as { steps: { do?: string; at?: string }[] };
  const broken = steps.filter((step) => !(step.at === "c6" && step.do === "submit"));
  const play = loadDemo(opened.shell, new Map([...files, [path, JSON.stringify({ steps: broken })]]));
  await expect(play).rejects.toThrow(DemoBroken);
  await expect(play).rejects.toThrow(/^Step \d+ of the play of \w+ was refused: [a-z-]+/);
  await opened.shell.store.close();
});

test("the demos of all processes that ship play together, as a first start plays them", async () => {
  const all = await openShell(folder(), (store) => store, projectFiles());
  await loadDemo(all.shell, projectFiles());
  expect(demosIn(projectFiles()).length).toBeGreaterThan(1);
  expect(await all.shell.store.failures(10)).toEqual([]);
  await all.shell.store.close();
}, 60_000);

test("a demo folder stays a demo, and a folder with real people never becomes one", async () => {
  const wish = (demo: "yes" | "no" | "auto", { folder: dataFolder }: TestShell) => ({
    files,
    demo,
    dataFolder,
    mayMake: true,
  });
  await expect(prepareDemo(loaded.shell, wish("no", loaded))).rejects.toThrow(/DEMO is 0, but DATA_DIR holds a demo/);
  const real = await openShell(folder());
  await expect(prepareDemo(real.shell, wish("yes", real))).rejects.toThrow(
    /DEMO is 1, but DATA_DIR holds real accounts/,
  );
  expect(await prepareDemo(real.shell, wish("auto", real))).toBe(false);
  expect(timestamp(0) < real.clock.now).toBe(true);
  await real.shell.store.close();
});

test("an empty database in which nobody may make a demo is refused in one sentence", async () => {
  const data = folder();
  const empty = await openShell(data);
  const shell = { ...empty.shell, directory: { ...empty.shell.directory, people: () => [] } };
  const wish = { files, demo: "auto", dataFolder: data, mayMake: false } as const;
  await expect(prepareDemo(shell, wish)).rejects.toThrow(/The database of DATA_DIR .* is empty; .* DEMO=1/);
  expect(await isDemo(empty.shell.store)).toBe(false);
  await empty.shell.store.close();
});
