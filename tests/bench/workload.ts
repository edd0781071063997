/** The workload of the engine rows: 11 top states, one parallel state of 3 regions, 3 guards, 12 steps, a form of 15 fields a step. */

export const STEPS = [
  "submit",
  "accept",
  "consentOne",
  "consentTwo",
  "complete",
  "proceed",
  "invite",
  "confirm",
  "hold",
  "approve",
  "report",
  "close",
] as const;
export type Step = (typeof STEPS)[number];
export type Form = Readonly<Record<string, unknown>>;

const region = (name: string, event: Step) => ({
  initial: `${name}Asked`,
  states: { [`${name}Asked`]: { on: { [event]: `${name}Given` } }, [`${name}Given`]: { type: "final" as const } },
});
/** As XState and our compiler take it. */
export const CHART = {
  id: "workload",
  initial: "registered",
  states: {
    registered: { on: { submit: "triage" } },
    triage: { on: { accept: { target: "preparing", guard: "inTime" } } },
    preparing: {
      type: "parallel" as const,
      states: { one: region("one", "consentOne"), two: region("two", "consentTwo"), file: region("file", "complete") },
      onDone: "consented",
    },
    consented: { on: { proceed: { target: "planning", guard: "allConsented" } } },
    planning: { on: { invite: { target: "invited", guard: "dateFits" } } },
    invited: { on: { confirm: "meeting" } },
    meeting: { on: { hold: "decided" } },
    decided: { on: { approve: "acting" } },
    acting: { on: { report: "evaluating" } },
    evaluating: { on: { close: "closed" } },
    closed: { type: "final" as const },
  },
};

const DAY = 86_400_000;
const on = (days: number): string => new Date(Date.UTC(2026, 2, 1) + days * DAY).toISOString().slice(0, 10);

/** A form of 15 fields, about 671 bytes as JSON, with a nested list and object. */
export function formOf(step: Step, index: number): Form {
  return {
    date: on(index * 3),
    birthDate: "2012-05-06",
    consent: true,
    childConsents: true,
    by: "person-0123456789",
    organisation: "organisation-0123456789",
    question: `What has to be settled at ${step}, and what has been tried before this was asked?`,
    situation: "The school reports absence since the autumn; the family asks for one person to talk to.",
    urgency: "next",
    purposes: ["align", "inform"],
    people: [
      { id: "r1", relation: "child", age: 13, lives: "home" },
      { id: "r2", relation: "mother", age: 41, lives: "home" },
    ],
    school: { name: "School 12", year: 2, days: 4 },
    count: index,
    remark: "Nothing else is known at this moment.",
    agreed: index % 2 === 0,
  };
}
export const FORMS: Readonly<Record<Step, Form>> = Object.fromEntries(
  STEPS.map((step, index) => [step, formOf(step, index)]),
) as Readonly<Record<Step, Form>>;

const days = (from: unknown, to: unknown): number => (Date.parse(String(to)) - Date.parse(String(from))) / DAY;

/** The three guards over forms by step. */
export const GUARDS = {
  inTime: (forms: Readonly<Record<string, Form>>): boolean =>
    days(forms.submit?.birthDate, forms.submit?.date) < 18 * 366 && days(forms.submit?.date, forms.accept?.date) <= 5,
  allConsented: (forms: Readonly<Record<string, Form>>): boolean =>
    forms.consentOne?.consent === true &&
    forms.consentTwo?.consent === true &&
    (days(forms.submit?.birthDate, forms.submit?.date) < 12 * 365 || forms.complete?.childConsents === true),
  dateFits: (forms: Readonly<Record<string, Form>>): boolean =>
    days(forms.proceed?.date, forms.invite?.date) >= 3 && days(forms.submit?.date, forms.invite?.date) <= 42,
} as const;
export type Guard = keyof typeof GUARDS;
