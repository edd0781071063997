/** `casustafel doctor`: what would fail before it does, a sentence each; changes nothing. */

import { accessSync, constants, existsSync, statfsSync } from "node:fs";
import { dirname } from "node:path";
import { lastBackup } from "../backup/last-backup.ts";
import type { Config } from "../config.ts";
import { openTransport } from "../mail/transport.ts";
import { openSealingToRead } from "../sealing/index.ts";
import { startProblem } from "../start-problem.ts";
import { openMongoStore } from "../store/mongo/index.ts";
import { holdsStore } from "../store/sqlite/copy.ts";
import { openSqliteReader } from "../store/sqlite/index.ts";
import { examineFile } from "../store/sqlite/open.ts";

/** `fault`: it will not start or not do its work; `warning`: it works, and is not as it should be. */
export interface Advice {
  readonly level: "ok" | "warning" | "fault";
  readonly says: string;
}
const ok = (says: string): Advice => ({ level: "ok", says });
const warning = (says: string): Advice => ({ level: "warning", says });
const fault = (says: string): Advice => ({ level: "fault", says });

const HERE = ["127.0.0.1", "::1", "localhost"];
const FRESH = 8 * 24 * 3_600_000;
const LEAST_FREE = 0.1;

/** The folder itself, or the first above it that is there. */
const thereOf = (path: string): string => (existsSync(path) || dirname(path) === path ? path : thereOf(dirname(path)));

function diskAdvice({ dataFolder }: Config): Advice {
  const place = thereOf(dataFolder);
  try {
    accessSync(place, constants.W_OK);
  } catch {
    return fault(`DATA_DIR is ${dataFolder}, where this user cannot write.`);
  }
  const { bavail, blocks } = statfsSync(place);
  const free = Math.round((bavail / blocks) * 100);
  return free / 100 < LEAST_FREE
    ? warning(`The disk of DATA_DIR is nearly full: ${free}% is free.`)
    : ok(`DATA_DIR (${dataFolder}) can be written; ${free}% of its disk is free.`);
}
function addressAdvice({ publicUrl, host, proxies }: Config): readonly Advice[] {
  if (publicUrl === undefined && HERE.includes(host)) return [ok("It listens on this machine only.")];
  const secure = publicUrl?.startsWith("https://")
    ? ok(`People use ${publicUrl}.`)
    : fault("PUBLIC_URL is no https address: passwords would cross the network in the clear.");
  const proxy =
    proxies.length > 0
      ? ok("A proxy is trusted.")
      : warning("TRUSTED_PROXIES is empty: behind a proxy all people share one address, and its limit on tries.");
  return [secure, proxy];
}
function backupAdvice({ mongodbUrl, keyFile }: Config): Advice {
  if (mongodbUrl !== undefined) return warning("Back-ups of MongoDB are made outside this program; see that they are.");
  const last = lastBackup(keyFile);
  if (last === undefined) return warning("No back-up was made yet: npm run -s casustafel -- backup <folder>.");
  return Date.now() - Date.parse(last) < FRESH
    ? ok(`The last back-up is of ${last}.`)
    : warning(`The last back-up is of ${last}, more than eight days ago.`);
}
/** Whether the data opens with the key. */
async function storeAdvice(config: Config): Promise<Advice> {
  try {
    if (config.mongodbUrl !== undefined) return await mongoAdvice(config);
    if (!holdsStore(config.dataFolder)) return ok("DATA_DIR holds no data yet; the first start makes it.");
    examineFile(config.dataFolder);
    const store = openSqliteReader(config.dataFolder);
    await openSealingToRead(store, config.keyFile).finally(() => store.close());
    return ok("The data opens with the key file.");
  } catch (error) {
    return fault(startProblem(error, config) ?? "The data cannot be opened; casustafel check says more.");
  }
}
async function mongoAdvice({ mongodbUrl = "", allowWeakStore, keyFile }: Config): Promise<Advice> {
  const now = () => new Date().toISOString() as never;
  const store = await openMongoStore({ url: mongodbUrl, allowWeak: allowWeakStore, now, onFault: () => {} });
  await openSealingToRead(store, keyFile).finally(() => store.close());
  const { weak, version } = store.checked;
  return weak.length > 0 ? warning(weak.join(" ")) : ok(`MongoDB ${version} answers and keeps what it acknowledges.`);
}
async function mailAdvice({ mail }: Config): Promise<Advice> {
  if (!mail) return warning("SMTP_URL is not set: nobody gets mail.");
  const transport = openTransport(mail);
  const failure = await transport.check().finally(() => transport.close());
  return failure
    ? fault(`The mail server of SMTP_URL does not take mail (${failure.code}).`)
    : ok("The mail server answers.");
}

export async function examine(config: Config): Promise<readonly Advice[]> {
  return [
    diskAdvice(config),
    ...addressAdvice(config),
    await storeAdvice(config),
    backupAdvice(config),
    await mailAdvice(config),
    ...(config.allowWeakStore ? [fault("ALLOW_WEAK_STORE is 1: for tests only.")] : []),
  ];
}
