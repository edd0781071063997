/** A server in a process of its own, for the HTTP bench: `ours` with the demo, or `floor`: Express, ajv, one insert, grouped commits. */

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Ajv } from "ajv";
import express from "express";
import { openFile } from "../../server/store/sqlite/open.ts";
import { createWriter } from "../../server/store/sqlite/writer.ts";
import { serve } from "../support/served.ts";
import { fieldsFor, writableIn } from "./steps.ts";

const [which = "", folder = "", count = "64"] = process.argv.slice(2);
const tell = (value: object): void => void process.stdout.write(`${JSON.stringify(value)}\n`);

async function ours(): Promise<void> {
  const served = await serve({ folder });
  const places = await writableIn(served, Number(count));
  const [first] = places;
  if (!first) throw new Error("Nothing can be written.");
  tell({
    origin: served.origin,
    person: first.person,
    section: first.section,
    instances: places.map(({ instance }) => instance),
    fields: fieldsFor(first, "MARK"),
  });
}

async function floor(): Promise<void> {
  const { database } = openFile(folder);
  database.exec("CREATE TABLE IF NOT EXISTS steps (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT");
  const insert = database.prepare("INSERT INTO steps (body) VALUES (?)");
  const writer = createWriter(database, () => process.exit(1));
  const validate = new Ajv().compile({
    type: "object",
    required: ["type", "patches"],
    properties: { type: { const: "PatchSection" }, unit: { type: "array" }, patches: { type: "object" } },
  });
  const app = express();
  app.use(express.json());
  app.post("/step", async (request, response) => {
    if (!validate(request.body)) return void response.status(400).end();
    await writer.write(() => insert.run(JSON.stringify(request.body)));
    response.json({ done: true });
  });
  const server = createServer(app);
  server.listen(0, "127.0.0.1", () => tell({ origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }));
}

await (which === "ours" ? ours() : floor());
