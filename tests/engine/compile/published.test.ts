/** What was published stays: a check that came later takes no definition away from the instances that run on it. */

import { expect, test } from "vitest";
import { asId, type DefinitionHash } from "../../../engine/ids.ts";
import { pinned, publish } from "../../../engine/publish.ts";
import type { Timestamp } from "../../../engine/time.ts";
import { publishDefinitions } from "../../../server/definitions/index.ts";
import { Acts, said } from "../../support/acts.ts";
import { filesOf, TEXT, worldOf } from "../../support/fixtures.ts";
import { createMemoryStore } from "../../support/memory-store.ts";

const by = { by: ["owner"] };
/** `go` is turned back at once: an error today, which an earlier version may not have known. */
const files = filesOf({
  forms: { note: { text: TEXT } },
  kinds: {
    case: {
      machine: {
        id: "case",
        initial: "one",
        meta: { open: { note: by } },
        states: { one: { on: { go: "two", on: "three" } }, two: { always: "one" }, three: {} },
      },
      events: { go: by, on: by },
      sections: { note: { form: "t/note", read: { owner: true } } },
    },
  },
});
const root = "workflows/t";

test("what checks of today refuse still runs when it was published before", () => {
  expect(publish({ root, files }).findings.map(({ code }) => code)).toContain("turned-back");
  const { process } = pinned({ root, files });
  if (!process) throw new Error("It is not there.");
  const a = new Acts(worldOf(process));
  expect([said(a.create("a")), said(a.do("a", "ann", "on")), a.at("a")]).toEqual(["accepted", "accepted", "three"]);
});

test("what cannot be read whole is never run with a part left out", () => {
  const broken = new Map(files).set(`${root}/case/events.json`, '{ "go": { "by": ["owner"], "form": "x" } }');
  expect(pinned({ root, files: broken }, []).process).toBeUndefined();
});

test("an instance pinned to it finds it in the store, while the files of today are still proved", async () => {
  const store = createMemoryStore(() => "2026-03-02T08:00:00.000Z" as Timestamp);
  const old = asId<DefinitionHash>("old");
  await store.put("definitions", old, JSON.stringify({ root, files: [...files] }), { ifAbsent: true });
  const good = new Map(files).set(
    `${root}/case/machine.json`,
    (files.get(`${root}/case/machine.json`) ?? "").replace('{"always":"one"}', "{}"),
  );
  const definitions = await publishDefinitions(store, good);
  expect((await definitions.byHash(old)).process.kinds["case"]?.chart.events).toContain("go");
  await expect(publishDefinitions(store, files)).rejects.toThrow("turns it back");
});
