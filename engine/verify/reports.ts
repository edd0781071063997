/** What a report says it does not tell it cannot print: no name over any road, no number that leads back, nothing wider than its readers may know (docs/design.md section 3). */

import type { Compiler } from "../compile/compiler.ts";
import { type Origin, originsOf } from "../compile/origins.ts";
import type { CompiledProcess, CompiledReport, CompiledUnit, ReportExpression } from "../compile/types.ts";
import type { FieldSchema } from "../definition/types.ts";
import { checkWidths } from "./report-widths.ts";

/** Checks every report of a process: names, numbers, links and classes. */
export function checkReports(compiler: Compiler, _root: string, process: CompiledProcess): void {
  for (const report of Object.values(process.reports)) {
    const home = process.kinds[report.kind];
    const unit = report.item === undefined ? home : home?.items[report.item];
    if (!unit) continue;
    for (const expression of report.expressions) {
      if (report.privacy === "personal") acrossLinks(compiler, expression);
      else checkNames(compiler, process, unit, report, expression);
      if (report.privacy === "anonymous" || report.privacy === "aggregate")
        checkNumbers(compiler, process, unit, report, expression);
      checkWidths(compiler, process, unit, report, expression);
    }
  }
}

/** Names somebody, or may: free text that is not looked through when it is typed. */
const namesSomebody = ({ privacy, screen }: FieldSchema): boolean =>
  privacy?.identifies === "direct" || (privacy?.freeText === true && screen !== true);
const namingFields = ({ fields }: Origin): readonly FieldSchema[] => fields.filter(namesSomebody);
/** As it is read, without the stars of elements. */
const shown = ({ read }: Origin): string => read.filter((part) => part !== "*").join(".");

function checkNames(
  compiler: Compiler,
  process: CompiledProcess,
  unit: CompiledUnit,
  { privacy }: CompiledReport,
  { at, program, rowsOf }: ReportExpression,
): void {
  // What the list itself gives was found at the list.
  const ofList = new Set(rowsOf ? originsOf(process, unit, rowsOf).flatMap(namingFields) : []);
  const found = originsOf(process, unit, program, rowsOf).find((origin) =>
    namingFields(origin).some((field) => !ofList.has(field)),
  );
  if (!found) return;
  compiler.find(
    at,
    "report-names-somebody",
    `This report is ${privacy}, and \`${shown(found)}\` can name a person.`,
    'Leave it out, show a number or a function instead, let free text be looked through when it is typed ("screen": true), or make the report personal.',
  );
}

/** Numbers and ids of instances. */
const LEADS_BACK: readonly (string | undefined)[] = ["number", "ownerNumber", "owner", "reference", "link"];
/** A number leads back to its case: only a pseudonymised report shows it. */
function checkNumbers(
  compiler: Compiler,
  process: CompiledProcess,
  unit: CompiledUnit,
  { privacy }: CompiledReport,
  { at, program, rowsOf }: ReportExpression,
): void {
  const found = originsOf(process, unit, program, rowsOf).find(({ known }) => LEADS_BACK.includes(known));
  if (!found) return;
  compiler.find(
    at,
    "report-shows-number",
    `This report is ${privacy}, and \`${shown(found)}\` leads back to a case.`,
    "Leave it out, count instead, or make the report pseudonymised.",
  );
}

/** What is personal stays with the instance that owns it: its rules are not asked for a report of another. */
function acrossLinks(compiler: Compiler, { at, program }: ReportExpression): void {
  if (![...program.reads, ...program.elements].some(([head]) => head === "linked")) return;
  compiler.find(
    at,
    "report-crosses-links",
    "A personal report reads across a link, where the owner decides who may read.",
    "Make the report pseudonymised, or make it about the kind that owns what it shows.",
  );
}
