/** What the shipped papers must say, in the worlds of their examples: both answers on cooperation, who has an action now, who said yes. */

import { expect, test } from "vitest";
import { buildReport, linkedView, type ReportBlock } from "../../../engine/reports/index.ts";
import { runExample } from "../../../engine/simulate/index.ts";
import { compileValidators } from "../../../server/forms/validators.ts";
import { shippedProcesses } from "../../support/processes.ts";

const shipped = shippedProcesses("mdo-jeugd").find(({ process }) => process.examples["cooperation-round"]);
if (!shipped) throw new Error("The process whose papers these are is not there.");
const { process } = shipped;
const validate = compileValidators(process);

/** The blocks of a report as it stands at the end of an example. */
function blocksOf(example: string, id: string, report: string): readonly ReportBlock[] {
  const { world } = runExample(process, example, { validate });
  const context = world.context(id);
  const linked = Object.fromEntries(
    Object.entries(context.instance.incoming).map(([item, all]) => [
      item,
      Object.values(all).flatMap(({ owner, item: unit, accepted }) => {
        const far = world.context(owner);
        const state = far.instance.items[unit];
        return accepted && state ? [linkedView(far, state)] : [];
      }),
    ]),
  );
  const person = (one: string) =>
    /^\d/.test(one) ? undefined : { name: `Naam van ${one}`, function: "functie", organisation: `Huis van ${one}` };
  return buildReport({ context, linked, language: "nl", person }, report)?.blocks ?? [];
}
const table = (blocks: readonly ReportBlock[], title: string) =>
  blocks.find((block) => block.type === "table" && block.title === title) as Extract<ReportBlock, { type: "table" }>;

test("the list of a meeting tells both answers on cooperation, what should improve and who takes that up, as a function", () => {
  const fields = blocksOf("cooperation-round", "m1", "actionList").find(
    (block) => block.type === "fields" && block.title === "Samenwerking",
  );
  expect(fields).toMatchObject({
    rows: [
      ["Gaat de samenwerking zoals gewenst?", "Deels"],
      ["Klopt de informatie, en komt die op tijd?", "Nee"],
      ["Wat moet beter?", "casusblad eerder sturen"],
      ["Wie pakt dat op?", expect.stringMatching(/^functie, Huis van/)],
    ],
  });
});

test("an action that was handed over stands with whoever has it now", () => {
  const [row] = table(blocksOf("action-of-who-left", "a", "workingList"), "Acties").rows;
  expect(row?.[2]).toBe("functie, Huis van cjg");
  const [copy] = table(blocksOf("action-of-who-left", "a", "workingList"), "Acties").whose ?? [];
  expect(copy).toEqual(["Huis van cjg"]);
});

test("the key table tells of each who was asked whether it was a yes, how and when", () => {
  const { columns, rows } = table(blocksOf("consent-valid-until", "a", "keyTable"), "Toestemming");
  expect(columns).toEqual(["Wie", "Ja gezegd", "Hoe", "Gevraagd op", "Geldig tot"]);
  expect(rows.length).toBeGreaterThan(0);
  for (const [whom, given, how, asked] of rows) {
    expect(whom).not.toBe("");
    expect(["ja", "nee"]).toContain(given);
    expect(how).not.toBe("");
    expect(asked).toMatch(/^\d{2}-\d{2}-\d{4}$/);
  }
});
