/** Names that lead from one file to another: what a policy and a report are about, who reads a report, whom a request reaches, what a number is made of, whose an item is. */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledProcess, CompiledReport } from "../compile/types.ts";
import { pointerPart } from "../definition/json.ts";
import { kebab } from "../definition/read.ts";
import { describe } from "../expressions/index.ts";
import type { CelType } from "../expressions/types.ts";
import { below, needName, type UnitPlace, unitsOf } from "./units.ts";

/** What stands between braces in a pattern of a number. */
const PLACEHOLDERS = ["year", "n", "number"];

export function checkReferences(compiler: Compiler, root: string, process: CompiledProcess): void {
  checkPolicies(compiler, root, process);
  checkReportNames(compiler, root, process);
  checkNumbering(compiler, root, process);
  checkRequests(compiler, root, process);
  checkHolders(compiler, root, process);
}

/** A paper that is put together is about a kind that links here, and the whole is as personal as its parts. */
function checkEach(
  compiler: Compiler,
  at: Parameters<Compiler["find"]>[0],
  { kinds, reports }: CompiledProcess,
  { kind, each, privacy }: CompiledReport,
): void {
  const owners = new Set(Object.values(kinds[kind]?.incoming ?? {}));
  const known = Object.keys(reports).filter((name) => owners.has(reports[name]?.of ?? "") && !reports[name]?.each);
  needName(compiler, at, "report", each?.report ?? "", known);
  const part = reports[each?.report ?? ""];
  if (part && part.privacy !== privacy)
    compiler.find(
      at,
      "report-other-privacy",
      `This report is ${privacy}, and what it puts together is ${part.privacy}.`,
      `Write "privacy": "${part.privacy}" here too.`,
    );
}

/** Names of kinds and of their items. */
const unitNames = ({ kinds }: CompiledProcess): readonly string[] =>
  Object.entries(kinds).flatMap(([name, kind]) => [name, ...Object.keys(kind.items)]);

function checkPolicies(compiler: Compiler, root: string, process: CompiledProcess): void {
  for (const [name, { of }] of Object.entries(process.definition.policies))
    needName(
      compiler,
      { file: `${root}/policies.json`, pointer: `/${pointerPart(name)}/of` },
      "unit",
      of,
      unitNames(process),
    );
}

function checkReportNames(compiler: Compiler, root: string, process: CompiledProcess): void {
  const roles = [...Object.keys(process.roles), ...Object.keys(process.definition.process.circles ?? {}), "holder"];
  for (const [name, report] of Object.entries(process.reports)) {
    const at = (pointer: string) => ({ file: `${root}/reports/${kebab(name)}.json`, pointer });
    if (report.keep !== undefined)
      needName(compiler, at("/keep"), "retention", report.keep, Object.keys(process.profile.retention ?? {}));
    const kind = process.kinds[report.kind];
    const item = kind?.items[report.item ?? ""];
    needName(compiler, at("/of"), "unit", report.of, unitNames(process));
    if (report.each) checkEach(compiler, at("/each/report"), process, report);
    const facts = [...(kind?.facts ?? []), ...(item?.facts ?? [])].map((fact) => fact.name);
    for (const [role, rule] of Object.entries(report.read ?? {})) {
      const here = at(`/read/${pointerPart(role)}`);
      needName(compiler, here, "role", role, roles);
      if (rule !== true && kind) needName(compiler, here, "fact", rule.replace(/^!/, ""), facts);
    }
  }
}

function checkNumbering(compiler: Compiler, root: string, process: CompiledProcess): void {
  for (const [name, { pattern }] of Object.entries(process.definition.process.numbering ?? {})) {
    const at = { file: `${root}/process.json`, pointer: `/numbering/${pointerPart(name)}/pattern` };
    for (const [, placeholder = ""] of pattern.matchAll(/\{([^{}:]*)(?::\d+)?\}/g))
      needName(compiler, at, "placeholder", placeholder, PLACEHOLDERS);
  }
}

/** A request is an event that some unit takes from this kind. */
/** What comes back from outside the system is recorded by whoever may send an event of the unit itself. */
function checkRecorded(compiler: Compiler, place: UnitPlace, effect: string, send: string): void {
  const at = below(compiler, place, "effects", effect, "send");
  needName(compiler, at, "event", send, Object.keys(place.unit.events));
  if (place.unit.events[send] && !place.unit.events[send].by?.length)
    compiler.find(
      at,
      "answer-nobody-records",
      `Nobody may record what comes back: "${send}" has no roles.`,
      "Name them in `by` of that event; its `fill` says where the answer is written.",
    );
}

function checkRequests(compiler: Compiler, root: string, process: CompiledProcess): void {
  const units = unitsOf(root, process);
  for (const place of units) {
    const taken = units.flatMap(({ unit }) =>
      Object.entries(unit.events).flatMap(([event, { from }]) =>
        from?.includes(place.kind.kind) && !event.endsWith(".added") ? [event] : [],
      ),
    );
    for (const [name, { definition }] of Object.entries(place.unit.effects)) {
      const { send } = definition;
      if (definition.process !== undefined) continue;
      if (send !== undefined && place.unit.effects[name]?.outside) {
        checkRecorded(compiler, place, name, send);
        continue;
      }
      if (send === undefined || taken.includes(send)) continue;
      const at = below(compiler, place, "effects", name, "send");
      const isDeclared = units.some(({ unit }) => Object.hasOwn(unit.events, send));
      if (isDeclared)
        compiler.find(
          at,
          "request-not-taken",
          `No unit takes "${send}" from "${place.kind.kind}".`,
          `Add "${place.kind.kind}" to \`from\` of that event.`,
        );
      else needName(compiler, at, "event", send, taken);
    }
  }
}

/** A holder is a person, or a list of persons: never an organisation, a number or a condition. */
function checkHolders(compiler: Compiler, root: string, process: CompiledProcess): void {
  for (const place of unitsOf(root, process)) {
    const type = place.item?.holder?.type;
    if (type === undefined || isPersons(type)) continue;
    compiler.find(
      below(compiler, place, "holder"),
      "type-mismatch",
      `An item is held by persons; found ${describe(type)}.`,
      "Give a person, a list of persons, or their ids.",
    );
  }
}
function isPersons(type: CelType): boolean {
  if (typeof type !== "object") return type === "dyn" || type === "string" || type === "null";
  if ("list" in type) return isPersons(type.list);
  return "choice" in type || ("record" in type && "id" in type.record);
}
