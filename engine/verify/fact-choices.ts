/** Words for what a fact can be (`facts.urgent.choices.true`): of a value that it has, and for yes as well as for no. */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledFact, CompiledProcess } from "../compile/types.ts";
import { pointerPart } from "../definition/json.ts";
import { isChoice } from "../expressions/index.ts";
import { needName, unitsOf } from "./units.ts";

/** What a fact can be, where that is a closed list. */
function valuesOf({ type }: CompiledFact): readonly string[] | undefined {
  if (type === "bool") return ["true", "false"];
  return isChoice(type) ? type.choice : undefined;
}

export function checkFactChoices(compiler: Compiler, root: string, process: CompiledProcess): void {
  for (const [language, texts] of Object.entries(process.texts)) {
    const place = (address: string) => ({
      file: `${root}/texts.${language}.json`,
      pointer: `/${pointerPart(address)}`,
    });
    for (const { unit } of unitsOf(root, process))
      for (const fact of unit.facts) {
        const head = `${unit.address}.facts.${fact.name}.choices.`;
        const values = valuesOf(fact);
        const worded = Object.keys(texts).flatMap((address) =>
          address.startsWith(head) ? [address.slice(head.length)] : [],
        );
        if (!values || worded.length === 0) continue;
        for (const value of worded) needName(compiler, place(head + value), "choice", value, values);
        const missing = fact.type === "bool" ? values.find((value) => !worded.includes(value)) : undefined;
        if (missing !== undefined)
          compiler.find(
            place(head + worded[0]),
            "missing-text",
            `"${head}${missing}" has no words, the other answer has.`,
            `Add "${head}${missing}" to this file.`,
            "warning",
          );
      }
  }
}
