/** The drawing `genogram`: persons by generation as circle (woman), square (man) or diamond, with a line per kind of relation. */

import { generations } from "./lineage.ts";
import { notesOf, type Relation, relationsOf } from "./relations.ts";
import { type DrawingKind, type DrawingRow, type Shape, WIDTH, wordsOf } from "./types.ts";

type Place = readonly [x: number, y: number];
type Places = ReadonlyMap<string, Place>;
const [R, ROW, TOP, DROP] = [15, 104, 30, 16] as const;
const LETTER_WIDE = 6.6;
const COUPLES: readonly string[] = ["partner", "exPartner"];
const DOWN: readonly string[] = ["parent", "stepParent", "carer"];
const LEVEL: readonly string[] = [...COUPLES, "sibling"];
/** Dash per kind; a kind that is not here is dotted. */
const DASHES: Readonly<Record<string, readonly [number, number] | undefined>> = {
  partner: undefined,
  exPartner: undefined,
  parent: undefined,
  stepParent: [7, 4],
  carer: [10, 3],
  sibling: [4, 4],
};
const DOTTED = [2, 3] as const;

function line(points: readonly Place[], kind: string): Shape {
  const dash = Object.hasOwn(DASHES, kind) ? DASHES[kind] : DOTTED;
  return { type: "line", points, ink: "ink", width: 1.5, ...(dash ? { dash } : {}) };
}
/** Persons of one generation, partners beside each other. */
function besidePartners(names: readonly string[], relations: readonly Relation[]): readonly string[] {
  const couples = relations.filter(({ kind }) => COUPLES.includes(kind));
  const placed = new Set<string>();
  for (const name of names) {
    placed.add(name);
    for (const { from, to } of couples) {
      const other = from === name ? to : to === name ? from : undefined;
      if (other !== undefined && names.includes(other)) placed.add(other);
    }
  }
  return [...placed];
}
/** Names by generation, the oldest first; a generation without anybody is left out. */
function rowsOf(names: readonly string[], relations: readonly Relation[]): readonly (readonly string[])[] {
  const ties = relations
    .filter(({ kind }) => DOWN.includes(kind) || LEVEL.includes(kind))
    .map(({ from, to, kind }) => ({ from, to, down: DOWN.includes(kind) }));
  const levels = generations(names, ties);
  const used = [...new Set(levels.values())].sort((a, b) => a - b);
  return used.map((level) =>
    besidePartners(
      names.filter((name) => levels.get(name) === level),
      relations,
    ),
  );
}
const placesOf = (rows: readonly (readonly string[])[]): Places =>
  new Map(
    rows.flatMap((names, level) =>
      names.map((name, index) => {
        const room = WIDTH / names.length;
        return [name, [room * index + Math.max(R + 4, room / 2 - 40), TOP + ROW * level] as const] as const;
      }),
    ),
  );

