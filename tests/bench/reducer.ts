/** The floor: the same process written by hand, with nothing around it. */

import { type Form, GUARDS, type Step } from "./workload.ts";

export interface State {
  readonly at: string;
  readonly regions?: { readonly one: boolean; readonly two: boolean; readonly file: boolean };
  readonly forms: Readonly<Record<string, Form>>;
}
export const START: State = { at: "registered", forms: {} };

const PLAIN: Readonly<Record<string, readonly [from: string, to: string]>> = {
  submit: ["registered", "triage"],
  confirm: ["invited", "meeting"],
  hold: ["meeting", "decided"],
  approve: ["decided", "acting"],
  report: ["acting", "evaluating"],
  close: ["evaluating", "closed"],
};
const PARTS: Readonly<Record<string, "one" | "two" | "file">> = {
  consentOne: "one",
  consentTwo: "two",
  complete: "file",
};

/** The state after a step; the same object when it is not possible. */
export function reduce(state: State, step: Step, form: Form): State {
  const forms = { ...state.forms, [step]: form };
  const plain = PLAIN[step];
  if (plain) return state.at === plain[0] ? { at: plain[1], forms } : state;
  const part = PARTS[step];
  if (part) {
    if (state.at !== "preparing" || !state.regions) return state;
    const regions = { ...state.regions, [part]: true };
    return regions.one && regions.two && regions.file
      ? { at: "consented", forms }
      : { at: "preparing", regions, forms };
  }
  switch (step) {
    case "accept":
      return state.at === "triage" && GUARDS.inTime(forms)
        ? { at: "preparing", regions: { one: false, two: false, file: false }, forms }
        : state;
    case "proceed":
      return state.at === "consented" && GUARDS.allConsented(forms) ? { at: "planning", forms } : state;
    case "invite":
      return state.at === "planning" && GUARDS.dateFits(forms) ? { at: "invited", forms } : state;
    default:
      return state;
  }
}
