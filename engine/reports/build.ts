/** Builds a report from its definition: every expression asked of the instance as it is now, and what it is linked to. */

import { allowedForRoles } from "../access/access.ts";
import { withheldFacts, withoutHiddenItems } from "../access/fact-visibility.ts";
import { withVisibleLinks } from "../access/incoming-links.ts";
import { redactForReport } from "../access/rows.ts";
import { buildBlock } from "../blocks/index.ts";
import type { BlockWriter } from "../blocks/types.ts";
import type { CompiledProcess, CompiledReport, Template } from "../compile/types.ts";
import { isPaused } from "../decide/deadlines.ts";
import { referenceOf } from "../decide/links.ts";
import type { Cel, PrivacyClass } from "../definition/types.ts";
import type { Program } from "../expressions/types.ts";
import type { InstanceId } from "../ids.ts";
import type { EvaluationContext } from "../state/context.ts";
import { Lazy } from "../state/lazy.ts";
import { evaluate, itemView } from "../state/scope.ts";
import type { Actor, ItemState } from "../state/types.ts";
import { itemUnit, mainUnit, type Unit } from "../state/unit.ts";
import { dayOf } from "../time.ts";
import { ownersOf } from "./bundle.ts";
import { fieldOf, fieldOfColumn, kindOfColumn } from "./fields.ts";
import { frameOf } from "./frame.ts";
import type { ReportModel } from "./types.ts";
import { listWords, type Wording, wordsFor } from "./values.ts";

export interface ReportContext {
  readonly context: EvaluationContext;
  /** Items at the far side of incoming links, by item name. */
  readonly linked: Readonly<Record<string, readonly unknown[]>>;
  readonly language: string;
  readonly person: Wording["person"];
  /** For whom it is made: the one who asks, or all who get a stored one. It shows what each of them may read now. Absent when a definition is tried. */
  readonly readers?: readonly Actor[];
  /** The item that it is about; the instance itself where it is about that. */
  readonly unit?: Unit;
  /** The role through which one reader has it. */
  readonly role?: string;
}
/** What may stand on a report by its class: no wider than the family of the role that asks, or of every role that may have a kept one. */
export function allowedInReport(
  context: EvaluationContext,
  report: string,
  role?: string,
): (of: PrivacyClass) => boolean {
  const readers = Object.keys(context.process.reports[report]?.read ?? {}).flatMap((name) =>
    context.process.circle(name),
  );
  return allowedForRoles(context, role === undefined ? readers : [role]);
}
/** A report under way, with the facts that do not stand on it. */
interface Building extends ReportContext {
  readonly kept: ReadonlySet<string>;
}

/** An item of another instance as a row: like an item here, with the number of its owner. @param readers of the report, asked at the owner */
export function linkedView(
  owner: EvaluationContext,
  item: ItemState,
  stands?: (of: PrivacyClass) => boolean,
  readers?: readonly Actor[],
): Lazy {
  const view = itemView(redactForReport(owner, stands, readers), itemUnit(owner, item));
  return new Lazy((key) => {
    switch (key) {
      case "ownerNumber":
        return Object.values(owner.instance.numbers)[0] ?? "";
      case "ownerBy":
        return owner.instance.creator.id;
      case "ownerItems":
        return itemsByName(redactForReport(owner, stands));
      case "reference":
        return referenceOf(item, owner.instance.id);
      case "dueDay":
        return dueDay(owner, item);
      default:
        return view?.get(key);
    }
  });
}
/** All items of an instance by their names: also those that do not stand under the row. */
const itemsByName = (context: EvaluationContext): Lazy =>
  new Lazy((name) =>
    context.kind.items[name]
      ? Object.values(context.instance.items)
          .filter(({ item }) => item === name)
          .flatMap((one) => itemView(context, itemUnit(context, one)) ?? [])
      : undefined,
  );
/** The day of the nearest deadline of an item; absent when none runs. */
function dueDay({ clock }: EvaluationContext, { deadlines }: ItemState): string | undefined {
  const running = Object.values(deadlines).filter((deadline) => !isPaused(deadline));
  return running.map(({ due }) => dayOf(due, clock.timeZone)).sort()[0];
}

function ask(given: Building, program: Program, row?: unknown): unknown {
  const linked = new Lazy((name) => given.linked[name] ?? []);
  const answer = evaluate(given.context, given.unit ?? mainUnit(given.context), program, {
    linked,
    kept: given.kept,
    ...(row === undefined ? {} : { row }),
  });
  return answer.absent ? undefined : answer.value;
}

/** The language in which what has no text in another one is written. */
const firstLanguage = ({ definition, texts }: CompiledProcess): string =>
  definition.process.language ?? Object.keys(texts)[0] ?? "";

const textAt = ({ process }: EvaluationContext, language: string, address: string): string =>
  process.texts[language]?.[address] ?? process.texts[firstLanguage(process)]?.[address] ?? "";

