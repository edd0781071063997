/** Engine step in memory and stateless: ours and XState's, against the process written by hand. */

import { assign, createActor, createMachine } from "xstate";
import { compileChart } from "../../engine/machine/index.ts";
import type { ChartState, CompiledChart, Holds } from "../../engine/machine/types.ts";
import { reduce, START, type State } from "./reducer.ts";
import { type Group, timed } from "./table.ts";
import { CHART, FORMS, type Form, GUARDS, type Guard, STEPS, type Step } from "./workload.ts";

const CASES = 200;
const COUNT = CASES * STEPS.length;

const chart = compileChart(CHART).chart as CompiledChart;

type Forms = Readonly<Record<string, Form>>;
interface Context {
  readonly forms: Forms;
}
type StepEvent = { readonly type: Step; readonly form: Form };
/** Every way out keeps its form, as an XState user writes it; guards see the form that comes with the event. */
const machine = createMachine(
  { ...withActions(CHART), types: {} as { context: Context; events: StepEvent }, context: { forms: {} } } as never,
  {
    guards: Object.fromEntries(
      Object.entries(GUARDS).map(([name, guard]) => [
        name,
        ({ context, event }: { context: Context; event: StepEvent }) =>
          guard({ ...context.forms, [event.type]: event.form }),
      ]),
    ),
    actions: {
      keep: assign(({ context, event }) => {
        const { type, form } = event as unknown as StepEvent;
        return { forms: { ...(context as Context).forms, [type]: form } };
      }),
    },
  } as never,
);
function withActions(node: object): object {
  return Object.fromEntries(
    Object.entries(node).map(([key, value]): [string, unknown] => {
      if (key === "on")
        return [
          key,
          Object.fromEntries(
            Object.entries(value as object).map(([event, way]) => [
              event,
              { ...(typeof way === "string" ? { target: way } : way), actions: "keep" },
            ]),
          ),
        ];
      return [key, typeof value === "object" && value !== null ? withActions(value) : value];
    }),
  );
}

function mustEnd(at: string): void {
  if (at !== "closed") throw new Error(`The workload ended in ${at}.`);
}

/** Facts are computed once when a form is written, not for each guard. */
const factsOf = (forms: Forms): Readonly<Record<Guard, boolean>> => ({
  inTime: GUARDS.inTime(forms),
  allConsented: GUARDS.allConsented(forms),
  dateFits: GUARDS.dateFits(forms),
});
function step(state: ChartState, event: Step, holds: Holds): ChartState {
  let next = chart.step(state, event, holds)?.state ?? state;
  for (let more = chart.settle(next, holds); more; more = chart.settle(next, holds)) next = more.state;
  return next;
}

const inMemory: Group = {
  title: "Engine step in memory (floor: hand-written reducer)",
  rounds: 5,
  rows: [
    {
      name: "reducer by hand",
      run: () =>
        timed(COUNT, () => {
          for (let n = 0; n < CASES; n += 1) {
            let state: State = START;
            for (const name of STEPS) state = reduce(state, name, FORMS[name]);
            mustEnd(state.at);
          }
        }),
    },
    {
      name: "our chart: step, settle and facts",
      run: () =>
        timed(COUNT, () => {
          for (let n = 0; n < CASES; n += 1) {
            let state = chart.initial(() => false).state;
            let forms: Forms = {};
            for (const name of STEPS) {
              forms = { ...forms, [name]: FORMS[name] };
              const facts = factsOf(forms);
              state = step(state, name, (guard) => facts[guard as Guard]);
            }
            mustEnd(state.leaves.join());
          }
        }),
    },
    {
      name: "XState 5: actor, send",
      run: () =>
        timed(COUNT, () => {
          for (let n = 0; n < CASES; n += 1) {
            const actor = createActor(machine).start();
            for (const name of STEPS) actor.send({ type: name, form: FORMS[name] } as never);
            mustEnd(String(actor.getSnapshot().value));
          }
        }),
    },
  ],
};

const stateless: Group = {
  title: "Engine step, stateless: text in, text out (floor: reducer + JSON of the whole state)",
  rounds: 5,
  aim: { row: "our chart: configuration + facts as JSON, the form kept apart", ratio: 1 },
  rows: [
    {
      name: "reducer + JSON of the whole state",
      run: () =>
        timed(COUNT, () => {
          for (let n = 0; n < CASES; n += 1) {
            let text = JSON.stringify(START);
            for (const name of STEPS) text = JSON.stringify(reduce(JSON.parse(text) as State, name, FORMS[name]));
            mustEnd((JSON.parse(text) as State).at);
          }
        }),
    },
    {
      name: "our chart: configuration + facts as JSON, the form kept apart",
      run: () =>
        timed(COUNT, () => {
          for (let n = 0; n < CASES; n += 1) {
            let text = JSON.stringify({ state: chart.initial(() => false).state, read: {} });
            for (const name of STEPS) {
              const { state, read } = JSON.parse(text) as { state: ChartState; read: Record<string, Form> };
              const { date, birthDate, consent, childConsents } = FORMS[name];
              const next = { ...read, [name]: { date, birthDate, consent, childConsents } };
              const facts = factsOf(next);
              text = JSON.stringify({ state: step(state, name, (guard) => facts[guard as Guard]), read: next });
            }
            mustEnd((JSON.parse(text) as { state: ChartState }).state.leaves.join());
          }
        }),
    },
    {
      name: "XState 5: restore, send, persist",
      run: () =>
        timed(COUNT, () => {
          for (let n = 0; n < CASES; n += 1) {
            let text = JSON.stringify(createActor(machine).start().getPersistedSnapshot());
            for (const name of STEPS) {
              const actor = createActor(machine, { snapshot: JSON.parse(text) as never }).start();
              actor.send({ type: name, form: FORMS[name] } as never);
              text = JSON.stringify(actor.getPersistedSnapshot());
            }
            mustEnd(String((JSON.parse(text) as { value: unknown }).value));
          }
        }),
    },
  ],
};

export const engineGroups: readonly Group[] = [inMemory, stateless];
