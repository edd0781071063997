/** Who is shut out of one instance is shut out of those linked to it, where the kind says so (docs/format/access.md). */

import { describe, expect, test } from "vitest";
import { maySee } from "../../../engine/access/access.ts";
import { publish } from "../../../engine/publish.ts";
import { Acts, said } from "../../support/acts.ts";
import { filesOf, NAMES, type Written, worldOf, written } from "../../support/fixtures.ts";

const by = { by: ["owner"] };
const kind = (name: string, more: object = {}, on: object = {}) => ({
  machine: {
    id: name,
    initial: "one",
    meta: { open: { shut: by } },
    states: { one: { on: { note: { actions: "tell" }, ...on } } },
  },
  events: { note: { by: ["desk"] }, ...("events" in more ? (more.events as object) : {}) },
  effects: { tell: { notify: ["owner"] } },
  sections: { shut: { form: "t/shut", read: { owner: true } } },
  facts: { barred: { is: `${name}.shut.people` } },
  access: { exclude: { objection: "barred" }, ...("access" in more ? (more.access as object) : {}) },
});
/** A second case follows an earlier one: what each carries to the other is `along`. */
const definition = (own?: string, far?: string): Written => ({
  forms: { shut: { people: NAMES } },
  kinds: {
    later: {
      ...kind("later", own === undefined ? {} : { access: { along: [own] } }),
      "items/follows": {
        link: { to: "earlier" },
        add: by,
        chart: { id: "follows", initial: "on", states: { on: {} } },
      },
    },
    earlier: kind(
      "earlier",
      {
        events: { "follows.added": { from: ["later"] } },
        ...(far === undefined ? {} : { access: { along: [far] } }),
      },
      { "follows.added": { actions: [] } },
    ),
  },
});
function start(written_: Written) {
  const a = new Acts(worldOf(written(written_)));
  a.world.assign("desk", "second");
  a.create("e", "ann", "earlier");
  a.create("l", "ann", "later");
  return a;
}
const knows = (a: Acts, id: string, person = "desk"): boolean => {
  const { id: who, organisation } = a.world.person(person);
  return maySee(a.world.context(id), { person: who, organisation });
};
const shut = (a: Acts, id: string, ...people: readonly string[]) => a.patch(id, "ann", { shut: { people } });
const lift = (a: Acts, id: string) =>
  said(a.world.send(id, a.world.person("second"), { type: "LiftExclusion", person: a.world.person("desk").id }));

describe("to where a link leads", () => {
  test("whoever is shut out before the link, and after it, is shut out there as well; others are not", () => {
    const a = start(definition("follows"));
    shut(a, "l", "desk");
    expect([knows(a, "l"), knows(a, "e")]).toEqual([false, true]);
    expect(said(a.add("l", "ann", "follows", { to: "e" }))).toBe("accepted");
    expect([knows(a, "l"), knows(a, "e"), knows(a, "e", "second")]).toEqual([false, false, true]);
    expect(said(a.do("e", "desk", "note"))).toBe("not-found");
    shut(a, "l", "desk", "second");
    expect([knows(a, "e", "second"), knows(a, "e", "ann")]).toEqual([false, true]);
  });
  test("it stays when the link's owner takes it back, until a person lifts it there; lifted, it does not come back by itself", () => {
    const a = start(definition("follows"));
    a.add("l", "ann", "follows", { to: "e" });
    shut(a, "l", "desk");
    shut(a, "l");
    expect(knows(a, "e")).toBe(false);
    expect(lift(a, "e")).toBe("accepted");
    expect(knows(a, "e")).toBe(true);
    shut(a, "l", "third");
    expect([knows(a, "e"), knows(a, "l")]).toEqual([true, false]);
  });
  test("without `along` each instance shuts out for itself", () => {
    const a = start(definition());
    a.add("l", "ann", "follows", { to: "e" });
    shut(a, "l", "desk");
    shut(a, "e", "second");
    expect([knows(a, "e"), knows(a, "l", "second")]).toEqual([true, true]);
  });
});

describe("from where a link leads", () => {
  test("an incoming link that is named carries it to the owner of the link", () => {
    const a = start(definition(undefined, "follows"));
    shut(a, "e", "desk");
    a.add("l", "ann", "follows", { to: "e" });
    expect(knows(a, "l")).toBe(false);
    shut(a, "e", "desk", "second");
    expect(knows(a, "l", "second")).toBe(false);
    shut(a, "l", "third");
    expect(knows(a, "e", "third")).toBe(knows(a, "e", "stranger"));
  });
  test("lifted there it is told once; shut out there anew it is carried anew", () => {
    const a = start(definition(undefined, "follows"));
    a.add("l", "ann", "follows", { to: "e" });
    shut(a, "e", "desk");
    shut(a, "e");
    lift(a, "e");
    a.do("e", "second", "note");
    const revision = a.world.get("l")?.revision;
    expect(said(a.do("e", "second", "note"))).toBe("accepted");
    expect(a.world.get("l")?.revision).toBe(revision);
    lift(a, "l");
    expect(knows(a, "l")).toBe(true);
    shut(a, "e", "desk");
    expect(knows(a, "l")).toBe(false);
  });
  test("carried both ways it comes to rest", () => {
    const a = start(definition("follows", "follows"));
    a.add("l", "ann", "follows", { to: "e" });
    shut(a, "l", "desk");
    shut(a, "e", "second");
    expect([knows(a, "l"), knows(a, "e"), knows(a, "l", "second"), knows(a, "e", "second")]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

test("a link that does not exist is told where it stands", () => {
  const { process, findings } = publish({ root: "workflows/t", files: filesOf(definition("folows")) });
  expect(process).toBeUndefined();
  expect(findings[0]).toMatchObject({
    code: "unknown-link",
    file: "workflows/t/later/access.json",
    pointer: "/along/0",
    remedy: 'Did you mean "follows"?',
  });
});

test("a variant cannot let an exclusion stop at a link that the base carries it along", () => {
  const root = "workflows/t/variants/v";
  const files = filesOf(definition("follows"));
  const edits = { e1: { change: "later.access.along", value: [] } };
  files.set(`${root}/overlay.json`, JSON.stringify({ id: "v", base: "t@1.0.0", edits }));
  const { findings } = publish({ root: "workflows/t", files }, [{ root, files }]);
  expect(findings[0]).toMatchObject({ code: "widens", file: `${root}/overlay.json`, pointer: "/edits/e1/value" });
});
