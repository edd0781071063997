/** The engine knows no id of a definition: with every id of the shipped process renamed, every example is played the same. */

import { expect, test } from "vitest";
import { publish } from "../../engine/publish.ts";
import { runExample } from "../../engine/simulate/index.ts";
import { compileValidators } from "../../server/forms/validators.ts";
import { filesOf } from "../support/processes.ts";
import { renameEveryId } from "../support/renamed.ts";

const { files, renamed } = renameEveryId(filesOf("mdo-jeugd"), "mdo-jeugd");

test("a process whose every id is renamed compiles without a finding and plays every example", () => {
  const { process, findings } = publish({ root: "workflows/mdo-jeugd-qq", files });
  expect(renamed).toBeGreaterThan(250);
  expect(findings).toEqual([]);
  if (!process) throw new Error("It does not compile.");
  const validate = compileValidators(process);
  const failures = Object.keys(process.examples).flatMap((name) => runExample(process, name, { validate }).failures);
  expect(failures).toEqual([]);
  expect(Object.keys(process.kinds)).toEqual(["caseQq", "meetingQq"]);
  const variant = { root: "workflows/mdo-jeugd-qq/variants/oosterveen", files };
  expect(publish({ root: "workflows/mdo-jeugd-qq", files }, [variant]).findings).toEqual([]);
});
