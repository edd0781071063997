/** The course of a play: nothing yet, or a world with all that was done, of which one may step back and go on again. */

import { assign, setup } from "xstate";
import {
  asId,
  type Day,
  dayOf,
  type InstanceId,
  type PersonRef,
  replay,
  runExample,
  type Script,
  startOfDay,
  type Timestamp,
  timestamp,
  World,
} from "../../../../engine/index.ts";
import { GROUP } from "./answer-process.ts";
import { peopleIn } from "./people.ts";
import type { Playable } from "./session.ts";

export interface PlayContext {
  readonly playable: Playable;
  /** Name of the example that was opened; empty for an empty case. */
  readonly from: string;
  readonly world: World | undefined;
  /** All that was done, also what was stepped back over. */
  readonly script: Script | undefined;
  /** How many moves of it the world has done. */
  readonly at: number;
  readonly me: PersonRef | undefined;
  /** The instance that is looked at. */
  readonly opened: string | undefined;
  /** Counts what the frame cannot know by itself: another person, another moment. */
  readonly turn: number;
}
export type PlayEvent =
  | { readonly type: "START"; readonly kind: string }
  | { readonly type: "EXAMPLE"; readonly name: string }
  | { readonly type: "AS"; readonly person: string }
  | { readonly type: "OPENED"; readonly instance: string }
  | { readonly type: "MOVED" }
  | { readonly type: "ADVANCE"; readonly to: Timestamp }
  | { readonly type: "GO"; readonly at: number }
  | { readonly type: "LEAVE" };

const ZONE = "Europe/Amsterdam";
const today = (): Timestamp => startOfDay(dayOf(timestamp(Date.now()), ZONE), ZONE);

type Begun = Pick<PlayContext, "world" | "me" | "opened">;
const NOTHING: Begun = { world: undefined, me: undefined, opened: undefined };
/** Somebody for whom the engine starts a kind, with the world in which it was done. */
function begin({ process, validate }: Playable, kind: string): Begun {
  const instance = asId<InstanceId>(`${kind}1`);
  for (const role of Object.keys(process.roles)) {
    const world = new World(process, today(), { validate });
    const me = world.person(role);
    const decision = world.send(instance, me, { type: "Create", instance, kind, group: GROUP });
    if (decision.outcome === "accepted") return { world, me, opened: instance };
  }
  return NOTHING;
}
/** An example as it ends; whoever began its first instance looks at it. */
function opened({ process, validate }: Playable, name: string): Begun {
  const { world } = runExample(process, name, { validate });
  const [first] = world.instances;
  return { world, me: first ? first.creator : peopleIn(world)[0], opened: first?.id };
}
const scriptOf = (world: World | undefined) => ({ script: world?.script, at: world?.script.moves.length ?? 0 });
const nextTurn = ({ context }: { readonly context: PlayContext }): number => context.turn + 1;

/** The first start of a day from a moment on: an example tells time in days. */
export function dayFrom(at: Timestamp): Timestamp {
  const day = dayOf(at, ZONE);
  const start = startOfDay(day, ZONE);
  return start >= at ? start : startOfDay(nextDay(day), ZONE);
}
const nextDay = (day: Day): Day =>
  asId<Day>(new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10));

function goneTo({ playable, script, me, opened: looked }: PlayContext, at: number) {
  if (!script) return {};
  const world = replay(playable.process, script, { validate: playable.validate }, at);
  const [first] = world.instances;
  const still = looked !== undefined && world.has(looked) ? looked : first?.id;
  return { world, at, me: me && world.person(me.id), opened: still };
}

export interface PlayInput {
  readonly playable: Playable;
  /** What was played before the draft was changed: it is done again on what the draft is now. */
  readonly before?: Pick<PlayContext, "script" | "at" | "me" | "opened" | "from"> | undefined;
}
function beginning({ playable, before }: PlayInput): PlayContext {
  const context: PlayContext = {
    playable,
    from: before?.from ?? "",
    world: undefined,
    script: before?.script,
    at: 0,
    me: before?.me,
    opened: before?.opened,
    turn: 0,
  };
  return before ? { ...context, ...goneTo(context, before.at) } : context;
}

export const playMachine = setup({
  types: { context: {} as PlayContext, events: {} as PlayEvent, input: {} as PlayInput },
  guards: { isPlaying: ({ context }) => context.world !== undefined },
  actions: {
    start: assign(({ context, event }) => {
      const found = event.type === "START" ? begin(context.playable, event.kind) : NOTHING;
      return { ...found, ...scriptOf(found.world), from: "", turn: nextTurn({ context }) };
    }),
    open: assign(({ context, event }) => {
      const found = event.type === "EXAMPLE" ? opened(context.playable, event.name) : NOTHING;
      const from = event.type === "EXAMPLE" ? event.name : "";
      return { ...found, ...scriptOf(found.world), from, turn: nextTurn({ context }) };
    }),
    as: assign(({ context, event }) => ({
      me: event.type === "AS" ? context.world?.person(event.person) : context.me,
      turn: nextTurn({ context }),
    })),
    look: assign(({ event }) => (event.type === "OPENED" ? { opened: event.instance } : {})),
    moved: assign(({ context }) => scriptOf(context.world)),
    advance: assign(({ context, event }) => {
      if (event.type === "ADVANCE") context.world?.advance(event.to);
      return scriptOf(context.world);
    }),
    go: assign(({ context, event }) =>
      event.type === "GO" ? { ...goneTo(context, event.at), turn: nextTurn({ context }) } : {},
    ),
    leave: assign({ world: undefined, script: undefined, at: 0, me: undefined, opened: undefined, from: "" }),
  },
}).createMachine({
  id: "play",
  context: ({ input }) => beginning(input),
  initial: "arriving",
  states: {
    arriving: { always: [{ guard: "isPlaying", target: "playing" }, { target: "choosing" }] },
    choosing: {
      on: { START: { actions: "start", target: "arriving" }, EXAMPLE: { actions: "open", target: "arriving" } },
    },
    playing: {
      on: {
        START: { actions: "start", target: "arriving" },
        EXAMPLE: { actions: "open", target: "arriving" },
        AS: { actions: "as" },
        OPENED: { actions: "look" },
        MOVED: { actions: "moved" },
        ADVANCE: { actions: "advance" },
        GO: { actions: "go" },
        LEAVE: { actions: "leave", target: "choosing" },
      },
    },
  },
});
