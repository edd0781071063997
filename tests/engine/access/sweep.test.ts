/** Everybody × every section × every phase of a small process, against a table written by hand: who reads, who writes, and nobody else. */

import { beforeAll, describe, expect, test } from "vitest";
import { mayRead, maySee, maySeeUnit, mayWrite } from "../../../engine/access/access.ts";
import { rolesOf } from "../../../engine/access/roles.ts";
import { asId } from "../../../engine/ids.ts";
import { findUnit } from "../../../engine/state/find-unit.ts";
import { Acts, said } from "../../support/acts.ts";
import { NAMES, TEXT, worldOf, written } from "../../support/fixtures.ts";

const by = (...roles: string[]) => ({ by: roles });
const note = (read: Record<string, true | string>, more = {}) => ({ form: "t/note", read, ...more });

const process = written({
  process: {
    circles: { house: ["owner", "desk"] },
    roles: { visitor: { family: "any", held: "grant" }, caller: { family: "any", held: "grant" } },
  },
  forms: { note: { text: TEXT, names: NAMES, shut: NAMES } },
  kinds: {
    case: {
      machine: {
        id: "case",
        initial: "draft",
        states: {
          draft: { meta: { open: { main: by("owner") } }, on: { send: "work" } },
          work: { meta: { open: { notes: by("desk"), extra: by("desk"), main: by("owner") } }, on: { stop: "closed" } },
          closed: { tags: ["end"] },
        },
      },
      events: { send: by("owner"), stop: by("house") },
      sections: {
        main: note({ owner: true, desk: "sent", guest: true }),
        notes: note({ house: true }),
        extra: note({ house: true, guest: true }, { when: "sharp" }),
      },
      facts: {
        sent: { is: "has(case.since.work)" },
        sharp: { is: 'case.main.text == "sharp"' },
        shutOut: { is: "case.main.shut", else: "[]" },
      },
      access: { only: { guest: "sent" }, exclude: { objection: "shutOut" } },
      "items/invite": {
        for: "case.main.names",
        grants: { guest: { to: "[item.key]", while: "item.is.live" } },
        chart: { id: "invite", initial: "live", states: { live: { on: { end: "over" } }, over: { type: "final" } } },
        events: { end: by("owner") },
      },
      "items/part": {
        for: '["p1", "p2"]',
        holder: "item.who.text",
        exclude: { kept: "keptFrom" },
        grants: { visitor: { to: "item.who.names", on: "item" } },
        chart: {
          id: "part",
          initial: "live",
          meta: { open: { who: by("owner"), own: by("holder") } },
          states: { live: { on: { go: "gone" } }, gone: {} },
        },
        events: { go: by("owner") },
        sections: {
          who: note({ house: true }),
          own: note({ owner: true, visitor: true, caller: true, holder: true }),
        },
        facts: { keptFrom: { is: "item.who.shut", else: "[]" } },
      },
      "items/sub": {
        of: "part",
        for: '["s"]',
        grants: { caller: { to: 'parent.who.names.filter(n, n == "cal")', on: "parent" } },
        chart: {
          id: "sub",
          initial: "live",
          meta: { open: { word: by("caller") } },
          states: { live: {} },
        },
        sections: { word: note({ owner: true, visitor: true, caller: true }) },
      },
    },
  },
});

const PEOPLE = ["ann", "desk", "gus", "vic", "cal", "hal", "nora", "noel", "eve"] as const;
const SECTIONS = [
  "a main",
  "a notes",
  "a extra",
  "a/part/p1 who",
  "a/part/p1 own",
  "a/part/p2 own",
  "a/part/p1/sub/s word",
  "a/part/p2/sub/s word",
];
/** One row per person: for each section `r` reads, `w` writes, `b` both, `-` neither. Nobody else reads anything. */
type Table = Readonly<Partial<Record<(typeof PEOPLE)[number], string>>>;
const NONE = "- - - - - - - -";

let acts: Acts;
function found(person: string): string {
  return SECTIONS.map((one) => {
    const [path = "", section = ""] = one.split(" ");
    const context = acts.world.context("a");
    const unit = findUnit(context, path.split("/").slice(1));
    if (!unit) return "-";
    const { id, organisation } = acts.world.person(person);
    const actor = { person: id, organisation };
    const reads = mayRead(context, actor, unit, section).allowed;
    const writes = mayWrite(context, actor, unit, section).allowed;
    return reads && writes ? "b" : reads ? "r" : writes ? "w" : "-";
  }).join(" ");
}
function sweep(table: Table): void {
  const seen = Object.fromEntries(PEOPLE.map((person) => [person, found(person)]));
  expect(seen).toEqual(Object.fromEntries(PEOPLE.map((person) => [person, table[person] ?? NONE])));
}
const actor = (name: string) => {
  const { id, organisation } = acts.world.person(name);
  return { person: id, organisation };
};
const ok = (decision: Parameters<typeof said>[0]) => expect(said(decision)).toBe("accepted");

