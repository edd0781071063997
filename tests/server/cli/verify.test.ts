/** `casustafel verify` as a process author meets it: exit codes, findings for people, findings for programs. */

import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundled } from "../../support/bundle.ts";
import { pageFiles } from "../../support/page.ts";

const project = process.cwd();
/** One process with one example, so that a check takes a second; every example of every process is played in tests/scenarios. */
let copy = "";

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "casustafel-verify-"));
  for (const folder of ["workflows/mdo-jeugd", "workflows/profiles", "forms/mdo-jeugd"])
    cpSync(join(project, folder), join(copy, folder), { recursive: true });
  const examples = join(copy, "workflows", "mdo-jeugd", "examples");
  for (const name of readdirSync(examples)) if (name !== "good-road.json") rmSync(join(examples, name));
  // What an example is called goes with it.
  for (const language of ["nl", "en"]) {
    const file = join(copy, "workflows", "mdo-jeugd", `texts.${language}.json`);
    const kept = Object.entries(JSON.parse(readFileSync(file, "utf8")) as object).filter(
      ([key]) => !key.startsWith("examples.") || key === "examples.good-road",
    );
    writeFileSync(file, JSON.stringify(Object.fromEntries(kept)));
  }
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function verify(...args: string[]): { readonly status: number | null; readonly out: string; readonly error: string } {
  const done = spawnSync(process.execPath, [bundled("casustafel"), "verify", ...args], {
    encoding: "utf8",
    cwd: tmpdir(),
  });
  return { status: done.status, out: done.stdout, error: done.stderr };
}

test("a folder outside the project in which nothing is wrong exits with 0 and an empty list", () => {
  const done = verify(copy, "--json");
  expect([done.status, JSON.parse(done.out)]).toEqual([0, []]);
});

test("a broken definition exits with 1 and tells file, line, column, what was found and what would help", () => {
  const file = join(copy, "workflows", "mdo-jeugd", "case", "facts.json");
  const before = readFileSync(file, "utf8");
  writeFileSync(file, before.replace("items.action.exists", "items.acton.exists"));
  const done = verify(join(copy, "workflows", "mdo-jeugd", "case"), "--json");
  writeFileSync(file, before);
  const findings = JSON.parse(done.out) as readonly Record<string, unknown>[];
  expect(done.status).toBe(1);
  expect(Object.keys(findings[0] ?? {})).toEqual([
    "code",
    "severity",
    "file",
    "pointer",
    "line",
    "column",
    "message",
    "remedy",
  ]);
  expect(findings[0]).toMatchObject({
    code: "unknown-name",
    severity: "error",
    file: "workflows/mdo-jeugd/case/facts.json",
    pointer: "/actionsOpen/is",
    remedy: 'Did you mean "action"?',
  });
});

test("a folder without a process exits with 2 and one sentence", () => {
  const done = verify(join(copy, "workflows", "nothing-here"));
  expect(done.status).toBe(2);
  expect(done.error).toMatch(/^There is no process in/);
  const told = verify(join(copy, "workflows", "nothing-here"), "--json");
  expect([told.status, told.error]).toEqual([2, ""]);
  expect(JSON.parse(told.out)).toMatchObject([{ code: "no-process", severity: "error" }]);
});

test("a process elsewhere may name a profile that ships with the product", () => {
  const elsewhere = join(copy, "elsewhere");
  for (const folder of ["workflows/mdo-jeugd", "forms"])
    cpSync(join(copy, folder), join(elsewhere, folder), { recursive: true });
  const done = verify(elsewhere, "--json");
  expect([done.status, JSON.parse(done.out)]).toEqual([0, []]);
});

test("a process folder whose process.json is gone is a finding, not a folder without a process", () => {
  const broken = join(copy, "broken");
  cpSync(join(copy, "workflows", "mdo-jeugd", "case"), join(broken, "workflows", "mine", "case"), {
    recursive: true,
  });
  const done = verify(join(broken, "workflows", "mine"), "--json");
  expect(done.status).toBe(1);
  expect(JSON.parse(done.out)).toMatchObject([{ code: "no-process", file: "workflows/mine/process.json", line: 1 }]);
});

test("an example that no longer comes true, or breaks a promise, is a finding at its step", () => {
  const file = join(copy, "workflows", "mdo-jeugd", "policies.json");
  const before = readFileSync(file, "utf8");
  writeFileSync(file, before.replace("{", '{ "nobodyCloses": { "of": "case", "never": "case.is.closed" },'));
  const done = verify(join(copy, "workflows", "mdo-jeugd"), "--json");
  writeFileSync(file, before);
  const findings = JSON.parse(done.out) as readonly Record<string, string | number>[];
  expect(done.status).toBe(1);
  expect(findings.length).toBeGreaterThan(0);
  for (const { code, file: at, message, line } of findings) {
    expect([code, String(at).startsWith("workflows/mdo-jeugd/"), Number(line) > 1]).toEqual([
      "promise-broken",
      true,
      true,
    ]);
    expect(message).toContain('breaks the promise "nobodyCloses" at a: `case.is.closed` holds');
  }
});

describe("a process in a folder of another name", () => {
  let loose = "";
  beforeAll(() => {
    loose = join(copy, "loose");
    cpSync(join(copy, "workflows", "mdo-jeugd"), join(loose, "my-process"), { recursive: true });
    cpSync(join(copy, "forms"), join(loose, "forms"), { recursive: true });
  });

  test.each(["my-process", "my-process/case", "."])("is checked with the forms beside it, from %s", (folder) => {
    const done = verify(join(loose, folder), "--json");
    expect([done.status, JSON.parse(done.out)]).toEqual([0, []]);
  });

  test("its files are told as they lie there", () => {
    rmSync(join(loose, "forms", "mdo-jeugd", "feedback"), { recursive: true });
    expect(JSON.parse(verify(join(loose, "my-process"), "--json").out)[0]).toMatchObject({
      code: "unknown-form",
      file: "my-process/case/items/agenda-place.json",
      remedy: "Add forms/mdo-jeugd/feedback/schema.json.",
    });
  });
});

test("who reads the first line only gets no stack trace", () => {
  const command = `"${process.execPath}" "${bundled("casustafel")}" verify "${join(copy, "workflows", "mdo-jeugd")}" --json | true`;
  const done = spawnSync("bash", ["-c", command], { encoding: "utf8", cwd: tmpdir() });
  expect(done.stderr).toBe("");
});

test("a warning of the base is not told again of a variant that changes the same field", () => {
  const other = join(copy, "warned");
  for (const [path, text] of pageFiles()) {
    mkdirSync(dirname(join(other, path)), { recursive: true });
    writeFileSync(join(other, path), text);
  }
  const form = join(other, "forms", "mdo-jeugd", "referral", "schema.json");
  const schema = JSON.parse(readFileSync(form, "utf8")) as { properties: Record<string, { maxLength?: number }> };
  // The page's variant hides this field.
  delete schema.properties["tried"]?.maxLength;
  writeFileSync(form, JSON.stringify(schema));
  const told = (JSON.parse(verify(other, "--json").out) as readonly Record<string, string>[]).filter(({ message }) =>
    message?.includes('"tried"'),
  );
  expect(told.map(({ severity, file }) => [severity, file])).toEqual([
    ["warning", "forms/mdo-jeugd/referral/schema.json"],
  ]);
});
