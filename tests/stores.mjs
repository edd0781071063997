/** `npm run test:stores`: the contract of stores and what goes with it, with one line per store: which server, and how many tests passed. */

import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const report = join(root, ".cache", "stores.json");
mkdirSync(join(root, ".cache"), { recursive: true });

const tests = [
  "tests/contracts",
  "tests/server/store",
  "tests/server/http/mongo.test.ts",
  "tests/faults/mongo.test.ts",
];
const done = spawnSync(
  join(root, "node_modules", ".bin", "vitest"),
  ["run", "--config", "tests/vitest.config.ts", ...tests],
  { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, CASUSTAFEL_REPORT: report } },
);

const { testResults } = JSON.parse(readFileSync(report, "utf8"));
const results = testResults.flatMap(({ name, assertionResults }) =>
  assertionResults.map(({ status, fullName }) => ({ status, title: `${name.slice(root.length)} ${fullName}` })),
);
const STORES = [
  ["mongodb", /mongo/i],
  ["sqlite", /sqlite/i],
  ["reference", /reference store/],
];
/** The server stands in the titles, in brackets: `MongoDB (mongod, 7.0.5)`. */
const serverIn = (title) => /MongoDB \(([^)]+)\)/.exec(title)?.[1];
const storeOf = ({ title }) => STORES.find(([, pattern]) => pattern.test(title))?.[0];

for (const [store] of STORES) {
  const mine = results.filter((result) => storeOf(result) === store);
  const count = (status) => mine.filter((result) => result.status === status).length;
  const server = mine.map(({ title }) => serverIn(title)).find((name) => name !== undefined);
  const failed = count("failed") > 0 ? `, ${count("failed")} failed` : "";
  if (server?.startsWith("skipped")) console.log(`${store}: ${server}`);
  else console.log(`${store}${server ? ` (${server})` : ""}: ${count("passed")} passed${failed}`);
}
process.exit(done.status ?? 1);
