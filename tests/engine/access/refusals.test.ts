/** A refusal tells nobody what a look would not: no value, no row, no text of what is kept from whoever asks. */

import { describe, expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import type { Decision } from "../../../engine/state/types.ts";
import { Acts, said } from "../../support/acts.ts";
import { filesOf, TEXT, type Written, worldOf, written } from "../../support/fixtures.ts";

const by = { by: ["owner"] };
const privacy = (of: string, identifies = "none") => ({ privacy: { subject: "child", identifies, class: of } });
const rejected = (decision: Decision) => (decision.outcome === "rejected" ? decision.rejection : undefined);

describe("a section that is not there now, and is kept until it is again", () => {
  const shape: Written = {
    forms: { note: { text: TEXT } },
    kinds: {
      case: {
        machine: {
          id: "case",
          initial: "one",
          meta: { open: { plain: { by: ["owner", "desk"] }, secret: by } },
          states: { one: {} },
        },
        sections: {
          plain: { form: "t/note", read: { owner: true, desk: true } },
          secret: { form: "t/note", read: { owner: true }, when: "wanted1", whenGone: "keep" },
        },
        facts: { wanted1: { is: 'case.plain.text == "yes"' } },
      },
    },
  };
  const acts = new Acts(worldOf(written(shape)));
  acts.create("a");
  acts.patch("a", "ann", { plain: { text: "yes" }, secret: { text: "hidden words" } });
  acts.patch("a", "ann", { plain: { text: "no" } });

  test("is closed for who could not write it if it were there, and says nothing of what it holds", () => {
    const answers = ["guess", "hidden words"].map((guess) =>
      acts.patch("a", "desk", { secret: { text: "x" } }, { text: guess }),
    );
    expect(answers.map(said)).toEqual(["section-closed", "section-closed"]);
    expect(JSON.stringify(answers)).not.toContain("hidden words");
  });
  test("is told as absent to who writes it, without what it holds", () => {
    const answer = acts.patch("a", "ann", { secret: { text: "x" } }, { text: "guess" });
    expect(JSON.stringify(answer)).not.toContain("hidden words");
  });
});

/** An owner who reads everything, and a desk whose family ends at contact data; both write the same note. */
function noteOfTwoFamilies(note: NonNullable<Written["forms"]>[string]): Acts {
  const files = filesOf({
    process: { roles: { desk: { family: "narrow", held: "group" } } },
    forms: { note },
    kinds: {
      case: {
        machine: {
          id: "case",
          initial: "one",
          meta: { open: { note: { by: ["owner", "desk"] } } },
          states: { one: {} },
        },
        sections: { note: { form: "t/note", read: { owner: true, desk: true } } },
      },
    },
  });
  const path = "workflows/profiles/plain/profile.json";
  const families = { any: { ceiling: "whereabouts" }, narrow: { ceiling: "contact" } };
  files.set(path, JSON.stringify({ ...JSON.parse(files.get(path) ?? "{}"), families }));
  const { process } = publish({ root: "workflows/t", files });
  if (!process) throw new Error("it compiles");
  const acts = new Acts(worldOf(process));
  acts.create("a");
  return acts;
}

describe("a field that goes beyond the family of the one who writes", () => {
  const acts = noteOfTwoFamilies({
    phone: { ...TEXT, ...privacy("contact") },
    harm: { ...TEXT, screen: true, ...privacy("violence") },
  });
  acts.patch("a", "ann", { note: { phone: "06", harm: "hidden words" } });

  test("is not told as the value that somebody else wrote", () => {
    const stale = acts.patch("a", "desk", { note: { harm: "x", phone: "1" } }, { harm: "guess", phone: "guess" });
    expect(said(stale)).toBe("stale-value");
    expect(JSON.stringify(stale)).not.toContain("hidden words");
    expect(rejected(stale)?.details["conflicts"]).toContainEqual({ field: "phone", yours: "1", theirs: "06" });
  });
  test("and a right guess is answered like a wrong one", () => {
    const answers = ["guess", "hidden words"].map((harm) => acts.patch("a", "desk", { note: { harm: "x" } }, { harm }));
    expect(rejected(answers[0] as Decision)).toEqual(rejected(answers[1] as Decision));
  });
  test("is not told as a text that was declared to be no name, when another field is written", () => {
    acts.world.send("a", acts.world.person("ann"), {
      type: "PatchSection",
      unit: [],
      patches: { note: { set: { harm: "on 14-03-2015" } } },
      declared: ["14-03-2015"],
    });
    expect(said(acts.patch("a", "desk", { note: { phone: "07" } }))).toBe("accepted");
  });
});

test("who may not read a field of a row cannot take it away by writing the row as it was told to him", () => {
  const acts = noteOfTwoFamilies({
    rows: {
      type: "array",
      maxItems: 5,
      absent: [],
      ...privacy("contact"),
      items: {
        type: "object",
        additionalProperties: false,
        properties: {
          phone: { ...TEXT, maxLength: 20, ...privacy("contact") },
          harm: { ...TEXT, maxLength: 20, ...privacy("violence") },
        },
      },
    },
  });
  acts.patch("a", "ann", {
    note: {
      rows: [
        { phone: "1", harm: "kept" },
        { phone: "2", harm: "gone" },
      ],
    },
  });
  const rows = () => acts.world.contents("a").read(null, "note")?.["rows"] as readonly Record<string, string>[];
  const [first] = rows();
  expect(said(acts.patch("a", "desk", { note: { rows: [{ id: first?.["id"], phone: "3" }, { phone: "4" }] } }))).toBe(
    "accepted",
  );
  expect(rows().map(({ phone, harm }) => [phone, harm])).toEqual([
    ["3", "kept"],
    ["4", undefined],
  ]);
  expect(said(acts.patch("a", "ann", { note: { rows: [{ id: first?.["id"], phone: "5" }] } }))).toBe("accepted");
  expect(rows().map(({ phone, harm }) => [phone, harm])).toEqual([["5", undefined]]);
});

describe("rows that are narrowed to others", () => {
  const WORD = { ...TEXT, maxLength: 20, ...privacy("process") };
  const shape: Written = {
    forms: {
      log: {
        rows: {
          type: "array",
          maxItems: 3,
          absent: [],
          items: {
            type: "object",
            additionalProperties: false,
            properties: {
              what: { ...WORD, screen: true },
              day: { type: "string", format: "date", ...privacy("process") },
            },
          },
        },
      },
    },
    kinds: {
      case: {
        machine: {
          id: "case",
          initial: "one",
          meta: { open: { log: { by: ["owner", "desk"] } } },
          states: { one: {} },
        },
        sections: { log: { form: "t/log", read: { owner: true, desk: true }, rows: ["owner", "desk"] } },
      },
    },
  };
  const start = () => {
    const acts = new Acts(worldOf(written(shape)));
    acts.create("a");
    const kept = acts.world.send("a", acts.world.person("ann"), {
      type: "PatchSection",
      unit: [],
      patches: { log: { set: { rows: [{ what: "on 14-03-2015", visibleTo: ["owner"] }, { what: "for all" }] } } },
      declared: ["14-03-2015"],
    });
    expect(said(kept)).toBe("accepted");
    return acts;
  };
  test("are not told by the place of a fault: it is one among the rows that the writer sees", () => {
    const answer = start().patch("a", "desk", { log: { rows: [{ what: "again" }, { what: "b", day: "never" }] } });
    expect(rejected(answer)?.details["errors"]).toMatchObject([{ pointer: "/rows/1/day" }]);
  });
  test("are not told by a text in them that was declared to be no name", () => {
    const answer = start().patch("a", "desk", { log: { rows: [{ what: "again" }] } });
    expect(said(answer)).toBe("accepted");
  });
  test("count all the same: a list that is full with them is full, which is told of the list alone", () => {
    const answer = start().patch("a", "desk", { log: { rows: [{ what: "1" }, { what: "2" }, { what: "3" }] } });
    expect(rejected(answer)?.details["errors"]).toMatchObject([{ pointer: "/rows", code: "maxItems" }]);
  });
});
