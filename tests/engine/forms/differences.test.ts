/** Contents are compared, patched and laid together by field and by row. */

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json } from "../../../engine/definition/types.ts";
import { pointerAt, readAt, writeAt } from "../../../engine/forms/addresses.ts";
import { differences, follow, patchBetween } from "../../../engine/forms/differences.ts";
import type { Fields } from "../../../engine/forms/types.ts";

const people: readonly Json[] = [
  { id: "a", name: "Ann", age: 4 },
  { id: "b/~]", name: "Bo" },
];

test("one letter in one row is one field, whatever signs the row's id has", () => {
  const after = { persons: [people[0] ?? {}, { id: "b/~]", name: "Bob" }] };
  expect(patchBetween({ persons: people }, after)).toEqual({
    set: { "/persons/[b~1~0]]/name": "Bob" },
    was: { "/persons/[b~1~0]]/name": "Bo" },
  });
  expect(pointerAt(after, "/persons/[b~1~0]]/name")).toBe("/persons/1/name");
});

test("a row that came or went is one row; a list put in another order is one value", () => {
  expect(differences({ persons: people }, { persons: [people[1] ?? {}, { id: "c" }] })).toEqual([
    "/persons/[a]",
    "/persons/[c]",
  ]);
  expect(differences({ persons: people }, { persons: [...people].reverse() })).toEqual(["persons"]);
  expect(differences({ tags: ["x"] }, { tags: ["x", "y"] })).toEqual(["tags"]);
});

const name = fc.constantFrom("x", "y", "z");
const base: Fields = { question: "one", rows: ["a", "b", "c"].map((id) => ({ id, name: "x", note: "p" })) };
/** What somebody made of it: rows taken away, fields changed, rows added at the end under ids of their own. */
const edited = (who: string): fc.Arbitrary<Fields> =>
  fc
    .record({
      question: fc.constantFrom("one", "two", undefined),
      keeps: fc.array(
        fc.record({ id: fc.constantFrom("a", "b", "c"), name, note: fc.constantFrom("p", "q", undefined) }),
      ),
      adds: fc.array(name, { maxLength: 2 }),
    })
    .map(({ question, keeps, adds }) => {
      const rows = [
        ...["a", "b", "c"].flatMap((id) => keeps.filter((one) => one.id === id).slice(0, 1)),
        ...adds.map((one, at) => ({ id: `${who}${at}`, name: one })),
      ];
      return JSON.parse(JSON.stringify({ question, ...(rows.length > 0 ? { rows } : {}) })) as Fields;
    });
const patched = (before: Fields, set: Fields): Fields =>
  Object.entries(set).reduce((all, [address, value]) => writeAt(all, address, value), before);

test("what differs, written to the first, gives the second", () => {
  fc.assert(
    fc.property(edited("m"), (after) => {
      expect(differences(patched(base, patchBetween(base, after).set), after)).toEqual([]);
    }),
  );
});

test("what one person changed outlives what another changed elsewhere, by field and by row", () => {
  fc.assert(
    fc.property(edited("m"), edited("t"), (mine, theirs) => {
      const laid = follow(base, mine, theirs);
      const [own, other] = [differences(base, mine), differences(base, theirs)];
      const meet = (a: string, b: string): boolean => a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
      for (const address of own)
        if (!other.some((one) => meet(one, address))) expect(readAt(laid.mine, address)).toEqual(readAt(mine, address));
      for (const address of other)
        if (!own.some((one) => meet(one, address))) expect(readAt(laid.mine, address)).toEqual(readAt(theirs, address));
      // What is then to be written is what I changed, and nothing of theirs.
      for (const address of differences(laid.base, laid.mine)) expect(own.some((one) => meet(one, address))).toBe(true);
    }),
  );
});
