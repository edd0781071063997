/** A process that is to be killed: 20 clients load a store, in a folder or in a database, and say what was acknowledged. */

import { writeSync } from "node:fs";
import { openMongoStore } from "../../../server/store/mongo/index.ts";
import { openSqliteStore } from "../../../server/store/sqlite/index.ts";
import { early } from "../early.ts";
import { randomOf } from "../proof.ts";
import { client } from "./load.ts";
import { type Acknowledged, lineOf } from "./protocol.ts";

const CLIENTS = 20;
const [place = "", seed = "0", mode = ""] = process.argv.slice(2);
const store = place.startsWith("mongodb://")
  ? await openMongoStore({ url: place, allowWeak: true })
  : openSqliteStore({ folder: place });
const acknowledge = (ack: Acknowledged): void => void writeSync(1, lineOf(ack));
const load = { store: mode === "control" ? early(store) : store, random: randomOf(Number(seed)), acknowledge };
await Promise.all(Array.from({ length: CLIENTS }, (_, name) => client(load, String(name))));
