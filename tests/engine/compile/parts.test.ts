/** Papers, figures and screens that say too little, too much or something else are told at the place, never passed over. */

import { expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { type Block, PAGE_ROOT, pageFiles } from "../../support/page.ts";

const told = (block: string, change: (given: Block) => Block) =>
  publish({
    root: PAGE_ROOT,
    files: pageFiles((name, given) => (name === block ? change(given) : given)),
  }).findings.flatMap(({ severity, code, file, pointer, line }) =>
    // The page has no words of its own.
    severity === "hint" || code === "no-texts" || line < 1
      ? []
      : [[severity, code, `${file.replace(`${PAGE_ROOT}/`, "")}${pointer}`]],
  );
const blockIn = (block: Block, key: string): Record<string, Block> => block[key] as Record<string, Block>;
const blocksOf = (report: Block): Record<string, Block> => blockIn(report, "blocks");
const LIST = { table: "items.attendance", columns: { who: "row.key" } };

test.each<[title: string, block: string, change: (given: Block) => Block, told: readonly (readonly string[])[]]>([
  ["as the page has it", "report", (given) => given, []],
  [
    "a table without columns",
    "report",
    (given) => ({ ...given, blocks: { ...blocksOf(given), list: { table: LIST.table } } }),
    [["error", "missing-key", "reports/action-list.json/blocks/list"]],
  ],
  [
    "columns without a table",
    "report",
    (given) => ({ ...given, blocks: { ...blocksOf(given), more: { columns: LIST.columns } } }),
    [["error", "missing-key", "reports/action-list.json/blocks/more"]],
  ],
  [
    "a figure of nothing",
    "figures",
    (given) => ({ ...given, leadTime: { over: "case", per: "year" } }),
    [["error", "missing-key", "figures.json/leadTime"]],
  ],
  [
    "a figure over nothing",
    "figures",
    (given) => ({ ...given, leadTime: { count: "planned" } }),
    [["error", "missing-key", "figures.json/leadTime"]],
  ],
  [
    "a figure with a key nobody knows",
    "figures",
    (given) => ({ ...given, leadTime: { over: "case", count: "planned", pre: "year" } }),
    [["error", "unknown-key", "figures.json/leadTime/pre"]],
  ],
  [
    "a figure of another type",
    "figures",
    (given) => ({ ...given, leadTime: { over: "case", count: 7 } }),
    [["error", "wrong-type", "figures.json/leadTime/count"]],
  ],
  [
    "a layout of which no shape is known is left alone",
    "caseScreen",
    () => ({ layout: "goals", agenda: { of: "goal" }, phases: [{ of: "phase" }], votes: 3 }),
    [],
  ],
  [
    "a layout with a key nobody knows",
    "caseScreen",
    (given) => ({ ...given, tabz: {} }),
    [["warning", "unknown-key", "case/screens.json/tabz"]],
  ],
  [
    "a step of what is on the table that shows a part nobody knows",
    "meetingScreen",
    (given) => ({
      ...given,
      steps: { decide: { show: ["action", "referral.question", "verdict"], paper: "nothing" } },
    }),
    [
      ["error", "unknown-part", "meeting/screens.json/steps/decide/show/2"],
      ["error", "unknown-report", "meeting/screens.json/steps/decide/paper"],
    ],
  ],
  [
    "a key nobody knows in a part of a layout",
    "caseScreen",
    (given) => ({ ...given, tabs: { ...blockIn(given, "tabs"), dossier: { shows: ["referral"] } } }),
    [["warning", "unknown-key", "case/screens.json/tabs/dossier/shows"]],
  ],
  [
    "a part that is no name",
    "caseScreen",
    (given) => ({ ...given, tabs: { dossier: { show: ["referral", 7] } } }),
    [["error", "wrong-type", "case/screens.json/tabs/dossier/show/1"]],
  ],
  [
    "a meeting with a key nobody knows",
    "meetingScreen",
    (given) => ({ ...given, agend: "agendaPlace" }),
    [["warning", "unknown-key", "meeting/screens.json/agend"]],
  ],
  [
    "a meeting whose agenda is no name",
    "meetingScreen",
    (given) => ({ ...given, agenda: 7 }),
    [["error", "wrong-type", "meeting/screens.json/agenda"]],
  ],
  [
    "a meeting whose agenda is none",
    "meetingScreen",
    (given) => ({ ...given, agenda: "agendaPlaces" }),
    [["error", "unknown-incoming-link", "meeting/screens.json/agenda"]],
  ],
])("%s", (_, block, change, findings) => {
  expect(told(block, change).filter(([, code]) => code !== "no-bound")).toEqual(findings);
});
