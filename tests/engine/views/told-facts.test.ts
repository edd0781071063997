/** A fact is told to nobody from whom something it rests on is kept, wherever that stands; nor is whether a way of others is open that it guards. */

import { describe, expect, test } from "vitest";
import type { CompiledProcess } from "../../../engine/compile/types.ts";
import { publish } from "../../../engine/publish.ts";
import { instanceView } from "../../../engine/views/index.ts";
import { Acts, said } from "../../support/acts.ts";
import { filesOf, TEXT, type Written, worldOf, written } from "../../support/fixtures.ts";

const by = { by: ["owner"] };
const all = { owner: true, desk: true } as const;
const viewFor = (acts: Acts, name: string) => {
  const { id, organisation } = acts.world.person(name);
  return instanceView(acts.world.context("a"), { person: id, organisation });
};

describe("a fact", () => {
  const noted: Written = {
    forms: { note: { text: TEXT } },
    kinds: {
      case: {
        machine: { id: "case", initial: "one", states: { one: {} } },
        facts: {
          // Through a list of a list, by its place, and only to see whether it is filled.
          deep: { is: 'items.place.exists(p, p.own.note.exists(n, n.secret.text != ""))' },
          first: { is: 'size(items.note) > 0 ? items.note[0].secret.text : ""', else: '""' },
          filled: { is: "items.note.exists(n, n.complete.secret)" },
          several: { is: "size(items.note) > 1" },
        },
        "items/place": {
          add: by,
          chart: { id: "place", initial: "there", meta: { open: { hidden: by, known: by } }, states: { there: {} } },
          sections: {
            hidden: { form: "t/note", read: { owner: true } },
            known: { form: "t/note", read: all },
          },
          facts: { below: { is: 'own.note.exists(n, n.secret.text != "")' }, open: { is: 'item.known.text != ""' } },
        },
        "items/note": {
          of: "place",
          add: by,
          chart: { id: "note", initial: "there", meta: { open: { secret: by } }, states: { there: {} } },
          sections: { secret: { form: "t/note", read: { owner: true } } },
          facts: { above: { is: "parent.hidden.text", else: '""' }, beside: { is: "parent.known.text", else: '""' } },
        },
      },
    },
  };
  const acts = new Acts(worldOf(written(noted)));
  const done = [
    acts.create("a"),
    acts.add("a", "ann", "place"),
    acts.patch("a/place/1", "ann", { hidden: { text: "h" }, known: { text: "k" } }),
    acts.add("a/place/1", "ann", "note"),
    acts.patch("a/place/1/note/1", "ann", { secret: { text: "s" } }),
  ];
  const told = (name: string) => {
    const { main, items } = viewFor(acts, name);
    return [main, ...items].map(({ facts }) => Object.keys(facts));
  };
  test("is told to who reads everything that it rests on", () => {
    expect(done.map(said)).toEqual(["accepted", "accepted", "accepted", "accepted", "accepted"]);
    expect(told("ann")).toEqual([
      ["deep", "first", "filled", "several"],
      ["below", "open"],
      ["above", "beside"],
    ]);
  });
  test("and to nobody else: not through what belongs to an item, what an item belongs to, or an element of a list", () => {
    expect(told("desk")).toEqual([["several"], ["open"], ["beside"]]);
  });
});

/** The family of `desk` goes as far as contact data. */
function withCeilings(definition: Written): CompiledProcess {
  const files = filesOf(definition);
  const path = "workflows/profiles/plain/profile.json";
  const families = { any: { ceiling: "whereabouts" }, narrow: { ceiling: "contact" } };
  files.set(path, JSON.stringify({ ...JSON.parse(files.get(path) ?? "{}"), families }));
  const { process, findings } = publish({ root: "workflows/t", files });
  if (!process) throw new Error(JSON.stringify(findings));
  return process;
}