/** A text with its expressions asked; what is absent leaves nothing. */
const filled = (given: Building, template: Template, wording: Wording): string =>
  template
    .map((part) =>
      typeof part === "string" ? part : wordsFor(ask(given, part), fieldOf(given.context.process, part), wording),
    )
    .join("");

/** Organisations of a person or of several, each once. */
function organisationsOf(persons: unknown, { person }: Wording): readonly string[] {
  const ids = Array.isArray(persons) ? persons : [persons];
  const found = ids.flatMap((id) => (typeof id === "string" ? (person(id)?.organisation ?? []) : []));
  return [...new Set(found)];
}

/** What a block of this report asks, for its reader and in its language. */
function writerOf(given: Building, report: CompiledReport, name: string, block: string, wording: Wording): BlockWriter {
  const { context, language } = given;
  const template = report.texts[language]?.[block] ?? report.texts[firstLanguage(context.process)]?.[block] ?? [];
  const program = (source: Cel): Program | undefined =>
    report.expressions.find((one) => one.program.source === source)?.program;
  const of = <T>(source: Cel, ask: (program: Program) => T): T | undefined => {
    const found = program(source);
    return found && ask(found);
  };
  return {
    title: filled(given, template, wording),
    ask: (source, row) => of(source, (one) => ask(given, one, row)),
    field: (source) => of(source, (one) => fieldOf(context.process, one)),
    columnField: (table, column) => of(table, (list) => of(column, (one) => fieldOfColumn(context.process, list, one))),
    columnKind: (column) => of(column, kindOfColumn),
    label: ({ form, key }) => form.texts[language]?.[key] ?? key,
    column: (one) => textAt(context, language, `reports.${name}.columns.${one}`),
    words: (value, field) => wordsFor(value, field, wording),
    listWords: (value, field) => listWords(value, field, wording),
    organisations: (persons) => organisationsOf(persons, wording),
  };
}

/** The instance without the items and the links that one reader may not know of. */
function visibleTo(context: EvaluationContext, readers: readonly Actor[] | undefined): EvaluationContext {
  const [reader, ...others] = readers ?? [];
  return reader && others.length === 0 ? withoutHiddenItems(withVisibleLinks(context, reader), reader) : context;
}

/** The place of an item among those of its name, from one: it tells two papers apart without a name. */
const partOf = ({ instance }: EvaluationContext, { item }: Unit): string =>
  String(
    Object.values(instance.items)
      .filter((one) => one.item === item?.item)
      .findIndex(({ id }) => id === item?.id) + 1,
  );

/** The day that a report says it is about. */
function dateOf(given: Building, { date, expressions }: CompiledReport): unknown {
  const found = expressions.find(({ program }) => date !== undefined && program.source === date);
  return found && ask(given, found.program);
}

/** What its readers may have of an instance on a report. */
function building(asked: ReportContext, report: string): Building {
  const { readers } = asked;
  const stands = allowedInReport(asked.context, report, asked.role);
  return {
    ...asked,
    context: redactForReport(visibleTo(asked.context, readers), stands, readers),
    kept: withheldFacts(asked.context, readers ?? [], stands, asked.unit),
  };
}
/** Instances whose papers a report puts together, in its order: those that its reader may know of. */
export function partsOf(asked: ReportContext, report: string): readonly InstanceId[] {
  const definition = asked.context.process.reports[report];
  if (!definition?.each) return [];
  const given = building(asked, report);
  return ownersOf(definition, (source, row) => {
    const found = definition.expressions.find(({ program }) => program.source === source);
    return found && ask(given, found.program, row);
  });
}

/** @param report id of a report of the process, about this kind of instance. */
export function buildReport(asked: ReportContext, report: string): ReportModel | undefined {
  const given = building(asked, report);
  const { context, language } = given;
  const definition = context.process.reports[report];
  if (!definition || definition.kind !== context.kind.kind) return undefined;
  if (definition.item !== given.unit?.definition.item) return undefined;
  const day = dateOf(given, definition);
  const wording: Wording = { language, privacy: definition.privacy, person: given.person };
  const group = context.directory.group(context.instance.group);
  const [number] = Object.values(context.instance.numbers);
  return {
    report,
    language,
    title: textAt(context, language, `reports.${report}`),
    note: textAt(context, language, `reports.${report}.help`),
    privacy: definition.privacy,
    ...(number === undefined ? {} : { number }),
    ...(typeof day === "string" ? { day } : {}),
    ...(given.unit ? { part: partOf(context, given.unit) } : {}),
    ...(definition.each ? { partName: textAt(context, language, `reports.${report}.columns.number`) } : {}),
    group: group?.name ?? "",
    municipality: group?.municipality ?? "",
    ...frameOf(context, {
      text: (part) => textAt(context, language, `reports.${report}.${part}`),
      process: textAt(context, language, "process"),
      variant: textAt(context, language, `variants.${context.process.variant ?? ""}`),
      keep: definition.keep,
      about: day,
    }),
    blocks: Object.entries(definition.blocks).flatMap(([key, block]) =>
      buildBlock(block, writerOf(given, definition, report, key, wording)),
    ),
  };
}
