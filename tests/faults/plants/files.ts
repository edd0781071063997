/** Files of a definition as JSON that a plant may change: walks, choices and slips of the pen. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonMap = { [key: string]: Json };

/** A place in a file: what holds it, under which key. */
export interface Spot {
  readonly file: string;
  readonly path: readonly string[];
  readonly holder: JsonMap | Json[];
  readonly key: string | number;
  readonly value: Json;
}

export const isMap = (value: Json | undefined): value is JsonMap =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The parsed files of one definition; texts are written again when the plant is made. */
export class Planted {
  readonly root: string;
  readonly json: ReadonlyMap<string, Json>;
  /** What stands in the place of a file's JSON: for faults that no JSON can hold. */
  readonly raw = new Map<string, string>();
  readonly removed = new Set<string>();
  readonly #texts: ReadonlyMap<string, string>;
  readonly #random: () => number;

  constructor(root: string, texts: ReadonlyMap<string, string>, random: () => number) {
    this.root = root;
    this.#texts = texts;
    this.#random = random;
    this.json = new Map([...texts].map(([file, text]) => [file, JSON.parse(text) as Json]));
  }
  /** One of them by chance; undefined where there is none. */
  one<T>(all: readonly T[]): T | undefined {
    return all[Math.floor(this.#random() * all.length)];
  }
  files(pattern: RegExp): readonly string[] {
    return [...this.json.keys()].filter((file) => pattern.test(file));
  }
  map(file: string): JsonMap {
    const value = this.json.get(file);
    return isMap(value) ? value : {};
  }
  text(file: string): string {
    return this.#texts.get(file) ?? "";
  }
  /** Every place in files of that name for which the question is answered with yes. */
  spots(pattern: RegExp, fits: (spot: Spot) => boolean): readonly Spot[] {
    const found: Spot[] = [];
    const walk = (file: string, value: Json | undefined, path: readonly string[]): void => {
      if (typeof value !== "object" || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        const place: readonly string[] = [...path, key];
        const spot: Spot = {
          file,
          path: place,
          holder: value as JsonMap,
          key: Array.isArray(value) ? Number(key) : key,
          value: inner as Json,
        };
        if (fits(spot)) found.push(spot);
        walk(file, inner as Json, place);
      }
    };
    for (const file of this.files(pattern)) walk(file, this.json.get(file), []);
    return found;
  }
  /** The files with the plant in them. */
  result(): ReadonlyMap<string, string> {
    const all = [...this.json].map(([file, value]): [string, string] => {
      const before = this.#texts.get(file) ?? "";
      const isSame = JSON.stringify(JSON.parse(before)) === JSON.stringify(value);
      return [file, this.raw.get(file) ?? (isSame ? before : JSON.stringify(value, null, 1))];
    });
    return new Map([...all, ...this.raw].filter(([file]) => !this.removed.has(file)));
  }
}

/** A value put in a place. */
export const put = ({ holder, key }: Spot, value: Json): void => {
  (holder as JsonMap)[key as string] = value;
};
/** A key of a map under another name, in its place. */
export function rename(holder: JsonMap, from: string, to: string): void {
  const entries = Object.entries(holder);
  for (const key of Object.keys(holder)) delete holder[key];
  for (const [key, value] of entries) holder[key === from ? to : key] = value;
}
export const misspelt = (name: string): string => (name.startsWith("!") ? `!${misspelt(name.slice(1))}` : `${name}q`);
