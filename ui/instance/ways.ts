/** Ways on for a person: events of a unit, items to add, answers to record; which comes first, and which is not open yet. */

import { type ActionView, type AddView, type AnswerView, pathFrom, type UnitView } from "../../engine/index.ts";
import type { DefinitionTexts } from "../texts/i18n.ts";

export const unitPath = (unit: UnitView): readonly string[] => pathFrom(unit.path);

export const buttonWords = (words: DefinitionTexts, address: string): string =>
  words.maybe(`${address}.button`) ?? words(address);

/** One way on: an event of a unit, adding an item, or what somebody without the system answered. */
export type Way =
  | { readonly type: "event"; readonly unit: UnitView; readonly action: ActionView }
  | { readonly type: "add"; readonly unit: UnitView; readonly add: AddView }
  | { readonly type: "answer"; readonly unit: UnitView; readonly answer: AnswerView };
export const waysOf = (unit: UnitView, adds: readonly AddView[] = unit.adds): readonly Way[] => [
  ...unit.events.map((action): Way => ({ type: "event", unit, action })),
  ...adds.map((add): Way => ({ type: "add", unit, add })),
  ...unit.answers.map((answer): Way => ({ type: "answer", unit, answer })),
];
/** What every way has: an answer can always be recorded, and takes nothing away. */
export function partOf(way: Way): Pick<ActionView, "address" | "open" | "reasons"> & { readonly grave?: boolean } {
  if (way.type === "event") return way.action;
  return way.type === "add" ? way.add : { address: way.answer.address, open: true, reasons: [] };
}
export const isOpen = (way: Way): boolean => partOf(way).open;
export const isPrivate = (way: Way): boolean => way.type === "add" && way.add.private === true;
/** What is there already, or is for oneself alone, is no next step. */
export const isNext = (way: Way): boolean =>
  !isGrave(way) && !isPrivate(way) && !(way.type === "add" && way.add.there === true);
export const isGrave = (way: Way): boolean => partOf(way).grave === true;
export const rank = (way: Way): number => (isGrave(way) ? 2 : isPrivate(way) ? 1 : 0);
export const addressOf = (way: Way): string => partOf(way).address;
export const keyOf = (way: Way): string => `${way.unit.path} ${addressOf(way)}`;
/** The way that comes first: open, and taking nothing away. */
export const firstWay = (ways: readonly Way[]): Way | undefined => ways.find((way) => isOpen(way) && isNext(way));
export const hasOpen = (ways: readonly Way[]): boolean => ways.some((way) => isOpen(way) && !isPrivate(way));
export const hasClosed = (ways: readonly Way[]): boolean => ways.some((way) => !isOpen(way));
