/** Saving while typing: waits for a pause, sends what changed by field, keeps what cannot be sent as a draft, and never loses a word. */

import { assign, fromPromise, setup } from "xstate";
import { type Fields, isEmpty, type Json } from "../../engine/index.ts";
import { ApiProblem, ask, newKey, problemOf, sendCommand } from "../api/client.ts";
import type { CommandAnswer, Problem } from "../api/types.ts";

export interface Conflict {
  readonly field: string;
  readonly yours: Json | undefined;
  readonly theirs: Json | undefined;
}
export interface SaveTarget {
  readonly instance: string;
  readonly unit: string;
  readonly section: string;
}
export interface Judged {
  /** Fields as the engine keeps them: hidden ones out. */
  readonly fields: Fields;
  /** Top fields that hold something that cannot be saved yet. */
  readonly bad: ReadonlySet<string>;
}
interface Input {
  readonly target: SaveTarget;
  /** What the server has. */
  readonly base: Fields;
  /** What stands on the screen at the start: the server's, with the person's own draft over it. */
  readonly fields: Fields;
  readonly savedAt?: string | undefined;
  readonly judge: (fields: Fields) => Judged;
  readonly onSaved: (base: Fields, answer: CommandAnswer | undefined) => void;
}
export interface SaveContext extends Input {
  readonly conflicts: readonly Conflict[];
  readonly problem?: Problem | undefined;
  readonly declared: readonly string[];
  /** The key of the command that is under way: a repeat after a lost answer does nothing twice. */
  readonly key: string;
  readonly hasDraft: boolean;
  /** What stood on the screen when the save that is under way began. */
  readonly sent?: Fields;
}
interface Saved {
  readonly base: Fields;
  readonly sent: Fields;
  readonly answer?: CommandAnswer | undefined;
  readonly at: string;
  readonly hasDraft: boolean;
}
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Top fields that differ from what the server has and can be saved: `null` empties one. */
export function changes(base: Fields, { fields, bad }: Judged): { readonly set: Fields; readonly was: Fields } {
  const names = [...new Set([...Object.keys(base), ...Object.keys(fields)])];
  const changed = names.filter((name) => !bad.has(name) && !same(base[name], fields[name]));
  return {
    set: Object.fromEntries(changed.map((name) => [name, isEmpty(fields[name]) ? null : (fields[name] as Json)])),
    was: Object.fromEntries(changed.map((name) => [name, base[name] ?? null])),
  };
}

/** Address of a person's own draft of a section. */
export const draftAddress = ({ unit, section }: SaveTarget): string =>
  [unit, section].filter(Boolean).join("/").replaceAll("/", "~");

/** Sends what changed and can be saved; what cannot is kept as a draft. */
export async function save({ target, base, fields, judge, declared, key, hasDraft }: SaveContext): Promise<Saved> {
  const judged = judge(fields);
  const { set, was } = changes(base, judged);
  const unit = target.unit === "" ? [] : target.unit.split("/");
  const draft = `/api/instances/${encodeURIComponent(target.instance)}/drafts/${draftAddress(target)}`;
  if (judged.bad.size > 0) {
    const kept = Object.fromEntries([...judged.bad].map((name) => [name, fields[name] ?? null]));
    await ask(draft, { method: "PUT", body: { fields: kept } });
  } else if (hasDraft) await ask(draft, { method: "DELETE" });
  let answer: CommandAnswer | undefined;
  if (Object.keys(set).length > 0)
    answer = await sendCommand(
      target.instance,
      {
        type: "PatchSection",
        unit,
        patches: { [target.section]: { set, was } },
        ...(declared.length > 0 ? { declared } : {}),
      },
      key,
    ).catch((error: unknown) => {
      // The server already has it: an answer was lost on the way.
      if (error instanceof ApiProblem && error.problem.code === "nothing-changes") return undefined;
      throw error;
    });
  const next: Record<string, Json> = { ...base };
  for (const [name, value] of Object.entries(set))
    if (value === null) delete next[name];
    else next[name] = value;
  return { base: next, sent: fields, answer, at: new Date().toISOString(), hasDraft: judged.bad.size > 0 };
}

type Event =
  | { readonly type: "TYPED"; readonly fields: Fields }
  | { readonly type: "SAVE" }
  | { readonly type: "RETRY" }
  | { readonly type: "CHOOSE"; readonly field: string; readonly keep: "yours" | "theirs" }
  | { readonly type: "DECLARE"; readonly texts: readonly string[] }
  /** The section changed on the server; fields not touched here follow it. */
  | { readonly type: "THEIRS"; readonly base: Fields };