function symbol(sex: unknown, [x, y]: Place): Shape {
  if (sex === "woman") return { type: "circle", x, y, r: R, ink: "ink" };
  const [wide, corner] = sex === "man" ? [R, R] : [R + 3, 0];
  const square: readonly Place[] = [
    [x - wide, y - corner],
    [x + corner, y - wide],
    [x + wide, y + corner],
    [x - corner, y + wide],
  ];
  return { type: "polygon", points: square, ink: "ink" };
}
function person(row: DrawingRow, [x, y]: Place, room: number): readonly Shape[] {
  const fits = Math.max(4, Math.floor(room / LETTER_WIDE));
  const short = (text: string) => (text.length > fits ? `${text.slice(0, fits - 1)}…` : text);
  const cross: readonly Shape[] =
    row["deceased"]?.value === true
      ? [1, -1].map((way) =>
          line(
            [
              [x - R, y - R * way],
              [x + R, y + R * way],
            ],
            "parent",
          ),
        )
      : [];
  const label: Shape = { type: "text", x: x + R + 7, y: y - 1, text: short(wordsOf(row["name"])), strong: true };
  const home: Shape = { type: "text", x: x + R + 7, y: y + 14, text: short(wordsOf(row["household"])), ink: "quiet" };
  return [symbol(row["sex"]?.value, [x, y]), ...cross, label, home];
}
/** A couple: a line below both; two strokes through it when they parted. */
function couple({ kind }: Relation, [x, y]: Place, [right, base]: Place): readonly Shape[] {
  const low = Math.max(y, base) + R + DROP;
  const path: readonly Place[] = [
    [x, y + R],
    [x, low],
    [right, low],
    [right, base + R],
  ];
  const quarter = x + (right - x) / 4;
  const strokes = [0, 6].map((by) =>
    line(
      [
        [quarter + by - 4, low + 7],
        [quarter + by + 4, low - 7],
      ],
      kind,
    ),
  );
  return [line(path, kind), ...(kind === "exPartner" ? strokes : [])];
}
/** From parent to child; of two parents who are or were a couple from the middle of their line. */
function descent({ from, to, kind }: Relation, all: readonly Relation[], places: Places): readonly Shape[] {
  const [start, end] = [places.get(from), places.get(to)];
  if (!start || !end) return [];
  const parents = all.filter((one) => one.kind === "parent" && one.to === to).map((one) => one.from);
  const pair = all.find(
    (one) =>
      COUPLES.includes(one.kind) &&
      [one.from, one.to].includes(from) &&
      [one.from, one.to].every((name) => parents.includes(name)),
  );
  const other = pair && kind === "parent" ? places.get(pair.from === from ? pair.to : pair.from) : undefined;
  const x = other ? (start[0] + other[0]) / 2 : start[0];
  const top = other ? start[1] + R + DROP : start[1] + R;
  const bend = end[1] - R - DROP;
  const bent: readonly Place[] = [
    [x, top],
    [x, bend],
    [end[0], bend],
    [end[0], end[1] - R],
  ];
  return [line(bent, kind)];
}
function between([x, y]: Place, [right, base]: Place, kind: string): Shape {
  const over = Math.min(y, base) - R - 8;
  const bracket: readonly Place[] = [
    [x, y - R],
    [x, over],
    [right, over],
    [right, base - R],
  ];
  return line(bracket, kind);
}
/** Teeth from one person to another: violence. */
function teeth([x, y]: Place, [right, base]: Place): Shape {
  const long = Math.max(1, Math.hypot(right - x, base - y));
  const [across, down] = [(right - x) / long, (base - y) / long];
  const count = Math.max(2, Math.round((long - 2 * R) / 9));
  const points = Array.from({ length: count + 1 }, (_, index): Place => {
    const way = R + ((long - 2 * R) * index) / count;
    const aside = index === 0 || index === count ? 0 : index % 2 === 0 ? 5 : -5;
    return [x + across * way - down * aside, y + down * way + across * aside];
  });
  return { type: "line", points, ink: "fourth", width: 1.5 };
}
function relation(one: Relation, all: readonly Relation[], places: Places): readonly Shape[] {
  const [start, end] = [places.get(one.from), places.get(one.to)];
  if (!start || !end || one.from === one.to) return [];
  const hurt = one.violent ? [teeth(start, end)] : [];
  if (COUPLES.includes(one.kind)) return [...couple(one, start, end), ...hurt];
  if (DOWN.includes(one.kind)) return [...descent(one, all, places), ...hurt];
  return [between(start, end, one.kind), ...hurt];
}
/** A sample of each kind of line that is drawn, with its word. */
function legend(relations: readonly Relation[], y: number): readonly Shape[] {
  const kinds = [...new Map(relations.map(({ kind, words }) => [kind, words]))];
  const room = WIDTH / Math.max(1, kinds.length);
  return kinds.flatMap(([kind, words], index) => {
    const x = room * index + 8;
    const sample = line(
      [
        [x, y],
        [x + 26, y],
      ],
      kind,
    );
    const cut = [8, 14].map((by) =>
      line(
        [
          [x + by, y + 6],
          [x + by + 5, y - 6],
        ],
        kind,
      ),
    );
    const label: Shape = { type: "text", x: x + 32, y: y + 4, text: words, ink: "quiet" };
    return [sample, ...(kind === "exPartner" ? cut : []), label];
  });
}

export const genogram: DrawingKind = {
  data: {
    persons: ["name", "sex", "deceased", "household"],
    relations: ["from", "kind", "to", "violent"],
  },
  notes: ["twice", "nobody", "contradicts"],
  noteOf: notesOf,
  draw({ persons = [], relations: given = [] }) {
    const byName = new Map([...persons].reverse().map((row) => [wordsOf(row["name"]), row]));
    const names = [...new Set(persons.map((row) => wordsOf(row["name"])))];
    const relations = relationsOf(given).filter(({ from, to }) => byName.has(from) && byName.has(to));
    const rows = rowsOf(names, relations);
    if (rows.length === 0) return { height: 0, shapes: [] };
    const places = placesOf(rows);
    const lines = relations.flatMap((one) => relation(one, relations, places));
    const figures = rows.flatMap((row) =>
      row.flatMap((name) =>
        person(byName.get(name) ?? {}, places.get(name) ?? [0, 0], WIDTH / row.length - 2 * R - 14),
      ),
    );
    const foot = TOP + ROW * rows.length - 24;
    return { height: foot + 20, shapes: [...lines, ...figures, ...legend(relations, foot)] };
  },
};
