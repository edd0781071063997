/** The drawing `genogram`: persons by generation as circle (woman), square (man) or diamond, with a line per kind of relation. */

import { type Layout, layoutOf, R, TOP } from "./genogram-layout.ts";
import { legend, lineFor, relationLines } from "./genogram-lines.ts";
import { drawable, notesOf, relationsOf } from "./relations.ts";
import { type DrawingKind, type DrawingRow, type Shape, wordsOf } from "./types.ts";

type Place = readonly [x: number, y: number];
const LETTER_WIDE = 6.6;

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
/** Two strokes through the symbol of somebody who died. */
const cross = ([x, y]: Place): readonly Shape[] =>
  [1, -1].map((way) =>
    lineFor("parent", [
      [x - R, y - R * way],
      [x + R, y + R * way],
    ]),
  );

function person(row: DrawingRow, [x, y]: Place, room: number): readonly Shape[] {
  const fits = Math.max(4, Math.floor(room / LETTER_WIDE));
  const short = (text: string) => (text.length > fits ? `${text.slice(0, fits - 1)}…` : text);
  const label: Shape = { type: "text", x: x + R + 7, y: y - 1, text: short(wordsOf(row["name"])), strong: true };
  const home: Shape = { type: "text", x: x + R + 7, y: y + 14, text: short(wordsOf(row["household"])), ink: "quiet" };
  return [
    symbol(row["sex"]?.value, [x, y]),
    ...(row["deceased"]?.value === true ? cross([x, y]) : []),
    ...(wordsOf(row["age"]) === ""
      ? []
      : [{ type: "text", x, y: y + 4, text: wordsOf(row["age"]), anchor: "middle" } as const]),
    label,
    home,
  ];
}
const figures = ({ places, rows }: Layout, byName: ReadonlyMap<string, DrawingRow>, width: number): readonly Shape[] =>
  rows.flatMap((row) =>
    row.flatMap((name) => {
      const place = places.get(name);
      return place ? person(byName.get(name) ?? {}, place, width / row.length - 2 * R - 14) : [];
    }),
  );

export const genogram: DrawingKind = {
  data: {
    persons: ["name", "sex", "deceased", "household", "age"],
    relations: ["from", "kind", "to", "violent"],
  },
  notes: ["twice", "nobody", "contradicts"],
  noteOf: notesOf,
  draw({ persons = [], relations: given = [] }) {
    const byName = new Map([...persons].reverse().map((row) => [wordsOf(row["name"]), row]));
    const names = [...new Set(persons.map((row) => wordsOf(row["name"])))];
    const relations = drawable(relationsOf(given).filter(({ from, to }) => byName.has(from) && byName.has(to)));
    const layout = layoutOf(names, relations);
    if (layout.rows.length === 0) return { height: 0, shapes: [] };
    const foot = layout.bottom + TOP - 4;
    return {
      height: foot + 20,
      shapes: [
        ...relationLines(layout, relations),
        ...figures(layout, byName, layout.width),
        ...legend(relations, foot),
      ],
    };
  },
};
