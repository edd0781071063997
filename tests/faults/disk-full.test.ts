/** A full disk: commands are refused and say why, reading goes on, nothing acknowledged is lost, and space heals it unaided. */

import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { asId } from "../../engine/ids.ts";
import { StoreUnavailable } from "../../server/store/errors.ts";
import type { Store } from "../../server/store/port.ts";
import { openSqliteStore } from "../../server/store/sqlite/index.ts";
import { bytes, commitOf } from "../contracts/store-values.ts";
import { temporaryFolders } from "../support/temporary-folder.ts";
import { bundle } from "./bundle.ts";

const folder = temporaryFolders();
const mounted: string[] = [];
afterAll(() => {
  for (const path of mounted) spawnSync("umount", [path]);
});

/** A disk of its own of 3 MiB, where this machine allows it (root on Linux). */
function smallDisk(): string | undefined {
  const path = folder();
  if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=3m", "tmpfs", path]).status !== 0) return undefined;
  mounted.push(path);
  return path;
}
const disk = smallDisk();

const page = "x".repeat(20_000);
const big = (revision: number) => commitOf("i1", revision, { body: bytes(`${revision} ${page}`) });

/** Commits until one is refused; the number of the last acknowledged one. */
async function fill(store: Store): Promise<number> {
  for (let revision = 1; revision < 1_000; revision += 1) {
    const error = await store.commit(big(revision)).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (error === undefined) continue;
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect((error as Error).message).toContain("disk is full");
    return revision - 1;
  }
  throw new Error("The disk never became full.");
}

async function expectAllThere(store: Store, acknowledged: number): Promise<void> {
  expect((await store.head(asId("i1")))?.revision).toBe(acknowledged);
  const history = await store.history(asId("i1"));
  expect(history.map(({ revision }) => revision)).toEqual(Array.from({ length: acknowledged }, (_, n) => n + 1));
}

test("at its quota the store refuses commits, reads on, and goes on when the quota is raised", async () => {
  const data = folder();
  const store = openSqliteStore({ folder: data, maxPages: 200 });
  const acknowledged = await fill(store);
  expect(acknowledged).toBeGreaterThan(5);
  const together = await Promise.allSettled([store.commit(big(acknowledged + 1)), store.put("a", "b", page)]);
  expect(together.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  await expectAllThere(store, acknowledged);
  await store.close();

  const raised = openSqliteStore({ folder: data });
  await expectAllThere(raised, acknowledged);
  expect(await raised.commit(big(acknowledged + 1))).toEqual({ outcome: "done" });
  await raised.close();
});

test("where the disk takes no more bytes the process ends with a sentence, and every answered commit is there", async () => {
  const program = await bundle(join(import.meta.dirname, "file-limit-child.ts"));
  const data = folder();
  // Blocks of 1 KiB: a write beyond it fails at the operating system, in the middle of a page or not.
  const child = spawnSync(
    "bash",
    ["-c", `trap "" XFSZ; ulimit -f 700; exec "$0" "$@"`, process.execPath, program, data],
    {
      encoding: "utf8",
    },
  );
  rmSync(program, { force: true });
  expect(child.status, child.stderr).toBe(1);
  expect(child.stderr).toMatch(/^The store cannot be written any more \(SQLITE_IOERR\w*\)/);
  const answered = child.stdout.trim().split("\n").map(Number);
  expect(answered.length).toBeGreaterThan(5);
  const store = openSqliteStore({ folder: data });
  const history = (await store.history(asId("i1"))).map(({ revision }) => revision);
  expect(history.slice(0, answered.length)).toEqual(answered);
  expect(await store.commit(big(history.length + 1))).toEqual({ outcome: "done" });
  await store.close();
});

/** Needs a disk of its own, which only root may mount: elsewhere the quota above stands for it. */
const onSmallDisk = disk ? test : undefined;
onSmallDisk?.("on a disk that is really full it heals by itself when space comes", async () => {
  const filler = join(disk as string, "other-file");
  writeFileSync(filler, Buffer.alloc(1024 * 1024, 1));
  const fatal: unknown[] = [];
  const store = openSqliteStore({ folder: join(disk as string, "data"), onFatal: (error) => fatal.push(error) });
  const acknowledged = await fill(store);
  expect(acknowledged).toBeGreaterThan(5);
  await expectAllThere(store, acknowledged);
  await expect(store.commit(big(acknowledged + 1))).rejects.toThrow(StoreUnavailable);

  rmSync(filler);
  expect(await store.commit(big(acknowledged + 1))).toEqual({ outcome: "done" });
  await expectAllThere(store, acknowledged + 1);
  expect(fatal).toEqual([]);
  await store.close();
  const again = openSqliteStore({ folder: join(disk as string, "data") });
  await expectAllThere(again, acknowledged + 1);
  await again.close();
});