test("a fact that rests on a field beyond what a family of roles may read is not told to it; of other fields of the section it is", () => {
  const privacy = (of: string) => ({ privacy: { subject: "child", identifies: "none", class: of } });
  const acts = new Acts(
    worldOf(
      withCeilings({
        process: { roles: { desk: { family: "narrow", held: "group" } } },
        forms: { note: { phone: { ...TEXT, ...privacy("contact") }, harm: { ...TEXT, ...privacy("violence") } } },
        kinds: {
          case: {
            machine: { id: "case", initial: "one", meta: { open: { note: by } }, states: { one: {} } },
            sections: { note: { form: "t/note", read: all } },
            facts: {
              harmed: { is: 'case.note.harm != ""' },
              reached: { is: 'case.note.phone != ""' },
              filled: { is: "case.complete.note" },
            },
          },
        },
      }),
    ),
  );
  acts.create("a");
  acts.patch("a", "ann", { note: { phone: "06", harm: "much" } });
  expect(Object.keys(viewFor(acts, "ann").main.facts)).toEqual(["harmed", "reached", "filled"]);
  expect(Object.keys(viewFor(acts, "desk").main.facts)).toEqual(["reached", "filled"]);
});

describe("a way of others", () => {
  const shape: Written = {
    process: { roles: { aide: { family: "any", held: "group" } } },
    forms: { note: { text: TEXT } },
    kinds: {
      case: {
        machine: {
          id: "case",
          initial: "one",
          meta: { open: { secret: by, plain: by } },
          states: {
            one: {
              on: {
                go: { target: "two", guard: "ready" },
                both: { target: "two", guard: "readyAndSaid" },
                free: "two",
                either: [
                  { target: "two", guard: "ready", id: "sure" },
                  { target: "two", guard: "spoken", id: "other" },
                ],
              },
            },
            two: {},
          },
        },
        events: { go: { by: ["desk"] }, both: { by: ["desk"] }, free: { by: ["desk"] }, either: { by: ["desk"] } },
        sections: {
          secret: { form: "t/note", read: { owner: true, desk: true } },
          plain: { form: "t/note", read: { owner: true, desk: true, aide: true } },
        },
        facts: {
          ready: { is: 'case.secret.text == "yes"' },
          spoken: { is: 'case.plain.text != ""' },
          readyAndSaid: { is: "ready && spoken" },
        },
        "items/order": {
          add: { by: ["desk"], if: "mayOrder" },
          chart: { id: "order", initial: "there", states: { there: {} } },
          facts: { mayOrder: { is: "ready" } },
        },
      },
    },
  };
  const acts = new Acts(worldOf(written(shape)));
  acts.create("a");
  acts.world.assign("aide", "helper");
  const others = (name: string) =>
    Object.fromEntries(
      viewFor(acts, name).others.map(({ address, open, reasons }) => [
        address.split(".").at(-1),
        [open, ...reasons.map((reason) => reason.name)],
      ]),
    );
  const write = (secret: string, plain: string) =>
    acts.patch("a", "ann", { secret: { text: secret }, plain: { text: plain } });

  test("tells whoever reads what its guard rests on whether it is open, and why not", () => {
    write("no", "");
    expect(others("ann")).toEqual({
      go: [false, "ready"],
      both: [false, "ready", "spoken"],
      free: [true],
      either: [false, "ready", "spoken"],
      order: [false, "mayOrder"],
    });
    write("yes", "");
    expect(others("ann")).toMatchObject({ go: [true], both: [false, "spoken"], either: [true], order: [true] });
  });
  test("is neither open nor shut for who may not know that: the same is told whatever the guard says", () => {
    const seen = [
      ["no", "said"],
      ["yes", "said"],
    ].map(([secret = "", plain = ""]) => {
      write(secret, plain);
      return others("helper");
    });
    expect(seen[0]).toEqual({ go: [undefined], both: [undefined], free: [true], either: [true], order: [undefined] });
    expect(seen[1]).toEqual(seen[0]);
  });
  test("is shut where a reason that may be known is enough for that", () => {
    const seen = [
      ["no", ""],
      ["yes", ""],
    ].map(([secret = "", plain = ""]) => {
      write(secret, plain);
      return others("helper");
    });
    expect(seen[0]).toMatchObject({ go: [undefined], both: [false, "spoken"], either: [undefined] });
    expect(seen[1]).toEqual(seen[0]);
  });
});
