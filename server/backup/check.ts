/** `casustafel check`: opens every commit and every section by its tag, follows every chain, and says where the first fault lies. */

import type { Instance, InstanceId } from "../../engine/index.ts";
import { verifyChain } from "../audit/index.ts";
import { hashOfBody, openBody, openSection } from "../instances/body.ts";
import { openSealingToRead, SealBroken, type Sealing } from "../sealing/index.ts";
import type { StoreReader } from "../store/sqlite/index.ts";
import { type KeptHeads, keptHeads, lineOf } from "./kept-heads.ts";

export interface Checked {
  readonly instances: number;
  readonly commits: number;
  readonly sections: number;
  readonly records: number;
  /** Instances whose key was destroyed: they are erased as a whole. */
  readonly erased: number;
  /** Number of faults, and the first of them in a sentence. */
  readonly faults: number;
  readonly first?: string;
  /** A line per case, to be kept outside this server: the next check then finds commits that were cut off. */
  readonly heads: readonly string[];
}
const PAGE = 1_000;

interface Found {
  readonly commits: number;
  readonly sections: number;
  /** Hash of its newest commit. */
  readonly last?: string;
  readonly erased?: true;
  readonly fault?: string;
}

async function checkInstance(
  store: StoreReader,
  sealing: Sealing,
  { id, revision }: { readonly id: InstanceId; readonly revision: number },
  kept: KeptHeads,
): Promise<Found> {
  let name = `case ${id}`;
  let at = `commit 1 of ${name}`;
  let last: string | undefined;
  /** Since a commit carries the hash of the one before, each later one does. */
  let isChained = false;
  const found = (): Found => ({ commits, sections, ...(last === undefined ? {} : { last }) });
  let commits = 0;
  let sections = 0;
  try {
    for (const row of await store.history(id)) {
      at = `commit ${commits + 1} of ${name}`;
      if (row.revision !== commits + 1) return { ...found(), fault: `The ${at} is missing.` };
      const { before, control } = openBody(sealing, id, row);
      name = nameOf(id, control);
      if (before === undefined ? isChained : before !== last)
        return { ...found(), fault: `The ${at} does not follow the commit before it.` };
      isChained ||= before !== undefined;
      last = hashOfBody(row.body);
      kept.see({ instance: id, revision: row.revision, hash: last });
      commits += 1;
    }
    if (commits !== revision) return { ...found(), fault: `Commits of ${name} end at ${commits}, not ${revision}.` };
    for (const row of await store.sections(id)) {
      at = `section "${row.section}" of ${name}`;
      openSection(sealing, id, row);
      sections += 1;
    }
    return found();
  } catch (error) {
    if (error instanceof SealBroken && error.fault === "key-gone" && commits === 0) return { ...found(), erased: true };
    return { ...found(), fault: `The ${at} is not as it was written (${codeOf(error)}).` };
  }
}
/** By the number that people know it by, and the id that commands take. */
function nameOf(id: InstanceId, { kind, numbers }: Partial<Instance>): string {
  const [number] = Object.values(numbers ?? {});
  return number === undefined ? `case ${id}` : `${kind} ${number} (case ${id})`;
}
const codeOf = (error: unknown): string =>
  error instanceof SealBroken ? error.fault : String((error as { code?: unknown }).code ?? "unreadable");

/**
 * Checks a data folder, also beside a running server.
 * @param lines what an earlier check gave as `heads` and somebody kept elsewhere.
 * @throws KeyFileUnusable, or SealBroken `wrong-key`.
 */
export async function checkStore(store: StoreReader, keyFile: string, lines: readonly string[] = []): Promise<Checked> {
  const sealing = (await openSealingToRead(store, keyFile)) as Sealing;
  const total = { instances: 0, commits: 0, sections: 0, erased: 0 };
  const faults: string[] = [];
  const heads: string[] = [];
  const kept = keptHeads(lines);
  for (let after: InstanceId | null = null; ; ) {
    const page = await store.instances(after, PAGE);
    for (const { id, revision } of page) {
      const found = await checkInstance(store, sealing, { id, revision }, kept);
      if (found.last !== undefined) heads.push(lineOf({ instance: id, revision: found.commits, hash: found.last }));
      total.instances += 1;
      total.commits += found.commits;
      total.sections += found.sections;
      if (found.erased) {
        total.erased += 1;
        kept.forget(id);
      }
      if (found.fault) faults.push(found.fault);
    }
    after = page.at(-1)?.id ?? null;
    if (after === null) break;
  }
  faults.push(...kept.faults());
  const chain = await verifyChain(store);
  if (chain.fault)
    faults.push(
      `Read record ${chain.fault.sequence} is ${chain.fault.fault === "changed" ? "changed" : "missing or moved"}.`,
    );
  const [first] = faults;
  return { ...total, records: chain.checked, faults: faults.length, heads, ...(first === undefined ? {} : { first }) };
}
