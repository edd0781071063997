/** The privacy class travels with a value: whatever road a name takes into a report that says it has none, the report does not compile. */

import { describe, expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { filesOf, NAMES, TEXT } from "../../support/fixtures.ts";

const named = { subject: "child", identifies: "direct", class: "contact" };
const violent = { subject: "child", identifies: "none", class: "violence" };
const chart = (id: string, open: object = {}) => ({ id, initial: "one", meta: { open }, states: { one: {} } });

const files = filesOf({
  process: { roles: { narrow: { family: "narrow", held: "group" } } },
  forms: {
    family: {
      surname: { ...TEXT, privacy: named },
      plain: TEXT,
      danger: { ...TEXT, privacy: violent },
      names: { ...NAMES, privacy: named },
    },
    plan: { leader: { ...TEXT, privacy: named }, room: TEXT, alarm: { ...TEXT, privacy: violent } },
    task: { who: { ...TEXT, privacy: named }, what: TEXT },
  },
  kinds: {
    case: {
      machine: chart("case", { family: { by: ["owner"] } }),
      sections: { family: { form: "t/family", read: { owner: true } } },
      facts: {
        who: { is: "case.family.surname" },
        again: { is: 'who + "!"', else: '""' },
        brought: { is: "items.place.map(p, p.far.leader)" },
        isDangerous: { is: 'items.place.exists(p, p.far.alarm == "yes")' },
      },
      "items/place": {
        add: { by: ["owner"] },
        chart: chart("place"),
        link: {
          to: "meeting",
          shows: {
            name: "case.family.surname",
            through: "again",
            child: "own.job.map(j, j.task.who)",
            room: "case.family.plain",
            danger: 'case.family.danger == "yes"',
          },
          brings: { leader: "meeting.plan.leader", room: "meeting.plan.room", alarm: "meeting.plan.alarm" },
        },
      },
      "items/job": {
        of: "place",
        add: { by: ["owner"], fill: "task" },
        chart: chart("job"),
        sections: { task: { form: "t/task", read: { owner: true } } },
      },
      "items/person": { for: "case.family.names", chart: chart("person") },
    },
    meeting: {
      machine: chart("meeting", { plan: { by: ["owner"] } }),
      sections: { plan: { form: "t/plan", read: { owner: true } } },
      facts: {
        shown: { is: "incoming.place.map(p, p.name)" },
        dangers: { is: "incoming.place.exists(p, p.danger)" },
      },
    },
  },
});
const profile = "workflows/profiles/plain/profile.json";
const families = { any: { ceiling: "whereabouts" }, narrow: { ceiling: "social" } };
files.set(profile, JSON.stringify({ ...JSON.parse(files.get(profile) ?? "{}"), families }));

/** Codes of the errors in a report of one block, and in its text. */
function findings(of: string, block: object, more: { privacy?: string; read?: object; text?: string } = {}) {
  const { privacy = "pseudonymised", read = { owner: true }, text } = more;
  const report = { of, privacy, read, blocks: { part: block } };
  const all = new Map(files).set("workflows/t/reports/list.json", JSON.stringify(report));
  if (text !== undefined) all.set("workflows/t/texts.nl.json", JSON.stringify({ "reports.list.blocks.part": text }));
  return publish({ root: "workflows/t", files: all })
    .findings.filter(({ file, severity }) => severity === "error" && /(reports\/list|texts\.nl)\.json$/.test(file))
    .map(({ code, pointer }) => `${code} ${pointer.replace("/blocks/part", "")}`);
}
const table = (list: string, column: string) => ({ table: list, columns: { a: column } });
const NAMED = "report-names-somebody";
const COLUMN = `${NAMED} /columns/a`;

describe("a name that reaches a report without names is found", () => {
  test.each([
    ["in a field", "case", { fields: ["case.family.surname"] }, `${NAMED} /fields/0`],
    ["through a fact of a fact", "case", { fields: ["again"] }, `${NAMED} /fields/0`],
    ["in a list", "case", { lists: { all: "case.family.names" } }, `${NAMED} /lists/all`],
    ["in a column", "case", table("items.job", "row.task.who"), COLUMN],
    ["by the name of a part", "case", { fields: ['case.family["surname"]'] }, `${NAMED} /fields/0`],
    [
      "by a part that is chosen when it runs",
      "case",
      { fields: ["case.family[case.family.plain]"] },
      `${NAMED} /fields/0`,
    ],
    ["in one side of a choice", "case", table("items.job", 'row.is.one ? row.task.who : ""'), COLUMN],
    ["joined with other words", "case", { fields: ['join(case.family.names, ", ")'] }, `${NAMED} /fields/0`],
    ["as the key of a set", "case", table("items.person", "row.key"), COLUMN],
    [
      "in a row of another instance",
      "meeting",
      table("flatten(linked.place.map(p, p.own.job))", "row.task.who"),
      COLUMN,
    ],
    ["shown by a link", "meeting", table("incoming.place", "row.name"), COLUMN],
    ["shown by a link, of a fact", "meeting", table("incoming.place", "row.through"), COLUMN],
    ["shown by a link, of its children", "meeting", table("incoming.place", "row.child"), COLUMN],
    ["shown by a link, through a fact here", "meeting", { lists: { all: "shown" } }, `${NAMED} /lists/all`],
    ["brought by a link", "case", table("items.place", "row.far.leader"), COLUMN],
    ["brought by a link, through a fact", "case", { lists: { all: "brought" } }, `${NAMED} /lists/all`],
    ["brought by a link, seen from its far end", "meeting", table("linked.place", "row.far.leader"), COLUMN],
  ])("%s", (_, of, block, expected) => {
    expect(findings(of, block)).toEqual([expected]);
  });
  test("between the braces of a text", () => {
    const text = "Van {{ shown }} en {{ meeting.plan.room }}";
    expect(findings("meeting", { heading: "part" }, { text })).toEqual([`${NAMED} /reports.list.blocks.part`]);
  });
});

describe("what names nobody may take the same roads", () => {
  test.each([
    ["a field", "case", { fields: ["case.family.plain"] }],
    ["whether a name is there", "case", { fields: ['case.family.surname != ""'] }],
    ["how many there are", "case", { fields: ["size(case.family.names)"] }],
    ["shown by a link", "meeting", table("incoming.place", "row.room")],
    ["brought by a link", "case", table("items.place", "row.far.room")],
    ["a number of the case", "meeting", table("linked.place", "row.ownerNumber")],
  ])("%s", (_, of, block) => {
    expect(findings(of, block)).toEqual([]);
  });
});

describe("what came over a link goes no further than the families of a report's readers", () => {
  const BEYOND = "report-beyond-readers";
  const both = { read: { owner: true, narrow: true }, privacy: "personal" };
  test.each([
    ["shown", "meeting", table("incoming.place", "row.danger"), `${BEYOND} /columns/a`],
    ["shown, through a fact that only says whether", "meeting", { fields: ["dangers"] }, `${BEYOND} /fields/0`],
    ["brought", "case", table("items.place", "row.far.alarm"), `${BEYOND} /columns/a`],
    ["brought, through a fact that only says whether", "case", { fields: ["isDangerous"] }, `${BEYOND} /fields/0`],
  ])("%s", (_, of, block, expected) => {
    expect(findings(of, block, both)).toEqual([expected]);
    expect(findings(of, block, { ...both, read: { owner: true } })).toEqual([]);
  });
  test("what every reader may know does", () => {
    expect(findings("meeting", table("incoming.place", "row.room"), both)).toEqual([]);
  });
});

test("an anonymous report shows no number, however it is read", () => {
  const anonymous = { privacy: "anonymous" };
  const SHOWS = "report-shows-number";
  expect(findings("meeting", table("linked.place", "row.ownerNumber"), anonymous)).toEqual([`${SHOWS} /columns/a`]);
  expect(findings("meeting", { lists: { all: "incoming.place.map(place, place.number)" } }, anonymous)).toEqual([
    `${SHOWS} /lists/all`,
  ]);
});
