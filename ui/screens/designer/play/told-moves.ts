/** What was done in a play as lines of a list: several saves of one person in one place are one line. */

import { dayOf, type InstanceEvent, type Move, type World } from "../../../../engine/index.ts";
import type { DefinitionTexts } from "../../../texts/i18n.ts";
import { nameOf } from "./people.ts";

export interface ToldMove {
  /** How many moves were done after it. */
  readonly at: number;
  readonly icon: "pen" | "plus" | "arrow" | "clock" | "mail" | "hand";
  readonly what: string;
  /** Who did it; nobody when time went by. */
  readonly who?: string;
  readonly day: string;
  /** What followed by itself. */
  readonly followed: readonly string[];
}
type Sent = Extract<Move, { type: "send" }>;

/** Address of the unit at a path: `case` and `consentPerson/p1` → `case.items.consentPerson`. */
function addressOf(world: World, { instance }: Sent, unit: readonly string[] = []): string {
  const kind = world.has(instance) ? world.get(instance).kind : "";
  const item = unit.at(-2);
  return item === undefined ? kind : `${kind}.items.${item}`;
}
function told(world: World, words: DefinitionTexts, move: Sent): Pick<ToldMove, "icon" | "what"> {
  const { body } = move;
  const event = (address: string): string => words.maybe(`${address}.told`) ?? words(address);
  switch (body.type) {
    case "Create":
      return { icon: "plus", what: words.maybe(`${body.kind}.new`) ?? words(body.kind) };
    case "PatchSection": {
      const at = addressOf(world, move, body.unit);
      return {
        icon: "pen",
        what: Object.keys(body.patches)
          .map((name) => words(`${at}.sections.${name}`))
          .join(", "),
      };
    }
    case "SendEvent":
      return { icon: "arrow", what: event(`${addressOf(world, move, body.unit)}.events.${body.event}`) };
    case "AddItem":
      return { icon: "plus", what: words(`${addressOf(world, move)}.items.${body.item}`) };
    case "RecordAnswer":
      return { icon: "mail", what: words(`${addressOf(world, move, body.unit)}.effects.${body.effect}`) };
    default:
      return { icon: "hand", what: words(body.type) };
  }
}

/** States that were entered by themselves while time went by. */
function whatFollowed(world: World, words: DefinitionTexts, from: string, to: string): readonly string[] {
  const entered = (address: string, event: InstanceEvent): readonly string[] =>
    event.type === "EventTaken" ? [words.maybe(`${address}.told`) ?? words(address)] : [];
  return world.instances.flatMap(({ id, kind, items }) =>
    world
      .commits(id)
      .filter(({ actor, at }) => String(actor) === "system" && at > from && at <= to)
      .flatMap(({ events }) =>
        events.flatMap((event) => {
          const unit = "unit" in event && event.unit !== null ? items[event.unit] : undefined;
          const address = unit ? `${kind}.items.${unit.item}` : kind;
          return entered(event.type === "EventTaken" ? `${address}.events.${event.event}` : address, event);
        }),
      ),
  );
}
const sameWork = (a: Move | undefined, b: Sent): boolean =>
  a?.type === "send" &&
  a.body.type === "PatchSection" &&
  b.body.type === "PatchSection" &&
  a.as === b.as &&
  a.instance === b.instance &&
  String(a.body.unit) === String(b.body.unit) &&
  String(Object.keys(a.body.patches)) === String(Object.keys(b.body.patches));

/** @param moves all that was done, also what lies ahead after stepping back. */
export function toldMoves(
  world: World,
  words: DefinitionTexts,
  moves: readonly Move[],
  daysOn: (days: number) => string,
): readonly ToldMove[] {
  const lines: ToldMove[] = [];
  let now: string = world.script.start;
  moves.forEach((move, index) => {
    const at = index + 1;
    if (move.type === "advance") {
      const days = Math.round((Date.parse(move.to) - Date.parse(now)) / 86_400_000);
      const after = whatFollowed(world, words, now, move.to);
      now = move.to;
      lines.push({ at, icon: "clock", what: daysOn(days), day: dayOf(move.to, world.clock.timeZone), followed: after });
      return;
    }
    if (sameWork(moves[index - 1], move)) lines.pop();
    const who = nameOf(world.process, words, { id: move.as });
    const day = dayOf(now as typeof world.now, world.clock.timeZone);
    lines.push({ at, ...told(world, words, move), who, day, followed: [] });
  });
  return lines;
}
