/** The steps of a chart in plain words: what is filled in, which buttons there are, what goes by itself, and where each leads. */

import type { ProcessStep, ProcessView, ProcessWay } from "../types.ts";
import { holdsWords, listed, missingWords } from "./facts.ts";
import type { Teller } from "./teller.ts";
import type { PlainPart, PlainRow } from "./types.ts";

const partsOf = ({ guard, parts }: ProcessWay): readonly string[] => parts ?? (guard === undefined ? [] : [guard]);
const unitOf = (address: string): string => address.replace(/\.(effects|events|states)\..*$/, "");

/** Notices and papers that come with a way; what only records something is not told. */
function effectWords(teller: Teller, { effects = [] }: ProcessWay): readonly string[] {
  const { process, say, word, roles, text } = teller;
  const units = Object.values(process.kinds).flatMap((kind) => [kind, ...Object.values(kind.items)]);
  return effects.flatMap((address) => {
    const unit = units.find((one) => one.address === unitOf(address));
    const { notify, report, process: other } = unit?.effects[address.split(".").at(-1) ?? ""]?.definition ?? {};
    if (notify) return [say("steps.notice", { who: roles(notify), what: text(address) ?? word(address) })];
    if (report !== undefined) return [say("steps.paper", { what: word(`reports.${report}`) })];
    return other === undefined ? [] : [say("steps.other")];
  });
}
function leadWords(teller: Teller, { to }: ProcessWay): string {
  const [target] = to;
  if (target === undefined) return teller.say("steps.stays");
  // A history state has no words of its own: it leads back.
  return teller.text(target) ?? teller.say("steps.back");
}
const lead = (teller: Teller, way: ProcessWay): readonly string[] =>
  way.to.length === 0 ? [] : [teller.say("steps.leads", { to: leadWords(teller, way) })];
const condition = (teller: Teller, way: ProcessWay): readonly string[] => {
  const facts = listed(partsOf(way).map((one) => missingWords(teller, one)));
  return facts === "" ? [] : [teller.say("steps.notWhile", { facts })];
};

/** One way in a few sentences. */
export function wayWords(teller: Teller, way: ProcessWay): string {
  const { say, word, roles } = teller;
  const { how, address = "", by, from } = way;
  const effects = effectWords(teller, way);
  if (how === "itself") {
    const facts = listed(partsOf(way).map((one) => holdsWords(teller, one)));
    const to = `“${leadWords(teller, way)}”`;
    return [facts === "" ? say("steps.itselfElse", { to }) : say("steps.itselfIf", { to, facts }), ...effects].join(
      " ",
    );
  }
  if (how === "term") return [say("steps.term", { term: word(address) }), ...lead(teller, way), ...effects].join(" ");
  const what = word(address);
  const senders = from.map((one) => word(one));
  const begin =
    by.length > 0
      ? say("steps.by", { what, who: roles(by) })
      : senders.length > 0
        ? say("steps.byProcess", { what, who: senders.join(", ") })
        : say("steps.bySystem", { what });
  return [`${begin}.`, ...lead(teller, way), ...condition(teller, way), ...effects].join(" ");
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
function fillWords(teller: Teller, step: ProcessStep, optional: boolean): readonly string[] {
  const { say, word, roles } = teller;
  return step.fills
    .filter((one) => one.optional === optional)
    .map(({ address, by, due }) => {
      const values = { what: word(address), who: roles(by) };
      return due === undefined ? say("steps.by", values) : say("steps.byDue", { ...values, due: word(due) });
    });
}
function waitWords({ say, word, roles, text }: Teller, step: ProcessStep): readonly string[] {
  return step.awaits.map(({ address, by, due }) => {
    const values = { what: text(`${address}.task`) ?? word(address), who: roles(by) };
    if (by.length === 0) return word(address);
    return due === undefined ? say("steps.by", values) : say("steps.byDue", { ...values, due: word(due) });
  });
}

/** One a line; several have a sign each. */
const bulleted = (lines: readonly string[]): string =>
  lines.length > 1 ? lines.map((line) => `• ${line}`).join("\n") : lines.join("");
/** What is told of a step, line by line under its label. */
function linesOf(teller: Teller, step: ProcessStep): readonly (readonly [label: string, text: string])[] {
  const { say, text } = teller;
  const help = text(`${step.address}.help`);
  const about = [
    ...(help === undefined ? [] : [sentence(help)]),
    ...(step.initial && step.depth === 0 ? [say("steps.starts")] : []),
    ...(step.end ? [say("steps.ends")] : []),
  ];
  const ways = (isItself: boolean): readonly string[] =>
    step.ways.filter(({ how }) => (how === "itself") === isItself).map((way) => wayWords(teller, way));
  const all = [
    [say("steps.what"), about.join(" ")],
    [say("steps.fill"), bulleted(fillWords(teller, step, false))],
    [say("steps.may"), bulleted(fillWords(teller, step, true))],
    [say("steps.waits"), bulleted(waitWords(teller, step))],
    [say("steps.ways"), bulleted(ways(false))],
    [say("steps.itself"), bulleted(ways(true))],
  ] as const;
  return all.filter(([, words]) => words !== "");
}

/** The name of a step, with that of the step around it. */
function titleOf({ word }: Teller, steps: readonly ProcessStep[], index: number): string {
  const step = steps[index];
  const around = steps.slice(0, index).findLast(({ depth }) => depth < (step?.depth ?? 0));
  return [...(around ? [word(around.address)] : []), word(step?.address ?? "")].join(": ");
}

/** A part for each step of a kind, and one for what can be done in every step. */
export function stepParts(
  teller: Teller,
  { address, steps, always }: ProcessView["kinds"][number],
): readonly PlainPart[] {
  const parts = steps.map((step, index): PlainPart => {
    const lines = linesOf(teller, step);
    const told = lines.length > 0 ? lines : ([[teller.say("steps.what"), teller.say("steps.nothing")]] as const);
    const rows = told.map(([label, text]): PlainRow => ({ id: `${step.address} ${label}`, cells: [label, text] }));
    return { id: step.address, title: `${index + 1}. ${titleOf(teller, steps, index)}`, rows };
  });
  if (always.length === 0) return parts;
  const label = teller.say("steps.ways");
  const cells = [label, bulleted(always.map((way) => wayWords(teller, way)))];
  const everywhere = { id: `${address} everywhere`, title: teller.say("steps.everywhere") };
  return [...parts, { ...everywhere, rows: [{ id: `${address} everywhere ${label}`, cells }] }];
}

/** A row for each step of an item: all that can happen there in one cell. */
export function itemRows(
  teller: Teller,
  { address, steps, always }: Omit<ProcessView["kinds"][number]["items"][number], "item">,
): readonly PlainRow[] {
  const rows = steps.map((step, index): PlainRow => {
    const lines = linesOf(teller, step).map(([label, text]) =>
      label === teller.say("steps.what") ? text : text.includes("\n") ? `${label}:\n${text}` : `${label}: ${text}`,
    );
    return {
      id: step.address,
      cells: [titleOf(teller, steps, index), lines.join("\n") || teller.say("steps.nothing")],
    };
  });
  if (always.length === 0) return rows;
  const cells = [teller.say("steps.everywhere"), bulleted(always.map((way) => wayWords(teller, way)))];
  return [...rows, { id: `${address} everywhere`, cells }];
}
