/** The shared form cases in a browser under a strict content-security policy: every answer is the one that Node gives. */

import { readdirSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FormState } from "../../engine/forms/index.ts";
import { compileValidators, validatorModule } from "../../server/forms/validators.ts";
import { answersOf, type CaseFile, compiledFormOf } from "./in-page/form-cases.ts";
import { openBrowser } from "./support/browser.ts";

const FOLDER = "tests/engine/forms/cases";
const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'";
const names = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .map((name) => name.replace(".json", ""));
const files = new Map(
  names.map((name) => [name, JSON.parse(readFileSync(`${FOLDER}/${name}.json`, "utf8")) as CaseFile]),
);

async function bundle(entry: string): Promise<string> {
  const built = await build({ entryPoints: [entry], bundle: true, format: "esm", write: false, target: "es2022" });
  return built.outputFiles[0]?.text ?? "";
}

/** Path → type and text of what the page may ask for. */
async function assets(): Promise<ReadonlyMap<string, readonly [string, string]>> {
  const script = "text/javascript";
  const served = new Map<string, readonly [string, string]>([
    ["/", ["text/html", '<!doctype html><title>cases</title><script type="module" src="/page.js"></script>']],
    ["/cases.json", ["application/json", JSON.stringify(names)]],
    ["/page.js", [script, await bundle("tests/browser/in-page/form-cases-page.ts")]],
    ["/assets/validator-runtime.js", [script, await bundle("ui/forms/validator-runtime.ts")]],
  ]);
  for (const [name, file] of files) {
    served.set(`/cases/${name}.json`, ["application/json", JSON.stringify(file)]);
    served.set(`/validators/${name}.js`, [script, validatorModule(compiledFormOf(name, file))]);
  }
  return served;
}

function serve(served: ReadonlyMap<string, readonly [string, string]>): Promise<Server> {
  const server = createServer((request, response) => {
    const found = served.get(request.url ?? "");
    response.writeHead(found ? 200 : 404, {
      "content-type": `${found?.[0] ?? "text/plain"}; charset=utf-8`,
      "content-security-policy": POLICY,
    });
    response.end(found?.[1] ?? "");
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}

let server: Server;
let page: Page;
let result: { readonly mayEvaluate: boolean; readonly answers: Readonly<Record<string, readonly FormState[]>> };
const complaints: string[] = [];

beforeAll(async () => {
  server = await serve(await assets());
  const browser = await openBrowser();
  page = await browser.newPage();
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("favicon")) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const output = page.locator("#result");
  await output.waitFor({ state: "attached" }).catch((error) => {
    throw new Error(complaints.join("; "), { cause: error });
  });
  result = JSON.parse((await output.textContent()) ?? "{}");
});
afterAll(async () => {
  await page?.close();
  server?.close();
});

test("every shared case has the same answer in the browser as in Node", () => {
  for (const [name, file] of files) {
    const form = compiledFormOf(name, file);
    const inNode = answersOf(name, file, compileValidators({ forms: { [form.id]: form } }));
    file.cases.forEach(({ title }, index) => {
      const plain = JSON.parse(JSON.stringify(inNode[index])) as FormState;
      expect(result.answers[name]?.[index], `${name}: ${title}`).toEqual(plain);
    });
  }
  expect(complaints).toEqual([]);
});

test("the policy of that page forbids code made from text, so the validators need none", () => {
  expect(result.mayEvaluate).toBe(false);
});
