/** MongoDB with lost requests, lost replies and killed servers: nothing acknowledged is lost, nothing is applied twice. */

import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openMongoStore } from "../../server/store/mongo/index.ts";
import { type Fate, startProxy } from "../support/mongo/proxy.ts";
import { hasMongo, mongoName, mongoServer } from "../support/mongo/server.ts";
import { bundle } from "./bundle.ts";
import { compare } from "./kill/compare.ts";
import { client } from "./kill/load.ts";
import { killed } from "./kill/proof.ts";
import type { Acknowledged } from "./kill/protocol.ts";
import { randomOf } from "./proof.ts";

const CLIENTS = 8;

describe.skipIf(!hasMongo)(mongoName, () => {
  const server = mongoServer();

  /** What a server that starts later finds, compared with what was acknowledged. */
  async function found(url: string, acks: readonly Acknowledged[]) {
    const store = await openMongoStore({ url, allowWeak: true });
    await store.repair();
    const comparison = await compare(store, acks);
    await store.close();
    return comparison;
  }

  test.each([11, 12])(
    "with requests and replies lost (seed %i), every acknowledged step is there once",
    async (seed) => {
      const url = server.url();
      const random = randomOf(seed);
      const lost = { request: 0, reply: 0 };
      const fate = (): Fate => {
        const drawn = random();
        if (drawn < 0.03) lost.request += 1;
        else if (drawn < 0.08) lost.reply += 1;
        return drawn < 0.03 ? "lose request" : drawn < 0.08 ? "lose reply" : "pass";
      };
      const proxy = await startProxy(url, fate);
      const store = await openMongoStore({ url: proxy.url, allowWeak: true });
      const acks: Acknowledged[] = [];
      const load = { store, random: randomOf(seed), acknowledge: (ack: Acknowledged) => void acks.push(ack) };
      await Promise.all(Array.from({ length: CLIENTS }, (_, name) => client(load, String(name), 6)));
      await store.close();
      await proxy.stop();
      const { faults, counts } = await found(url, acks);
      expect(faults).toEqual([]);
      expect(counts["acknowledgements checked"]).toBeGreaterThanOrEqual(CLIENTS * 6);
      expect(Math.min(lost.request, lost.reply)).toBeGreaterThan(2);
    },
  );

  test("a server that is killed under load loses nothing it acknowledged, and leaves no effect behind", async () => {
    const program = await bundle(join(import.meta.dirname, "kill", "child.ts"));
    try {
      for (const seed of [1, 2, 3]) {
        const url = server.url();
        const acks = await killed(program, [url, String(seed), ""], 50 + randomOf(seed)() * 300);
        expect((await found(url, acks)).faults).toEqual([]);
        expect(acks.length).toBeGreaterThan(0);
      }
    } finally {
      rmSync(program, { force: true });
    }
  });
});
