/** A garden says in its list which beds call for water: the facts of the column `signals`, by name. */

import { expect, test } from "vitest";
import { columnsOf } from "../../../engine/index.ts";
import { publish } from "../../../engine/publish.ts";
import { filesOf } from "../../support/fixtures.ts";

const files = filesOf({
  kinds: {
    case: {
      machine: { id: "case", initial: "bed", states: { bed: {} } },
      facts: { dry: { is: "case.is.bed" } },
    },
  },
});
function published(signals: readonly string[]) {
  const list = { columns: ["number", "signals"], signals };
  const screens = [{ layout: "case", tabs: {}, list }];
  return publish({
    root: "workflows/t",
    files: new Map(files).set("workflows/t/case/screens.json", JSON.stringify(screens)),
  });
}

test("the facts of the signals go along with the columns of a row", () => {
  const { process } = published(["dry"]);
  const kind = process?.kinds["case"];
  expect(kind && columnsOf(kind)).toEqual(["number", "signals", "dry"]);
});

test("a signal that is no fact is found, with its place", () => {
  const found = published(["wet"]).findings.filter(({ pointer }) => pointer?.endsWith("/list/signals/0"));
  expect(found).toHaveLength(1);
});
