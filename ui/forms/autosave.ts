/** Saving while typing: waits for a pause, sends what changed by field, keeps what cannot be sent as a draft, and never loses a word. */

import { assign, fromPromise, setup } from "xstate";
import {
  addressAt,
  type Fields,
  follow,
  type Json,
  lostRow,
  patchBetween,
  pathFrom,
  readAt,
  topOf,
  writeAt,
} from "../../engine/index.ts";
import { ApiProblem, ask, newKey, problemOf, sendCommand } from "../api/client.ts";
import type { CommandAnswer, Problem } from "../api/types.ts";

export interface Conflict {
  /** Address of the place: a field, a row, or a field of a row. */
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
  /** Fields as the engine keeps them: without hidden and computed ones. */
  readonly fields: Fields;
  /** Pointers of what cannot be saved yet. */
  readonly wrong: readonly string[];
}
export type Judge = (fields: Fields) => Judged;
interface Input {
  readonly target: SaveTarget;
  /** What was there when this was typed: what the server has, except where a draft was typed on something older. */
  readonly base: Fields;
  /** What stands on the screen at the start: the server's, with the person's own draft over it. */
  readonly fields: Fields;
  /** Revision of the section that this rests on. */
  readonly revision: number;
  /** The server keeps a draft. */
  readonly hasDraft: boolean;
  readonly savedAt?: string | undefined;
  readonly judge: Judge;
  readonly onSaved: (base: Fields, answer: CommandAnswer | undefined) => void;
}
export interface SaveContext extends Input {
  readonly conflicts: readonly Conflict[];
  readonly problem?: Problem | undefined;
  readonly declared: readonly string[];
  /** The key of the command that is under way: a repeat after a lost answer does nothing twice. */
  readonly key: string;
  /** What stood on the screen when the save that is under way began. */
  readonly sent?: Fields;
  /** What came from the server during that save: looked at after it. */
  readonly theirs?: Theirs | undefined;
}
interface Theirs {
  readonly base: Fields;
  readonly revision: number;
}
interface Saved {
  readonly base: Fields;
  readonly sent: Fields;
  readonly answer?: CommandAnswer | undefined;
  readonly at: string;
  readonly hasDraft: boolean;
}

/** Address of a person's own draft of a section. */
export const draftAddress = ({ unit, section }: SaveTarget): string =>
  [unit, section].filter(Boolean).join("/").replaceAll("/", "~");

interface Part {
  readonly set: Fields;
  readonly was: Fields;
}
/** Fields with every wrong place as it was before. */
const without = (base: Fields, { fields, wrong }: Judged, at: (pointer: string) => string): Fields =>
  wrong.reduce((all, pointer) => writeAt(all, at(pointer), readAt(base, at(pointer))), fields);

/** What differs from what the server has, by field and by row: what can be saved, and what has to wait as a draft. */
export function changes(base: Fields, fields: Fields, judge: Judge): { readonly save: Part; readonly draft: Part } {
  const judged = judge(fields);
  let good = without(base, judged, (pointer) => addressAt(judged.fields, pointer));
  const rest = judge(good);
  // Where one wrong place taken back makes another wrong, the whole top field waits.
  if (rest.wrong.length > 0) good = without(base, { ...rest, fields: good }, topOf);
  return { save: patchBetween(base, good), draft: patchBetween(good, judged.fields) };
}
const isEmptyPart = ({ set }: Part): boolean => Object.keys(set).length === 0;

/** A request takes so many characters at most: more goes in several. */
const MOST_AT_ONCE = 100_000;
/** The part in pieces that each fit a request, in order. */
export function pieces({ set, was }: Part): readonly Part[] {
  const out: { readonly set: Record<string, Json>; readonly was: Record<string, Json> }[] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const [address, value] of Object.entries(set)) {
    const before = was[address] ?? null;
    const more = JSON.stringify([address, value, before]).length;
    if (size + more > MOST_AT_ONCE) {
      out.push({ set: {}, was: {} });
      size = 0;
    }
    size += more;
    const last = out.at(-1);
    if (last) [last.set[address], last.was[address]] = [value, before];
  }
  return out;
}

async function keepDraft({ target, revision, hasDraft }: SaveContext, draft: Part): Promise<void> {
  const address = `/api/instances/${encodeURIComponent(target.instance)}/drafts/${draftAddress(target)}`;
  if (!isEmptyPart(draft)) {
    const body = { fields: draft.set, was: draft.was, seen: revision };
    await ask(address, { method: "PUT", body });
  } else if (hasDraft) await ask(address, { method: "DELETE" });
}

async function patch({ target, declared }: SaveContext, { set, was }: Part, key: string) {
  const unit = pathFrom(target.unit);
  const said = declared.length > 0 ? { declared } : {};
  const command = { type: "PatchSection", unit, patches: { [target.section]: { set, was } }, ...said };
  return sendCommand(target.instance, command, key).catch((error: unknown) => {
    // The server already has it: an answer was lost on the way.
    if (error instanceof ApiProblem && error.problem.code === "nothing-changes") return undefined;
    throw error;
  });
}

