/** Any text is a key of a set: its path names it in commands, addresses and examples (docs/format/items.md). */

import { expect, test } from "vitest";
import { pathFrom, pathOf, pathText } from "../../../engine/index.ts";
import { Acts, said } from "../../support/acts.ts";
import { NAMES, worldOf, written } from "../../support/fixtures.ts";

const KEYS = [
  "School/werk",
  "50 % & meer~min",
  "a.2f.b",
  "..",
  "é 学校 😀",
  "constructor",
  'een "aan\\haling"',
  "#?x=1",
];
const by = { by: ["owner"] };
const process = written({
  forms: { list: { topics: NAMES }, note: { text: { type: "string", absent: "" } } },
  kinds: {
    case: {
      machine: { id: "case", initial: "one", meta: { open: { list: by } }, states: { one: {} } },
      sections: { list: { form: "t/list", read: { owner: true } } },
      "items/topic": {
        for: "case.list.topics",
        chart: {
          id: "topic",
          initial: "open",
          states: { open: { meta: { open: { note: by } }, on: { finish: "done" } }, done: {} },
        },
        sections: { note: { form: "t/note", read: { owner: true } } },
        events: { finish: by },
      },
    },
  },
});

test("an item is found by the text of its path, whatever signs its key has", () => {
  const a = new Acts(worldOf(process));
  a.create("a");
  a.patch("a", "ann", { list: { topics: KEYS } });
  const units = KEYS.map((key) => {
    const text = pathText(["topic", key]);
    expect(text).toMatch(/^topic\/[\w.-]+$/);
    expect(pathFrom(text)).toEqual(["topic", key]);
    expect(said(a.patch(`a/${text}`, "ann", { note: { text: key } }))).toBe("accepted");
    expect(said(a.do(`a/${text}`, "ann", "finish"))).toBe("accepted");
    return pathOf(a.world.context("a"), a.unit(`a/${text}`));
  });
  expect(units).toEqual(KEYS.map((key) => pathText(["topic", key])));
  expect(new Set(units).size).toBe(KEYS.length);
});
