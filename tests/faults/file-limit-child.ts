/** Commits until it cannot; says after each commit that is answered which revision it was. Run under a limit on the size of files. */

import { openSqliteStore } from "../../server/store/sqlite/index.ts";
import { bytes, commitOf } from "../contracts/store-values.ts";

const [folder = ""] = process.argv.slice(2);
const store = openSqliteStore({ folder });
for (let revision = 1; ; revision += 1) {
  await store.commit(commitOf("i1", revision, { body: bytes(`${revision} ${"x".repeat(20_000)}`) }));
  process.stdout.write(`${revision}\n`);
}