/** Sends what changed and can be saved; what cannot is kept as a draft, which ends when nothing is left of it. */
export async function save(context: SaveContext): Promise<Saved> {
  const { base, fields, judge, key } = context;
  const { save: sent, draft } = changes(base, fields, judge);
  if (!isEmptyPart(draft)) await keepDraft(context, draft);
  let answer: CommandAnswer | undefined;
  for (const [index, piece] of (isEmptyPart(sent) ? [] : pieces(sent)).entries())
    answer = (await patch(context, piece, index === 0 ? key : `${key}-${index}`)) ?? answer;
  if (isEmptyPart(draft)) await keepDraft(context, draft);
  const next = Object.entries(sent.set).reduce((all, [address, value]) => writeAt(all, address, value), base);
  return { base: next, sent: fields, answer, at: new Date().toISOString(), hasDraft: !isEmptyPart(draft) };
}

/** A draft laid over what the server has now: each place on what stood there when it was typed. */
export function withDraft(content: Fields, draft: { readonly fields: Fields | null; readonly was?: Fields }) {
  let [base, fields] = [content, content];
  for (const [address, value] of Object.entries(draft.fields ?? {})) {
    const now = readAt(content, address) ?? null;
    if (JSON.stringify(now) === JSON.stringify(value)) continue;
    const was = draft.was && Object.hasOwn(draft.was, address) ? (draft.was[address] ?? null) : now;
    if (lostRow(content, address) === undefined) base = writeAt(base, address, was);
    fields = writeAt(fields, address, value);
  }
  return { base, fields };
}

type Event =
  | { readonly type: "TYPED"; readonly fields: Fields }
  | { readonly type: "SAVE" }
  | { readonly type: "RETRY" }
  | { readonly type: "CHOOSE"; readonly field: string; readonly keep: "yours" | "theirs" }
  | { readonly type: "DECLARE"; readonly texts: readonly string[] }
  /** The section changed on the server; fields not touched here follow it. */
  | ({ readonly type: "THEIRS" } & Theirs);

export const autosaveMachine = setup({
  types: { context: {} as SaveContext, events: {} as Event, input: {} as Input },
  actors: { save: fromPromise<Saved, SaveContext>(({ input }) => save(input)) },
  delays: { pause: 700, again: 4000 },
  guards: {
    isDirty: ({ context }) => !isEmptyPart(changes(context.base, context.fields, context.judge).save),
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
    /** What is older than one's own last save says nothing new. */
    follow: assign(({ context, event }) => {
      const theirs = event.type === "THEIRS" ? event : context.theirs;
      if (!theirs || theirs.revision < context.revision) return { theirs: undefined };
      const { base, mine } = follow(context.base, context.fields, theirs.base);
      return { base, fields: mine, revision: theirs.revision, theirs: undefined };
    }),
    /** One's own save may come back before its answer: it is no change of somebody else. */
    hold: assign(({ event }) => (event.type === "THEIRS" ? { theirs: event } : {})),
    choose: assign(({ context, event }) => {
      if (event.type !== "CHOOSE") return {};
      const found = context.conflicts.find(({ field }) => field === event.field);
      if (!found) return {};
      const { field, theirs } = found;
      return {
        base: writeAt(context.base, field, theirs),
        fields: event.keep === "theirs" ? writeAt(context.fields, field, theirs) : context.fields,
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
  context: ({ input }) => ({ ...input, conflicts: [], declared: [], key: newKey() }),
  initial: "resting",
  on: { TYPED: { actions: "type", target: ".pausing", reenter: true }, THEIRS: { actions: "follow" } },
  states: {
    resting: { on: { SAVE: [{ guard: "isDirty", target: "saving" }] } },
    pausing: { after: { pause: "saving" }, on: { SAVE: "saving" } },
    saving: {
      entry: assign(({ context }) => ({ sent: context.fields })),
      // What is typed meanwhile waits for this save: its own difference is computed against what was then saved.
      on: { TYPED: { actions: "type", reenter: false }, THEIRS: { actions: "hold" } },
      invoke: {
        src: "save",
        input: ({ context }) => context,
        onDone: {
          target: "settling",
          actions: [
            assign(({ context, event }) => ({
              base: event.output.base,
              savedAt: event.output.at,
              hasDraft: event.output.hasDraft,
              revision: event.output.answer?.revision ?? context.revision,
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
    // What was typed during the save is saved next, also what can only be a draft.
    settling: {
      entry: "follow",
      always: [
        { guard: "isTypedSince", target: "pausing" },
        { guard: "isDirty", target: "pausing" },
        { target: "resting" },
      ],
    },
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
