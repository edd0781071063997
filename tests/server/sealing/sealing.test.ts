/** Sealed contents open only with their key, in their place, unchanged; and never again once the key is destroyed. */

import { chmodSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { asId } from "../../../engine/ids.ts";
import {
  createSealing,
  type KeyFileUnusable,
  keyName,
  keyProvider,
  openSealing,
  SealBroken,
  type SealFault,
  type Sealing,
} from "../../../server/sealing/index.ts";
import type { Store } from "../../../server/store/port.ts";
import { openSqliteStore } from "../../../server/store/sqlite/index.ts";
import { at, bytes, commitOf, text } from "../../contracts/store-values.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const PLACE = "i1/question/1";
const NAME = keyName("i1", "question", "family", "organisation-1");
const master = (fill: number) => keyProvider(new Uint8Array(32).fill(fill));

let store: Store;
let sealing: Sealing;
beforeEach(() => {
  store = createMemoryStore(() => at(0));
  sealing = createSealing(store, master(1));
});

/** Seals in a commit, as a step does. */
async function commitSealed(name = NAME, place = PLACE, plain = "secret", revision = 1): Promise<Uint8Array> {
  const sealer = sealing.sealer("i1");
  const sealed = sealer.seal(name, place, bytes(plain));
  const sections = [{ unit: "", section: "question", sealed }];
  await store.commit(commitOf("i1", revision, { keys: sealer.keys, sections }));
  sealer.kept();
  return sealed;
}
function faultOf(open: () => unknown): SealFault | "opened" {
  try {
    open();
    return "opened";
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error;
    return error.fault;
  }
}

describe("sealing", () => {
  test("what was sealed opens in its place, and nothing of it stands in the sealed bytes", async () => {
    const sealed = await commitSealed();
    expect(text(sealing.open(PLACE, sealed))).toBe("secret");
    expect(Buffer.from(sealed).includes("secret")).toBe(false);
  });

  test("equal contents give different bytes each time, under one key", async () => {
    const first = await commitSealed();
    const second = await commitSealed(NAME, PLACE, "secret", 2);
    expect(Buffer.from(first).equals(second)).toBe(false);
    expect((await store.byOwner("keys", "i1", 10)).length).toBe(1);
  });

  test("bytes put in another place, revision or section do not open", async () => {
    const sealed = await commitSealed();
    for (const place of ["i2/question/1", "i1/question/2", "i1/answer/1", ""])
      expect(faultOf(() => sealing.open(place, sealed))).toBe("changed");
  });

  test("one changed bit anywhere keeps the bytes shut", async () => {
    const sealed = await commitSealed();
    for (let place = 0; place < sealed.length; place += 1) {
      const changed = Uint8Array.from(sealed);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(["changed", "key-gone"]).toContain(faultOf(() => sealing.open(PLACE, changed)));
    }
    expect(faultOf(() => sealing.open(PLACE, sealed.subarray(0, 10)))).toBe("changed");
  });

  test("a destroyed key shuts what it sealed for good, and what other keys sealed stays open", async () => {
    const sealed = await commitSealed();
    const other = await commitSealed(keyName("i1", "answer"), "i1/answer/2", "kept", 2);
    await sealing.destroy(NAME);
    expect(faultOf(() => sealing.open(PLACE, sealed))).toBe("key-gone");
    expect(text(sealing.open("i1/answer/2", other))).toBe("kept");
    expect((await store.byOwner("keys", "i1", 10)).length).toBe(1);
    const anew = await commitSealed(NAME, "i1/question/3", "new", 3);
    expect(text(sealing.open("i1/question/3", anew))).toBe("new");
    expect(faultOf(() => sealing.open(PLACE, sealed))).toBe("changed");
  });

  test("destroying all keys of an owner shuts everything of it", async () => {
    const sealed = await commitSealed();
    const other = await commitSealed(keyName("i1", "answer"), "i1/answer/2", "kept", 2);
    await sealing.destroyAll("i1");
    expect(faultOf(() => sealing.open(PLACE, sealed))).toBe("key-gone");
    expect(faultOf(() => sealing.open("i1/answer/2", other))).toBe("key-gone");
  });

  test("a later process opens it with the same master key, and not with another", async () => {
    const sealed = await commitSealed();
    const later = createSealing(store, master(1));
    expect(faultOf(() => later.open(PLACE, sealed))).toBe("key-gone");
    await later.load("i1");
    expect(text(later.open(PLACE, sealed))).toBe("secret");
    await expect(createSealing(store, master(2)).load("i1")).rejects.toMatchObject({ fault: "wrong-key" });
  });

  test("keys of a refused commit are forgotten: the next try uses the key that was kept", async () => {
    await store.commit(commitOf("i1", 1));
    const late = sealing.sealer("i1");
    late.seal(NAME, PLACE, bytes("lost"));
    expect(await store.commit(commitOf("i1", 1, { commandId: asId("late"), keys: late.keys }))).toEqual({
      outcome: "stale",
    });
    const sealed = await commitSealed(NAME, "i1/question/2", "won", 2);
    expect(text(sealing.open("i1/question/2", sealed))).toBe("won");
    expect((await store.byOwner("keys", "i1", 10)).length).toBe(1);
  });

  test("drafts asked for at once are sealed under one kept key", async () => {
    const drafts = await Promise.all(
      Array.from({ length: 5 }, (_, n) => sealing.seal("person-1", "draft person-1", `draft/${n}`, bytes(`d${n}`))),
    );
    expect(drafts.map((draft, n) => text(sealing.open(`draft/${n}`, draft)))).toEqual(["d0", "d1", "d2", "d3", "d4"]);
    expect((await store.byOwner("keys", "person-1", 10)).length).toBe(1);
  });

  test("names of keys do not meet, however their parts are cut", () => {
    expect(keyName("ab", "c")).not.toBe(keyName("a", "bc"));
    expect(keyName("a", "", "b")).not.toBe(keyName("a", "b", ""));
  });

  test("keyed hashes are equal for equal text, differ by purpose and by master key, and have 128 bits", () => {
    const hash = sealing.keyedHash("instance", "organisation-1 key-1");
    expect(hash).toMatch(/^[\w-]{22}$/);
    expect(createSealing(store, master(1)).keyedHash("instance", "organisation-1 key-1")).toBe(hash);
    expect(sealing.keyedHash("index", "organisation-1 key-1")).not.toBe(hash);
    expect(createSealing(store, master(2)).keyedHash("instance", "organisation-1 key-1")).not.toBe(hash);
  });
});

describe("the key file", () => {
  test("is made at the first start for its owner only, and the data opens again with it", async () => {
    const path = join(folder(), "keys", "master.key");
    const data = folder();
    const first = openSqliteStore({ folder: data });
    const opened = await openSealing(first, path);
    expect(opened.keyFileMade).toBe(true);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const sealed = await opened.sealing.seal("i1", NAME, PLACE, bytes("secret"));
    await first.close();

    const second = openSqliteStore({ folder: data });
    const again = await openSealing(second, path);
    expect(again.keyFileMade).toBe(false);
    expect(text(again.sealing.open(PLACE, sealed))).toBe("secret");
    await second.close();
  });

  test("a missing key file beside data is not made anew: the start is refused with one sentence", async () => {
    const path = join(folder(), "master.key");
    await openSealing(store, path);
    const gone = join(folder(), "gone.key");
    await expect(openSealing(store, gone)).rejects.toMatchObject({
      name: "KeyFileUnusable",
    } satisfies Partial<KeyFileUnusable>);
    expect(() => readFileSync(gone)).toThrow();
  });

  test("the key file of other data is refused, and so is a file that is no key", async () => {
    const [mine, other] = [join(folder(), "a.key"), join(folder(), "b.key")];
    await openSealing(store, mine);
    await openSealing(
      createMemoryStore(() => at(0)),
      other,
    );
    await expect(openSealing(store, other)).rejects.toMatchObject({ fault: "wrong-key" });
    writeFileSync(mine, "not a key\n");
    await expect(openSealing(store, mine)).rejects.toThrow("is no key file");
  });

  test("a key file that others may read is refused with one sentence, and stays as it is", async () => {
    const path = join(folder(), "master.key");
    await openSealing(store, path);
    for (const mode of [0o644, 0o640, 0o602]) {
      chmodSync(path, mode);
      await expect(openSealing(store, path)).rejects.toThrow(/^KEY_FILE is .*which others than its owner may/);
      expect(statSync(path).mode & 0o777).toBe(mode);
    }
    chmodSync(path, 0o400);
    expect((await openSealing(store, path)).keyFileMade).toBe(false);
  });
});