beforeAll(() => {
  acts = new Acts(worldOf(process));
  acts.world.person("nora", { organisation: "north" });
  acts.world.person("noel", { organisation: "north" });
});

describe("who reads and writes what, phase by phase", () => {
  test("a draft is its author's: a function, an invitation and a kept part open nothing yet", () => {
    ok(acts.create("a"));
    ok(acts.patch("a", "ann", { main: { text: "plain", names: ["gus", "nora"] } }));
    // sections:     main notes extra p1.who p1.own p2.own p1.s p2.s
    sweep({ ann: "b r - b r r r r", desk: "- r - r - - - -" });
  });

  test("a guest whose gate does not hold has no role at all: the case is not there for them", () => {
    expect([...rolesOf(acts.world.context("a"), actor("gus"), acts.unit("a"))]).toEqual([]);
    expect(maySee(acts.world.context("a"), actor("gus"))).toBe(false);
  });

  test("grants on an item reach that item and what belongs to it; grants on a parent reach the parent and its children; neither the case", () => {
    ok(acts.patch("a/part/p1", "ann", { who: { text: "hal", names: ["vic", "cal"] } }));
    sweep({
      ann: "b r - b r r r r",
      desk: "- r - r - - - -",
      vic: "- - - - r - r -",
      cal: "- - - - r - b -",
      hal: "- - - - b - - -",
    });
    const context = acts.world.context("a");
    const [p1, p2] = [acts.unit("a/part/p1"), acts.unit("a/part/p2")];
    expect([...rolesOf(context, actor("cal"), p1)].sort()).toEqual(["caller", "visitor"]);
    expect([maySeeUnit(context, actor("vic"), p1), maySeeUnit(context, actor("vic"), p2)]).toEqual([true, false]);
    expect([...rolesOf(context, actor("vic"), acts.unit("a"))]).toEqual([]);
  });

  test("when the gate holds, invitations open what guests may read, and the desk reads what was sent", () => {
    ok(acts.do("a", "ann", "send"));
    sweep({
      ann: "b r - b r r r r",
      desk: "r b - r - - - -",
      gus: "r - - - - - - -",
      nora: "r - - - - - - -",
      vic: "- - - - r - r -",
      cal: "- - - - r - b -",
      hal: "- - - - b - - -",
    });
  });

  test("a section whose `when` holds appears to whoever reads it, and to nobody more", () => {
    ok(acts.patch("a", "ann", { main: { text: "sharp" } }));
    expect([found("ann"), found("desk"), found("gus"), found("vic")]).toEqual([
      "b r r b r r r r",
      "r b b r - - - -",
      "r - r - - - - -",
      "- - - - r - r -",
    ]);
  });

  test("an item's own exclusion shuts out of that item and what belongs to it, holder and visitor alike, and of nothing else", () => {
    ok(acts.patch("a/part/p1", "ann", { who: { shut: ["hal", "vic"] } }));
    expect([found("hal"), found("vic"), found("cal"), found("ann")]).toEqual([
      NONE,
      NONE,
      "- - - - r - b -",
      "b r r b r r r r",
    ]);
    ok(acts.patch("a/part/p1", "ann", { who: { shut: [] } }));
  });

  test("an organisation that is shut out is shut out of everything, whatever else is written, and stays so when the data is edited", () => {
    ok(acts.patch("a", "ann", { main: { shut: ["north", "desk"] } }));
    expect([found("nora"), found("desk")]).toEqual([NONE, NONE]);
    expect(maySee(acts.world.context("a"), actor("desk"))).toBe(false);
    ok(acts.patch("a", "ann", { main: { shut: [] } }));
    expect([found("nora"), found("desk"), found("gus")]).toEqual([NONE, NONE, "r - r - - - - -"]);
    const lift = (as: string) =>
      said(acts.world.send("a", acts.world.person(as), { type: "LiftExclusion", person: asId("desk") }));
    acts.world.assign("desk", "dora");
    expect([lift("eve"), lift("ann"), lift("dora")]).toEqual(["not-found", "not-allowed", "accepted"]);
    expect([found("desk"), found("nora")]).toEqual(["r b b r - - - -", NONE]);
  });

  test("an invitation that ended ends what it opened", () => {
    ok(acts.do("a/invite/gus", "ann", "end"));
    expect(found("gus")).toBe(NONE);
  });

  test("in a closed case nothing of the case is written any more; what may be read stays", () => {
    ok(acts.do("a", "desk", "stop"));
    expect([found("ann"), found("desk")]).toEqual(["r r r b r r r r", "r r r r - - - -"]);
  });

  test("what is not there answers as what is not allowed: no reason tells them apart", () => {
    const context = acts.world.context("a");
    expect(mayRead(context, actor("eve"), acts.unit("a"), "main")).toEqual(
      mayRead(context, actor("eve"), acts.unit("a"), "nothing"),
    );
    expect(mayWrite(context, actor("eve"), acts.unit("a"), "main")).toEqual(
      mayWrite(context, actor("eve"), acts.unit("a"), "nothing"),
    );
  });
});
