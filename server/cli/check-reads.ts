/** `casustafel check-reads`: whether every record of who looked is as it was written, and none is gone. */

import { resolve } from "node:path";
import { verifyChain } from "../audit/index.ts";
import { StoreDamaged, StoreMissing, StoreTooNew } from "../store/errors.ts";
import type { Store } from "../store/port.ts";
import { openReadRecords } from "../store/sqlite/index.ts";

/** Exit codes as of the other commands: 0 as it should be, 1 a fault, 2 nothing to check. */
const FINE = 0;
const FAULT = 1;
const NOTHING_THERE = 2;

export interface CheckOptions {
  /** `<number>:<hash>`, as an earlier check printed it and somebody kept elsewhere. */
  readonly kept?: string;
  readonly json?: boolean;
}
interface Check {
  readonly records: number;
  /** Keep it where the operator of this server cannot change it. */
  readonly last: string;
  /** What is wrong, in a sentence. */
  readonly fault?: string;
}

const KEPT = /^(\d{1,15}):([0-9a-f]{64})$/;

/** Whether the record that was noted elsewhere is still the one: a cut tail, or a chain written anew, shows nowhere else. */
async function faultOfKept(store: Pick<Store, "recordsFrom">, kept: string): Promise<string | undefined> {
  const [, number = "", hash] = KEPT.exec(kept) ?? [];
  if (hash === undefined)
    return `"${kept}" is no note of an earlier check, which looks like 12:<64 hexadecimal digits>.`;
  const sequence = Number(number);
  if (sequence === 0) return undefined;
  const [record] = await store.recordsFrom(sequence, 1);
  if (record?.sequence !== sequence)
    return `Record ${sequence}, which was noted earlier, is gone: the newest records were cut off.`;
  return record.hash === hash
    ? undefined
    : `Record ${sequence} is not the one that was noted earlier: the records were written anew.`;
}

async function check(store: Pick<Store, "recordsFrom">, kept: string | undefined): Promise<Check> {
  const { checked, hash, fault } = await verifyChain(store);
  const told = { records: checked, last: `${checked}:${hash}` };
  if (fault?.fault === "changed")
    return {
      ...told,
      fault: `Record ${fault.sequence} was changed after it was written; the ${checked} before it are as they were.`,
    };
  if (fault)
    return {
      ...told,
      fault: `Record ${fault.sequence} is missing, or another stands in its place; the ${checked} before it are as they were.`,
    };
  const cut = kept === undefined ? undefined : await faultOfKept(store, kept);
  return cut === undefined ? told : { ...told, fault: cut };
}

function forPeople({ records, last, fault }: Check): string {
  if (fault) return fault;
  return `${records} read records, each as it was written and none missing between them.\nLast: ${last}\nKeep that line outside this server; give it with --kept at the next check, which then sees a cut tail too.`;
}

/** Checks the records of a data folder, also while a server writes it; returns the exit code. */
export async function checkReads(folder: string, { kept, json = false }: CheckOptions): Promise<number> {
  try {
    const store = openReadRecords(resolve(folder));
    const result = await check(store, kept);
    await store.close();
    console.log(json ? JSON.stringify(result, null, 2) : forPeople(result));
    return result.fault ? FAULT : FINE;
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    const known = [StoreMissing, StoreTooNew, StoreDamaged].some((kind) => error instanceof kind);
    if (!known && !/^(EACCES|EPERM|SQLITE_)/.test(code ?? "")) throw error;
    console.error(known ? message : `The data in ${folder} cannot be read (${code}); run this as the server's user.`);
    return NOTHING_THERE;
  }
}
