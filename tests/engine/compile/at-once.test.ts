/** Everything wrong in a definition is told at once: a fault of shape in one file does not hide what is wrong elsewhere, and what only follows from it is not told. */

import { describe, expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { filesOf } from "../../support/processes.ts";

const root = "workflows/mdo-jeugd";
const C = `${root}/case`;
const PLACE = `${C}/items/agenda-place.json`;
const shipped = filesOf("mdo-jeugd");
type Fault = readonly [file: string, from: string, to: string];

function findings(...faults: readonly Fault[]) {
  const files = new Map(shipped);
  for (const [file, from, to] of faults) {
    const changed = (files.get(file) ?? "").replace(from, () => to);
    expect(changed, `"${from}" does not stand in ${file}`).not.toBe(files.get(file));
    files.set(file, changed);
  }
  return publish({ root, files }).findings.map(({ code, file, pointer }) => `${code} ${file}${pointer}`);
}

const SHAPE: readonly (readonly [title: string, fault: Fault, told: readonly string[]])[] = [
  [
    "an unknown key",
    [`${C}/events.json`, '"fill": "closing"', '"fil": "closing"'],
    [`unknown-key ${C}/events.json/close/fil`],
  ],
  [
    "a wrong type",
    [`${C}/events.json`, '"confirm": true', '"confirm": "yes"'],
    [`wrong-type ${C}/events.json/reject/confirm`],
  ],
  [
    "a value that cannot stand there",
    [`${C}/deadlines.json`, '"workday"', '"workdays"'],
    [`unknown-value ${C}/deadlines.json/checkTerm/unit`],
  ],
  [
    "a key that is missing",
    [`${C}/sections.json`, '"form": "mdo-jeugd/referral"', '"why": "x"'],
    [`missing-key ${C}/sections.json/referral`],
  ],
  [
    "a key that stands twice",
    [`${C}/effects.json`, '"tellCoordinator": {', '"giveNumber": { "number": "caseNumber" }, "tellCoordinator": {'],
    [`duplicate-key ${C}/effects.json/giveNumber`],
  ],
  ["no JSON", [`${C}/effects.json`, "{", "{{"], []],
  ["a key of an item", [PLACE, '"brings"', '"bring"'], [`unknown-key ${PLACE}/link/bring`]],
];
/** Faults of another kind in other files, each told by a later check. */
const LATER: readonly (readonly [fault: Fault, told: string])[] = [
  [
    [`${root}/meeting/facts.json`, "settings.quorum", "settings.quorm"],
    `unknown-name ${root}/meeting/facts.json/needed/is`,
  ],
  [
    ["forms/mdo-jeugd/meeting/schema.json", '"required": ["date"', '"required": ["dat"'],
    "unknown-name forms/mdo-jeugd/meeting/schema.json",
  ],
];

describe("a fault of shape", () => {
  test.each(SHAPE)("%s: nothing is told that only follows from it", (_, fault, told) => {
    const all = findings(fault);
    expect(all.length).toBeGreaterThan(0);
    if (told.length > 0) expect(all).toEqual(told);
    else for (const one of all) expect(one).toContain(` ${fault[0]}`);
  });
  test.each(SHAPE)("%s: what is wrong in other files is told beside it", (_, fault) => {
    const all = findings(fault, ...LATER.map(([other]) => other));
    for (const [, told] of LATER)
      expect(
        all.some((one) => one.startsWith(told)),
        `${told} in ${all.join("\n")}`,
      ).toBe(true);
    expect(all.some((one) => one.includes(` ${fault[0]}`))).toBe(true);
  });
  test("what is wrong elsewhere in the same file is told beside it", () => {
    const all = findings(
      [`${C}/facts.json`, '"submitted": { "is"', '"submitted": { "iss": "true", "is"'],
      [`${C}/facts.json`, "case.since.running", "case.since.runing"],
    );
    expect(all).toEqual([`unknown-key ${C}/facts.json/submitted/iss`, `unknown-name ${C}/facts.json/accepted/is`]);
  });
});

describe("what is not there", () => {
  const without = (missing: string, ...faults: readonly Fault[]) => {
    const files = new Map(shipped);
    for (const [file, from, to] of faults)
      files.set(
        file,
        (files.get(file) ?? "").replace(from, () => to),
      );
    files.delete(missing);
    return publish({ root, files }).findings.map(({ code, file, pointer }) => `${code} ${file}${pointer}`);
  };
  test("a profile that is not there hides nothing, and nothing is told that only it can say", () => {
    const all = without("workflows/profiles/nl-jeugd/profile.json", ...LATER.map(([fault]) => fault));
    const itself = `unknown-profile ${root}/process.json/profile`;
    expect(all).toContain(itself);
    for (const [, told] of LATER) expect(all.some((one) => one.startsWith(told))).toBe(true);
    expect(without("workflows/profiles/nl-jeugd/profile.json")).toEqual([itself]);
  });
  test("a form that is not there is told where it is named, not in every example that fills it", () => {
    const told = without("forms/mdo-jeugd/feedback/schema.json");
    expect(told).toContain(`unknown-form ${PLACE}/sections/feedback/form`);
    expect(told.filter((one) => one.startsWith("unknown-field"))).toEqual([]);
  });
  test("a fault in a profile that the process does not name is none of its own", () => {
    const other = { id: "other", version: "1", families: {}, holidays: [], nonsense: true };
    const files = new Map(shipped).set("workflows/profiles/other/profile.json", JSON.stringify(other));
    expect(publish({ root, files }).findings).toEqual([]);
  });
});

describe("a file that belongs nowhere", () => {
  test.each([
    [`${root}/machine.json`],
    [`${root}/case/itmes/action.json`],
    [`${root}/case/items/old/action.json`],
    [`${root}/case/section.json`],
    [`${root}/reports/old/list.json`],
    [`${root}/variants/oosterveen/overlays.json`],
    ["forms/mdo-jeugd/referral/shema.json"],
  ])("%s", (file) => {
    const files = new Map(shipped).set(file, "{}");
    const overlay = { root: `${root}/variants/oosterveen`, files };
    const told = publish({ root, files }, file.includes("variants") ? [overlay] : []).findings;
    expect(told.map(({ code, file: at, severity }) => [code, at, severity])).toEqual([["unknown-file", file, "error"]]);
  });
  test("what has a place is no finding", () => {
    for (const file of [
      `${root}/tables.json`,
      `${root}/figures.json`,
      `${root}/demo/more.json`,
      "forms/mdo-jeugd/referral/examples/one.json",
    ]) {
      const files = shipped.has(file) ? shipped : new Map(shipped).set(file, "{}");
      expect(publish({ root, files }).findings.filter(({ code }) => code === "unknown-file")).toEqual([]);
    }
  });
});
