/** On which papers a question stands, and the edits that put it on one or take it off. */

import {
  type DefinitionEdit,
  type EditedFiles,
  type Json,
  pointerTo,
  type Question,
} from "../../../../engine/index.ts";
import { asList, asObject, isObject, type JsonObject } from "../json.ts";
import { addNamed, type Paper, papersOf } from "../reports/report-edits.ts";
import { freshKey, LANGUAGES, textAt } from "../words-of.ts";
import type { PlacedForm } from "./places-of-forms.ts";

export interface PaperOfQuestion {
  readonly paper: Paper;
  /** Takes it off; empty when it is not on the paper as such. */
  readonly off: readonly DefinitionEdit[];
  /** A formula of the paper reads it. */
  readonly inFormula: boolean;
  /** Puts it on; absent when the paper has no place for it. */
  readonly on?: readonly DefinitionEdit[];
}
interface Asked {
  readonly root: string;
  readonly files: EditedFiles;
  readonly form: string;
  readonly question: Question;
  /** Parts of the process that use the form. */
  readonly places: readonly PlacedForm[];
}
const reads = (text: string, source: string): boolean =>
  new RegExp(`(?<![\\w.])${source.replaceAll(".", "\\.")}(?!\\w)`).test(text);
const isRowOf = (text: string, list: string): boolean => reads(text, list);

/** As a block of a paper names it: of the paper's own kind, or of each row of a table. */
function sourceIn(
  { question, places }: Asked,
  paper: Paper,
  block: JsonObject,
): { source: string; inRow: boolean } | undefined {
  const table = typeof block["table"] === "string" ? block["table"] : undefined;
  const { inside, name, key } = question;
  for (const { chart, section } of places) {
    if (table !== undefined && chart.item === undefined && inside !== "" && !inside.includes("."))
      if (isRowOf(table, `${chart.kind}.${section}.${inside}`)) return { source: `row.${name}`, inRow: true };
    if (table !== undefined && chart.item !== undefined && inside === "")
      if (["items", "linked", "own"].some((of) => new RegExp(`\\b${of}\\.${chart.item}\\b`).test(table)))
        return { source: `row.${section}.${key}`, inRow: true };
    if (table === undefined && chart.item === undefined && chart.kind === paper.of && inside === "")
      return { source: `${chart.kind}.${section}.${key}`, inRow: false };
  }
  return undefined;
}
const textsIn = (value: Json | undefined): readonly string[] =>
  typeof value === "string"
    ? [value]
    : Array.isArray(value)
      ? value.flatMap((one) => textsIn(one as Json))
      : isObject(value)
        ? Object.values(value).flatMap((one) => textsIn(one))
        : [];

function offEdits(paper: Paper, name: string, block: JsonObject, source: string): readonly DefinitionEdit[] {
  const fields = asList(block["fields"]).map(String);
  const at = fields.indexOf(source);
  return [
    ...(at < 0 ? [] : [{ op: "remove", file: paper.file, pointer: pointerTo("blocks", name, "fields", at) } as const]),
    ...(["columns", "lists"] as const).flatMap((part) =>
      Object.entries(asObject(block[part])).flatMap(([key, value]): DefinitionEdit[] =>
        value === source ? [{ op: "remove", file: paper.file, pointer: pointerTo("blocks", name, part, key) }] : [],
      ),
    ),
  ];
}
/** A column goes with its words when no other block of the paper has one of that name. */
function wordsOff({ root, files }: Asked, paper: Paper, off: readonly DefinitionEdit[]): readonly DefinitionEdit[] {
  return off.flatMap((edit) => {
    const [, block, part, key = ""] = ("pointer" in edit ? edit.pointer : "").slice(1).split("/");
    if (part !== "columns" && part !== "lists") return [];
    const isElsewhere = paper.blocks.some(
      ([name, other]) =>
        (name !== block && (key in asObject(other["columns"]) || key in asObject(other["lists"]))) ||
        (name === block && key in asObject(other[part === "columns" ? "lists" : "columns"])),
    );
    if (isElsewhere) return [];
    const address = `reports.${paper.id}.columns.${key}`;
    return LANGUAGES.filter((one) => textAt(files, root, one, address) !== undefined).map(
      (one): DefinitionEdit => ({ op: "remove", file: `${root}/texts.${one}.json`, pointer: pointerTo(address) }),
    );
  });
}
function onEdits(asked: Asked, paper: Paper): readonly DefinitionEdit[] | undefined {
  const { root, files, form, question, places } = asked;
  const words = {
    nl: textAt(files, form, "nl", question.key) ?? "",
    en: textAt(files, form, "en", question.key) ?? "",
  };
  for (const [name, block] of paper.blocks) {
    const found = sourceIn(asked, paper, block);
    if (!found) continue;
    if (found.inRow) {
      const taken = Object.keys(asObject(block["columns"]));
      return addNamed(root, paper, ["blocks", name, "columns"], taken, found.source, words);
    }
    const fields = asList(block["fields"]);
    if (block["fields"] !== undefined)
      return [
        {
          op: "insert",
          file: paper.file,
          pointer: pointerTo("blocks", name, "fields"),
          index: fields.length,
          value: found.source,
        },
      ];
  }
  const own = places.find(({ chart }) => chart.item === undefined && chart.kind === paper.of);
  if (!own || question.inside !== "") return undefined;
  const key = freshKey(
    "fields",
    paper.blocks.map(([name]) => name),
  );
  const value = { fields: [`${own.chart.kind}.${own.section}.${question.key}`] };
  return [{ op: "set", file: paper.file, pointer: pointerTo("blocks", key), value }];
}

/** Every paper on which it stands or can be put. */
export function papersOfQuestion(asked: Asked): readonly PaperOfQuestion[] {
  if (asked.question.kind !== "question") return [];
  return papersOf(asked.root, asked.files).flatMap((paper): PaperOfQuestion[] => {
    const found = paper.blocks.flatMap(([name, block]) => {
      const place = sourceIn(asked, paper, block);
      return place ? [{ name, block, source: place.source }] : [];
    });
    const off = found.flatMap(({ name, block, source }) => offEdits(paper, name, block, source));
    const texts = [
      ...found.flatMap(({ block, source }) => textsIn(block).filter((text) => text !== source && reads(text, source))),
      ...LANGUAGES.flatMap((one) =>
        paper.blocks.flatMap(([name]) => {
          const text = textAt(asked.files, asked.root, one, `reports.${paper.id}.blocks.${name}`) ?? "";
          return found.some(({ source }) => text.includes("{{") && reads(text, source)) ? [text] : [];
        }),
      ),
    ];
    const on = off.length > 0 ? undefined : onEdits(asked, paper);
    if (off.length === 0 && texts.length === 0 && on === undefined) return [];
    return [
      {
        paper,
        off: [...[...off].reverse(), ...wordsOff(asked, paper, off)],
        inFormula: texts.length > 0,
        ...(on ? { on } : {}),
      },
    ];
  });
}
