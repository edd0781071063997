/** Templates are processes that are proved: what a designer begins with has nothing wrong in it. */

import { expect, test } from "vitest";
import { exampleFindings, playExamples } from "../../../engine/index.ts";
import { readFiles } from "../../../server/definitions/files.ts";
import { proveSource } from "../../../server/definitions/source.ts";
import { fromTemplate, templatesIn } from "../../../server/definitions/templates.ts";
import { compileValidators } from "../../../server/forms/validators.ts";

const files = readFiles(new URL("../../..", import.meta.url).pathname);
const templates = templatesIn(files).map(({ id }) => id);

test("the emptiest template comes first, and each has a name and an explanation in both languages", () => {
  expect(templates[0]).toBe("empty");
  for (const { words, help } of templatesIn(files))
    for (const texts of [words, help]) expect(Object.keys(texts).sort()).toEqual(["en", "nl"]);
});

test.each(templates)(
  "a process that begins as the template %s is proved under its own name, its examples played",
  (template) => {
    const kept = fromTemplate(files, template, "sleepsRough", { nl: "Buitenslapers", en: "" });
    expect(kept?.root).toBe("workflows/sleeps-rough");
    if (!kept) return;
    const { process, findings } = proveSource(kept);
    const told = findings.filter(({ code }) => code !== "missing-text" && code !== "unused-role");
    expect(told).toEqual([]);
    expect(process?.id).toBe("sleepsRough");
    expect(process?.definition.texts["nl"]?.["process"]).toBe("Buitenslapers");
    if (!process) return;
    const options = { validate: compileValidators(process) };
    const results = playExamples(process, options);
    expect(exampleFindings(process, { files: new Map(kept.files), roots: [kept.root] }, options, results)).toEqual([]);
  },
);
