/** What a definition can say of itself: its own number and id, its group, its profile, and words for yes and no. */

import { describe, expect, test } from "vitest";
import { asId } from "../../../engine/ids.ts";
import { publish } from "../../../engine/publish.ts";
import { World } from "../../../engine/simulate/index.ts";
import { type Day, startOfDay } from "../../../engine/time.ts";
import { compileValidators } from "../../../server/forms/validators.ts";
import { Acts, said } from "../../support/acts.ts";
import { filesOf, NAMES, TEXT, type Written } from "../../support/fixtures.ts";

const PROFILE = {
  id: "plain",
  version: "2026-01",
  ages: {
    adult: {
      unit: "year",
      values: [
        { from: "2020-01-01", value: 18, source: "act" },
        { from: "2026-03-10", value: 21, source: "new act" },
      ],
    },
  },
  grounds: { consent: {}, duty: {} },
  families: { any: { ceiling: "whereabouts" } },
  holidays: [],
};
const definition: Written = {
  process: { numbering: { caseNumber: { pattern: "{year}-{n:3}", scope: "year" } } },
  forms: { note: { text: TEXT, ground: TEXT, asked: NAMES } },
  kinds: {
    case: {
      machine: {
        id: "case",
        initial: "one",
        states: {
          one: { meta: { open: { note: { by: ["owner"] } } }, on: { go: { target: "two", actions: "give" } } },
          two: {},
        },
      },
      events: { go: { by: ["owner"] } },
      effects: { give: { number: "caseNumber" } },
      sections: { note: { form: "t/note", read: { owner: true } } },
      facts: {
        called: { is: '"case " + case.number' },
        itself: { is: "case.id" },
        isAdult: { is: "20 >= profile.ages.adult" },
        grounded: { is: "case.note.ground in profile.grounds" },
        organisations: { is: "group.organisations.map(o, o.id)" },
        deskOf: { is: 'group.functions.filter(f, f.name == "desk").map(f, f.organisation)' },
      },
    },
  },
};
const files = (more: Readonly<Record<string, unknown>> = {}) => {
  const all = filesOf(definition);
  all.set("workflows/profiles/plain/profile.json", JSON.stringify(PROFILE));
  for (const [path, value] of Object.entries(more)) all.set(path, JSON.stringify(value));
  return all;
};
const findings = (change: (files: Map<string, string>) => void) => {
  const all = files();
  change(all);
  return publish({ root: "workflows/t", files: all }).findings;
};
function started(): Acts {
  const { process, findings: found } = publish({ root: "workflows/t", files: files() });
  if (!process) throw new Error(JSON.stringify(found));
  const now = startOfDay(asId<Day>("2026-03-02"), "Europe/Amsterdam");
  const acts = new Acts(new World(process, now, { validate: compileValidators(process) }));
  acts.world.person("desk");
  acts.create("a");
  return acts;
}

describe("an instance names itself", () => {
  test("its number is empty until it has one, and a fact follows when it is given", () => {
    const acts = started();
    expect(acts.fact("a", "called")).toBe("case ");
    expect(said(acts.do("a", "ann", "go"))).toBe("accepted");
    expect(acts.fact("a", "called")).toBe("case 2026-001");
  });
  test("its id is the one under which it is stored", () => {
    expect(started().fact("a", "itself")).toBe("a");
  });
});

describe("the profile is read as it is today", () => {
  test("an age follows the law on the day on which it changes, without anybody doing something", () => {
    const acts = started();
    expect(acts.fact("a", "isAdult")).toBe(true);
    acts.world.advance(startOfDay(asId<Day>("2026-03-11"), "Europe/Amsterdam"));
    expect(acts.fact("a", "isAdult")).toBe(false);
  });
  test("its grounds are a list", () => {
    const acts = started();
    acts.patch("a", "ann", { note: { ground: "duty" } });
    expect(acts.fact("a", "grounded")).toBe(true);
  });
  test("an age that it does not have is told with those that it has", () => {
    const found = findings((all) => {
      const path = "workflows/t/case/facts.json";
      all.set(path, String(all.get(path)).replace("profile.ages.adult", "profile.ages.pension"));
    });
    expect(found).toContainEqual(
      expect.objectContaining({ code: "unknown-name", pointer: "/isAdult/is", remedy: 'Known here: "adult".' }),
    );
  });
});

test("the organisations and the functions of the group are lists", () => {
  const acts = started();
  const [own] = acts.fact("a", "deskOf") as readonly string[];
  expect(acts.fact("a", "organisations")).toEqual([own]);
});

describe("words for yes and no", () => {
  const withTexts = (texts: Readonly<Record<string, string>>) =>
    publish({ root: "workflows/t", files: files({ "workflows/t/texts.en.json": texts }) }).findings.filter(
      ({ pointer }) => pointer.includes("choices"),
    );
  test("both answers have words, or one is missing", () => {
    const yes = { "case.facts.isAdult.choices.true": "of age" };
    expect(withTexts({ ...yes, "case.facts.isAdult.choices.false": "minor" })).toEqual([]);
    expect(withTexts(yes)).toEqual([expect.objectContaining({ code: "missing-text", severity: "warning" })]);
  });
  test("an answer that the fact cannot have is told", () => {
    const words = { "case.facts.isAdult.choices.true": "a", "case.facts.isAdult.choices.false": "b" };
    expect(withTexts({ ...words, "case.facts.isAdult.choices.perhaps": "c" })).toEqual([
      expect.objectContaining({ code: "unknown-choice", remedy: "Use one of: false, true." }),
    ]);
  });
});

test.each([
  ["case.idd", 'Did you mean "id"?'],
  ["case.on", undefined],
  ["items.owner", undefined],
])("a remedy for %s is no other word that only looks like it", (expression, remedy) => {
  const found = findings((all) => {
    const path = "workflows/t/case/facts.json";
    all.set(path, String(all.get(path)).replace('"case.id"', JSON.stringify(expression)));
  }).find(({ pointer }) => pointer === "/itself/is");
  expect(found?.code).toBe("unknown-name");
  if (remedy) expect(found?.remedy).toBe(remedy);
  else expect(found?.remedy).not.toContain("Did you mean");
});