export const autosaveMachine = setup({
  types: { context: {} as SaveContext, events: {} as Event, input: {} as Input },
  actors: { save: fromPromise<Saved, SaveContext>(({ input }) => save(input)) },
  delays: { pause: 700, again: 4000 },
  guards: {
    isDirty: ({ context }) => Object.keys(changes(context.base, context.judge(context.fields)).set).length > 0,
    isLost: ({ event }) => {
      const { status } = problemOf((event as unknown as { error: unknown }).error);
      return status === 0 || status === 503 || status === 401;
    },
    /** What was refused is not what stands there now: its places are not those of the answer. */
    isTypedSince: ({ context }) => context.fields !== context.sent,
    isWithheld: ({ context }) => ["identifies-somebody", "screening-paused"].includes(context.problem?.code ?? ""),
    isStale: ({ event }) => problemOf((event as unknown as { error: unknown }).error).code === "stale-value",
  },
  actions: {
    type: assign(({ event }) => (event.type === "TYPED" ? { fields: event.fields } : {})),
    follow: assign(({ context, event }) => {
      if (event.type !== "THEIRS") return {};
      const untouched = Object.keys({ ...context.base, ...event.base }).filter((name) =>
        same(context.fields[name], context.base[name]),
      );
      const fields: Record<string, Json> = { ...context.fields };
      const base: Record<string, Json> = { ...context.base };
      for (const name of untouched) {
        const theirs = event.base[name];
        if (theirs === undefined) {
          delete fields[name];
          delete base[name];
        } else {
          fields[name] = theirs;
          base[name] = theirs;
        }
      }
      return { base, fields };
    }),
    choose: assign(({ context, event }) => {
      if (event.type !== "CHOOSE") return {};
      const found = context.conflicts.find(({ field }) => field === event.field);
      if (!found) return {};
      const put = (fields: Fields, value: Json | undefined): Fields =>
        value === undefined || value === null
          ? Object.fromEntries(Object.entries(fields).filter(([name]) => name !== found.field))
          : { ...fields, [found.field]: value };
      return {
        base: put(context.base, found.theirs),
        fields: event.keep === "theirs" ? put(context.fields, found.theirs) : context.fields,
        conflicts: context.conflicts.filter((one) => one !== found),
        key: newKey(),
      };
    }),
    declare: assign(({ context, event }) =>
      event.type === "DECLARE" ? { declared: [...context.declared, ...event.texts], key: newKey() } : {},
    ),
  },
}).createMachine({
  id: "autosave",
  context: ({ input }) => ({ ...input, conflicts: [], declared: [], key: newKey(), hasDraft: false }),
  initial: "resting",
  on: { TYPED: { actions: "type", target: ".pausing", reenter: true }, THEIRS: { actions: "follow" } },
  states: {
    resting: { on: { SAVE: [{ guard: "isDirty", target: "saving" }] } },
    pausing: { after: { pause: "saving" }, on: { SAVE: "saving" } },
    saving: {
      entry: assign(({ context }) => ({ sent: context.fields })),
      // What is typed meanwhile waits for this save: its own difference is computed against what was then saved.
      on: { TYPED: { actions: "type", reenter: false } },
      invoke: {
        src: "save",
        input: ({ context }) => context,
        onDone: {
          target: "settling",
          actions: [
            assign(({ event }) => ({
              base: event.output.base,
              savedAt: event.output.at,
              hasDraft: event.output.hasDraft,
              problem: undefined,
              key: newKey(),
            })),
            ({ context, event }) => context.onSaved(event.output.base, event.output.answer),
          ],
        },
        onError: [
          { guard: "isLost", target: "waiting", actions: assign(({ event }) => ({ problem: problemOf(event.error) })) },
          {
            guard: "isStale",
            target: "choosing",
            actions: assign(({ event }) => {
              const problem = problemOf(event.error);
              return { problem, conflicts: (problem.conflicts ?? []) as readonly Conflict[] };
            }),
          },
          { guard: "isTypedSince", target: "pausing", actions: assign(() => ({ key: newKey() })) },
          { target: "refused", actions: assign(({ event }) => ({ problem: problemOf(event.error), key: newKey() })) },
        ],
      },
    },
    settling: { always: [{ guard: "isDirty", target: "pausing" }, { target: "resting" }] },
    waiting: { after: { again: "saving" }, on: { TYPED: { actions: "type" }, RETRY: "saving", SAVE: "saving" } },
    choosing: {
      on: { TYPED: { actions: "type" }, CHOOSE: { actions: "choose" } },
      always: { guard: ({ context }) => context.conflicts.length === 0, target: "saving" },
    },
    // Each save of a text that was refused for what its writer may not read counts as a try: only when asked for.
    refused: {
      on: {
        TYPED: { guard: "isWithheld", actions: "type" },
        RETRY: "saving",
        SAVE: "saving",
        DECLARE: { actions: "declare", target: "saving" },
      },
    },
  },
});
