/** The tree keeps its layers: checked on the real imports, with a failure that says the way out. */

import { cruise } from "dependency-cruiser";
import extractOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import { expect, test } from "vitest";

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}
interface CruiseOutput {
  readonly summary: { readonly totalCruised: number; readonly violations: readonly Violation[] };
}

async function violations(): Promise<CruiseOutput["summary"]> {
  const options = await extractOptions("./.dependency-cruiser.cjs");
  const { output } = await cruise(["engine", "server", "ui"], { ...options, outputType: "json" });
  return (JSON.parse(String(output)) as CruiseOutput).summary;
}

test("ui and server rest on the engine, the engine on itself, and each layer only on those below it", async () => {
  const summary = await violations();
  // The tool passes silently when it cannot read TypeScript: then it sees next to no modules.
  expect(summary.totalCruised).toBeGreaterThan(100);
  expect(summary.violations.map((found) => `${found.rule.name}: ${found.from} → ${found.to}`)).toEqual([]);
}, 120_000);
