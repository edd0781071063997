/** The contract of stores, run on the MongoDB adapter over whatever server is at hand. */

import { afterEach, describe } from "vitest";
import { type MongoStore, openMongoStore } from "../../server/store/mongo/index.ts";
import { hasMongo, mongoName, mongoServer } from "../support/mongo/server.ts";
import { storeContract } from "./store-contract.ts";

describe.skipIf(!hasMongo)("MongoDB store", () => {
  const server = mongoServer();
  let opened: MongoStore | undefined;
  afterEach(async () => {
    await opened?.close();
    opened = undefined;
  });
  storeContract(mongoName, async (now) => {
    opened = await openMongoStore({ url: server.url(), now, allowWeak: true });
    return opened;
  });
});
