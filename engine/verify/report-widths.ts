/** What came over a link is stored without its section: a report prints of it only what every reader's role family may know. */

import type { Compiler } from "../compile/compiler.ts";
import { originsOf } from "../compile/origins.ts";
import type {
  CompiledProcess,
  CompiledReport,
  CompiledUnit,
  LinkValue,
  Part,
  ReportExpression,
} from "../compile/types.ts";
import type { FieldSchema, PrivacyClass } from "../definition/types.ts";
import type { Path, Program } from "../expressions/types.ts";
import { formFields } from "../forms/index.ts";
import { widest, within } from "../forms/privacy-classes.ts";

/** Fields that are redacted when a report is made need no check; what a link showed or brought cannot be. */
export function checkWidths(
  compiler: Compiler,
  process: CompiledProcess,
  unit: CompiledUnit,
  report: CompiledReport,
  { at, program, rowsOf }: ReportExpression,
): void {
  const ofValues = originsOf(process, unit, program, rowsOf).flatMap(({ fields, isRemote }) =>
    isRemote ? fields.map(classOf) : [],
  );
  const reads = { reads: program.reads, elements: [...program.elements, ...rowsAsElements(program, rowsOf)] };
  const width = widest([...ofValues, ...remoteClasses(process, unit, reads)]);
  const reader = Object.keys(report.read ?? {})
    .flatMap((name) => process.circle(name))
    .find((role) => !ceilingsOf(process, role).some((ceiling) => within(width, ceiling)));
  if (reader === undefined) return;
  compiler.find(
    at,
    "report-beyond-readers",
    `This rests on what is of the class "${width}" and came over a link; "${reader}" may never read that.`,
    "Leave it out, let the link show less, or let the report be read by others.",
  );
}

const classOf = ({ privacy }: FieldSchema): PrivacyClass => privacy?.class ?? "process";
/** The widest classes a role may ever read; who only holds an item reads no further than some family. */
function ceilingsOf({ profile, roles }: CompiledProcess, role: string): readonly PrivacyClass[] {
  const family = roles[role]?.family;
  const families = family === undefined ? Object.values(profile.families) : [profile.families[family]];
  return families.flatMap((one) => (one ? [one.ceiling] : []));
}

/** What is read of `row`, as elements of the list it comes from. */
const rowsAsElements = ({ reads }: Program, rowsOf: Program | undefined): readonly Path[] =>
  (rowsOf?.values ?? []).flatMap((list) =>
    reads.flatMap(([head, ...rest]) => (head === "row" ? [[...list, "*", ...rest]] : [])),
  );

/** Classes of all that a program depends on and that came over a link, through facts and further links. */
function remoteClasses(
  process: CompiledProcess,
  unit: CompiledUnit,
  program: Pick<Program, "reads" | "elements">,
  seen: ReadonlySet<string> = new Set(),
): readonly PrivacyClass[] {
  const { shows, brings } = process.dependencies.ofProgram(unit, program);
  const kind = process.kinds[unit.kind];
  const over = (links: readonly LinkValue[], find: (one: LinkValue) => readonly [CompiledUnit?, Program?]) =>
    links.flatMap((one) => {
      const [far, source] = find(one);
      const key = `${far?.address ?? ""} ${one.item}.${one.name}`;
      if (!far || !source || seen.has(key)) return [];
      const { parts } = process.dependencies.ofProgram(far, source);
      return [
        ...parts.flatMap((part) => classesOf(process, far, part)),
        ...remoteClasses(process, far, source, new Set([...seen, key])),
      ];
    });
  return [
    ...over(shows, ({ item, name }) => {
      const owner = process.kinds[kind?.incoming[item] ?? ""]?.items[item];
      return [owner, owner?.link?.showsPrograms[name]];
    }),
    ...over(brings, ({ item, name }) => {
      const link = kind?.items[item]?.link;
      return [process.kinds[link?.to ?? ""], link?.bringsPrograms[name]];
    }),
  ];
}

/** The classes of the fields that a part means, seen from a unit. */
function classesOf(process: CompiledProcess, unit: CompiledUnit, part: Part): readonly PrivacyClass[] {
  const kind = process.kinds[unit.kind];
  const name = typeof part.of === "object" ? part.of.items : kind?.items[unit.item ?? ""]?.definition.of;
  const home = part.of === "main" ? kind : part.of === "own" ? unit : kind?.items[name ?? ""];
  const form = process.forms[home?.sections[part.section]?.form ?? ""];
  if (!form || part.complete) return [];
  return formFields(form).flatMap(({ pattern, schema }) =>
    part.field === undefined || pattern === `/${part.field}` || pattern.startsWith(`/${part.field}/`)
      ? [classOf(schema)]
      : [],
  );
}
