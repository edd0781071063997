/** Every field, choice and page of a form has words in each language that the process speaks. Without them a plain form of the name is shown: a warning. */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledProcess } from "../compile/types.ts";
import { pointerPart } from "../definition/json.ts";
import type { FormDefinition } from "../definition/types.ts";
import { listFields } from "../forms/fields.ts";
import { isSpoken } from "./texts.ts";
import { isSlip, whatHelps } from "./units.ts";

/** Addresses of the words of a form: `persons`, `persons.relation`, `urgency.choices.normal`, `pages.what`. */
function addressesOf({ schema, ui }: FormDefinition): readonly string[] {
  const fields = listFields(schema).flatMap(({ pattern, schema: field }) => {
    const address = pattern.slice(1).replaceAll("/*", "").replaceAll("/", ".");
    const choices = [...(field.enum ?? []), ...(field.items?.enum ?? [])];
    return [address, ...choices.map((choice) => `${address}.choices.${String(choice)}`)];
  });
  return ["title", ...Object.keys(ui.pages ?? {}).map((page) => `pages.${page}`), ...fields];
}

export function checkFormTexts(compiler: Compiler, root: string, process: CompiledProcess): void {
  // A language of which the process itself has hardly anything yet is told once, there.
  const spoken = Object.keys(process.texts).filter((language) => isSpoken(root, process, language));
  const used = new Set(
    Object.values(process.kinds).flatMap((kind) =>
      [kind, ...Object.values(kind.items)].flatMap(({ sections }) => Object.values(sections).map(({ form }) => form)),
    ),
  );
  for (const [id, form] of Object.entries(process.definition.forms))
    if (used.has(id)) for (const language of spoken) checkForm(compiler, process, id, form, language);
}

function checkForm(
  compiler: Compiler,
  process: CompiledProcess,
  id: string,
  form: FormDefinition,
  language: string,
): void {
  const file = `forms/${id}/texts.${language}.json`;
  const texts = form.texts[language] ?? {};
  const wanted = addressesOf(form);
  // A variant's words stand among those of the process.
  const added = process.texts[language] ?? {};
  const missing = wanted.filter(
    (address) => texts[address] === undefined && added[`forms.${id}.${address}`] === undefined,
  );
  const warn = (pointer: string, code: string, message: string, remedy: string): void =>
    compiler.find({ file, pointer }, code, message, remedy, "warning");
  if (missing.length === wanted.length) {
    warn("", "no-texts", `The form "${id}" has no words in "${language}".`, "Write this file: one text per field.");
    return;
  }
  const slips = Object.keys(texts).filter((address) => !wanted.includes(address) && isSlip(address, missing));
  for (const address of slips)
    warn(
      `/${pointerPart(address)}`,
      "unknown-address",
      `The form "${id}" has nothing that is called "${address}".`,
      whatHelps(address, missing),
    );
  const isOf = (address: string): boolean =>
    address === "intro" || wanted.some((one) => address === one || address.startsWith(`${one}.`));
  for (const address of Object.keys(texts).filter((one) => !isOf(one) && !slips.includes(one)))
    warn(
      `/${pointerPart(address)}`,
      "unknown-address",
      `"${address}" are words of nothing in the form "${id}".`,
      `Take them away, or mend the name. ${whatHelps(address, wanted)}`,
    );
  if (slips.length === 0)
    for (const address of missing)
      warn(
        "",
        "missing-text",
        `"${address}" of the form "${id}" has no words in "${language}".`,
        `Add "${address}" to this file.`,
      );
}
