/** The order of an agenda, and when each of its points begins. */

import { expect, test } from "vitest";
import { begins, moved, ordered, total } from "../../../../ui/screens/meeting/order.ts";

const rows = ["a", "b", "c", "d"].map((reference) => ({ reference }));
const names = (list: readonly { readonly reference: string }[]) => list.map(({ reference }) => reference).join("");

test("rows stand as was decided", () => {
  expect(names(ordered(rows, ["c", "a", "d", "b"]))).toBe("cadb");
});
test("a case put on later stands behind, and one that left is passed over", () => {
  expect(names(ordered(rows, ["d", "gone", "b"]))).toBe("dbac");
});
test("without a decision the order is that of arrival", () => {
  expect(names(ordered(rows, []))).toBe("abcd");
});
test("an element moves up and down, and stops at the ends", () => {
  const list = ["a", "b", "c"];
  expect(moved(list, 0, 2)).toEqual(["b", "c", "a"]);
  expect(moved(list, 2, 0)).toEqual(["c", "a", "b"]);
  expect(moved(list, 0, -1)).toEqual(list);
  expect(moved(list, 2, 9)).toEqual(list);
  expect(moved(list, 7, 0)).toEqual(list);
});
test("each point begins where the one before it ends", () => {
  expect(begins([2, 12, 10, 5])).toEqual([0, 2, 14, 24]);
  expect(total([2, 12, 10, 5])).toBe(29);
  expect(begins([])).toEqual([]);
});
