/** What the layout of a meeting need not say, because it follows from the charts: while which states it runs, rests and ends, and which states of a place mean that it waits or is discussed. */

import type { CompiledKind, CompiledUnit } from "../../compile/types.ts";
import type { ScreenDefinition, StateDefinition, TransitionsDefinition } from "../../definition/types.ts";
import { namesOf, resolveTarget, waysOf } from "../../machine/index.ts";
import type { InferredKeys } from "./keys.ts";

type Kinds = Readonly<Record<string, Pick<CompiledKind, "items">>>;
type Meeting = Omit<CompiledKind, "concerned">;
interface Place {
  readonly key: string;
  readonly path: string;
  readonly state: StateDefinition;
}

const placesOf = ({ chart }: CompiledUnit): readonly Place[] =>
  Object.entries(chart.states).map(([key, { path, definition }]) => ({ key, path, state: definition }));
const isWithin = (path: string, outer: string): boolean => path === outer || path.startsWith(`${outer}.`);
const takes = (places: readonly Place[], event: string | undefined): readonly Place[] =>
  event === undefined ? [] : places.filter(({ state }) => state.on?.[event] !== undefined);
const targets = (ways: TransitionsDefinition | undefined, { path }: Place, rootId: string): readonly string[] =>
  waysOf(ways).flatMap(({ target }) => (target === undefined ? [] : [resolveTarget(target, path, rootId)]));

/** The innermost state that holds all of these. */
function around(paths: readonly string[]): string | undefined {
  const [first, ...rest] = paths.map((path) => path.split("."));
  if (!first) return undefined;
  const same = first.findIndex((part, index) => rest.some((path) => path[index] !== part));
  const common = same < 0 ? first : first.slice(0, same);
  return common.length === 0 ? undefined : common.join(".");
}

/** The state that holds it; itself at the top. */
const outside = (path: string): string => (path.includes(".") ? path.slice(0, path.lastIndexOf(".")) : path);

/** Everywhere that ways lead from a state, not going on from those that `stop`. */
function reach(from: readonly string[], places: readonly Place[], rootId: string, stop: (path: string) => boolean) {
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path) || stop(path)) return;
    seen.add(path);
    for (const place of places.filter((one) => isWithin(one.path, path) || isWithin(path, one.path))) {
      const all = [...Object.values(place.state.on ?? {}), place.state.always, place.state.onDone];
      for (const target of all.flatMap((ways) => targets(ways, place, rootId))) visit(target);
    }
  };
  for (const path of from) visit(path);
  return seen;
}

/** States of the meeting itself: in which it is led (first), those in which it rests, and those after it. */
function phases(meeting: Meeting, screen: Readonly<Record<string, unknown>>): InferredKeys {
  const places = placesOf(meeting);
  const rootId = meeting.definition.chart.id ?? "";
  const open = takes(places, text(screen["open"])).map(({ path }) => path);
  const finish = takes(places, text(screen["finish"])).map(({ path }) => path);
  // Where no event finishes a point, the meeting goes on in the states beside the one that opens it.
  const led = around([...open, ...(finish.length > 0 ? finish : open.map(outside))]);
  if (led === undefined) return {};
  const keyOf = (path: string): readonly string[] => places.flatMap((one) => (one.path === path ? [one.key] : []));
  const history = places.filter(({ path, state }) => isWithin(path, led) && state.type === "history");
  const resting = places.flatMap((place) =>
    Object.entries(place.state.on ?? {})
      .filter(([, ways]) => targets(ways, place, rootId).some((to) => history.some(({ path }) => path === to)))
      .map(([event]) => ({ event, key: place.key, path: place.path })),
  );
  const isLed = (path: string): boolean => isWithin(path, led) || resting.some((one) => one.path === path);
  const [pause] = places
    .filter(({ path }) => isWithin(path, led))
    .flatMap((place) =>
      Object.entries(place.state.on ?? {}).map(([event, ways]) => ({ event, to: targets(ways, place, rootId) })),
    )
    .flatMap(({ event, to }) => (to.some((path) => resting.some((one) => one.path === path)) ? [event] : []));
  const wrapUp = text(screen["wrapUp"]);
  const ends = takes(places, wrapUp).flatMap((place) => targets(place.state.on?.[wrapUp ?? ""], place, rootId));
  const before = reach(namesOf(meeting.definition.chart.initial), places, rootId, isLed);
  const after = [...reach(ends, places, rootId, isLed)].filter((path) => !before.has(path));
  return {
    running: [...keyOf(led), ...resting.map(({ key }) => key)],
    ending: after.flatMap(keyOf),
    ...(resting[0] ? { resume: resting[0].event } : {}),
    ...(pause === undefined ? {} : { pause }),
  };
}

/** Events that an event of the meeting sends on. */
const sentBy = (meeting: Meeting, event: string | undefined): readonly string[] =>
  takes(placesOf(meeting), event)
    .flatMap(({ state }) => waysOf(state.on?.[event ?? ""]).flatMap(({ actions }) => namesOf(actions)))
    .flatMap((name) => meeting.effects[name]?.definition.send ?? []);

/** States of a place: which takes what `open` sends, where that leads, and where it stands when it left untreated. */
function ofPlaces(kinds: Kinds, meeting: Meeting, screen: Readonly<Record<string, unknown>>): InferredKeys {
  const agenda = text(screen["agenda"]) ?? "";
  const place = kinds[meeting.incoming[agenda] ?? ""]?.items[agenda];
  if (!place) return {};
  const all = placesOf(place);
  const rootId = place.definition.chart.id ?? "";
  for (const one of all)
    for (const event of sentBy(meeting, text(screen["open"]))) {
      const [to] = targets(one.state.on?.[event], one, rootId);
      const onTable = all.find(({ path }) => path === to);
      const finish = sentBy(meeting, text(screen["finish"]));
      if (onTable)
        return { waiting: one.key, onTable: onTable.key, left: leftStates(all, rootId, [one, onTable], finish) };
    }
  return {};
}

/** Where a place goes from the agenda or the table by another way than by being finished: first what it does by itself, which says most. */
function leftStates(
  all: readonly Place[],
  rootId: string,
  live: readonly Place[],
  finish: readonly string[],
): readonly string[] {
  const from = all.filter(({ path }) => live.some((one) => isWithin(one.path, path)));
  const finished = from.flatMap((one) => finish.flatMap((event) => targets(one.state.on?.[event], one, rootId)));
  const ways = [
    ...from.flatMap((one) => targets(one.state.always, one, rootId)),
    ...from.flatMap((one) => Object.values(one.state.on ?? {}).flatMap((on) => targets(on, one, rootId))),
  ];
  const away = ways.filter((path) => !finished.includes(path) && !from.some((one) => one.path === path));
  return [...new Set(away)].flatMap((path) => all.flatMap((one) => (one.path === path ? [one.key] : [])));
}

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** The keys of a meeting's screen that follow from the charts, whether the definition says them or not. */
export const inferredKeys = (kinds: Kinds, kind: Meeting, screen: ScreenDefinition): InferredKeys => ({
  ...phases(kind, screen),
  ...ofPlaces(kinds, kind, screen),
});
