/** Read records form a chain in which every change is found; what is recorded has every field that the standard asks for. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { asId } from "../../../engine/ids.ts";
import { canonical, chain, FIRST, faultIn } from "../../../server/audit/chain.ts";
import { type AccessRecord, createAudit, verifyChain } from "../../../server/audit/index.ts";
import type { ReadRecord } from "../../../server/store/port.ts";
import { at, readEntry } from "../../contracts/store-values.ts";
import { createMemoryStore } from "../../support/memory-store.ts";

const read: AccessRecord = {
  person: asId("person-1"),
  account: "account-1",
  organisation: "organisation-1",
  role: "member",
  purpose: "help",
  verb: "read",
  request: "request-1",
  instance: asId("i1"),
  sections: ["/question"],
};
const audited = () => {
  const store = createMemoryStore(() => at(0));
  return { store, audit: createAudit(store, { now: () => at(3), source: "server build-1" }) };
};
function chained(length: number): readonly ReadRecord[] {
  const records: ReadRecord[] = [];
  for (let n = 1; n <= length; n += 1)
    records.push(chain(records.at(-1) ?? FIRST, readEntry({ request: `r${n}`, at: at(n) })));
  return records;
}

test("reads, refusals and pages of lists each leave one record, with moment and source filled in", async () => {
  const { store, audit } = audited();
  await audit.recordReads([read]);
  await audit.recordRefusal({ ...read, verb: "export" }, "not-allowed");
  await audit.recordReads([{ ...read, instance: null, verb: "list", sections: ["i1", "i2"] }]);
  await audit.recordReads([]);
  const records = await store.recordsFrom(1, 10);
  expect(
    records.map(({ verb, outcome, code, sections, instance }) => [verb, outcome, code, sections, instance]),
  ).toEqual([
    ["read", "allowed", "", ["/question"], "i1"],
    ["export", "refused", "not-allowed", ["/question"], "i1"],
    ["list", "allowed", "", ["i1", "i2"], null],
  ]);
  expect(records[0]).toMatchObject({
    at: at(3),
    source: "server build-1",
    onBehalfOf: null,
    sequence: 1,
    before: FIRST.hash,
  });
  expect(await verifyChain(store)).toEqual({ checked: 3, hash: records[2]?.hash });
});

test("canonical bytes do not depend on the order of keys, and tell values apart", () => {
  expect(canonical({ b: [1, { d: 1, c: undefined }], a: "é\n" })).toBe('{"a":"é\\n","b":[1,{"d":1}]}');
  expect(canonical({ a: ["b", "c"] })).not.toBe(canonical({ a: ["b,c"] }));
});

const tampering = fc.oneof(
  fc.record({
    kind: fc.constant("edit" as const),
    field: fc.constantFrom("person", "at", "code", "hash", "before"),
    at: fc.nat(),
  }),
  fc.record({
    kind: fc.constantFrom("remove" as const, "swap" as const, "insert" as const, "repeat" as const),
    at: fc.nat(),
  }),
  fc.record({ kind: fc.constant("rehash" as const), at: fc.nat() }),
);

test("every edited, removed, moved, inserted or re-hashed record before the end is found at its place", () => {
  const records = chained(12);
  fc.assert(
    fc.property(tampering, (change) => {
      const place = change.at % (records.length - 1);
      const copy = [...records];
      const [here, next] = [copy[place], copy[place + 1]] as [ReadRecord, ReadRecord];
      if (change.kind === "edit") copy[place] = { ...here, [change.field]: `${here[change.field as "code"]}x` };
      if (change.kind === "remove") copy.splice(place, 1);
      if (change.kind === "swap") copy.splice(place, 2, next, here);
      if (change.kind === "insert")
        copy.splice(place, 0, chain(copy[place - 1] ?? FIRST, readEntry({ request: "false" })));
      if (change.kind === "repeat") copy.splice(place, 0, here);
      if (change.kind === "rehash") copy[place] = chain(copy[place - 1] ?? FIRST, { ...readEntry(), code: "changed" });
      const fault = faultIn(FIRST, copy);
      expect(fault).toBeDefined();
      expect(Math.abs((fault?.sequence ?? -9) - (place + 1))).toBeLessThanOrEqual(1);
    }),
    { seed: 1, numRuns: 500 },
  );
});

test("a chain of many pages is checked to its end, and a fault in the last page is found", async () => {
  const records = chained(10_007);
  const store = (list: readonly ReadRecord[]) => ({
    recordsFrom: async (sequence: number, limit: number) => list.filter((r) => r.sequence >= sequence).slice(0, limit),
  });
  expect((await verifyChain(store(records))).checked).toBe(10_007);
  const changed = records.map((record) => (record.sequence === 10_001 ? { ...record, code: "x" } : record));
  expect(await verifyChain(store(changed))).toEqual({
    checked: 10_000,
    hash: records[9_999]?.hash,
    fault: { sequence: 10_001, fault: "changed" },
  });
});

test("a cut tail is not seen by the chain alone, but by the hash that was kept elsewhere", async () => {
  const { store, audit } = audited();
  await audit.recordReads([read, read, read]);
  const kept = (await verifyChain(store)).hash;
  const cut = {
    recordsFrom: async (s: number, n: number) => (await store.recordsFrom(s, n)).filter((r) => r.sequence < 3),
  };
  const report = await verifyChain(cut);
  expect(report.fault).toBeUndefined();
  expect(report.hash).not.toBe(kept);
});
