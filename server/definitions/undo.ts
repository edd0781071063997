/** Where undo and redo lead: the states of a draft as a line, with a place on it. */

import type { DraftEntry } from "./drafts.ts";

interface Line {
  /** Revisions whose files are the states, the oldest first. */
  readonly states: readonly number[];
  readonly at: number;
}
function lineOf(entries: readonly DraftEntry[]): Line {
  let line: Line = { states: [0], at: 0 };
  entries.forEach((entry, index) => {
    if (entry.type === "back") {
      const known = line.states.indexOf(entry.to);
      line = known >= 0 ? { ...line, at: known } : { states: [...line.states, entry.to], at: line.states.length };
    }
    if (entry.type === "edit") {
      const states = [...line.states.slice(0, line.at + 1), index + 1];
      line = { states, at: states.length - 1 };
    }
  });
  return line;
}
/** The revision to go back to, or undefined when there is nothing to undo. */
export function undoTo(entries: readonly DraftEntry[]): number | undefined {
  const { states, at } = lineOf(entries);
  return states[at - 1];
}
export function redoTo(entries: readonly DraftEntry[]): number | undefined {
  const { states, at } = lineOf(entries);
  return states[at + 1];
}
