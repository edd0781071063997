/** Who wrote each row of a section last, for a section that keeps that (`rowAuthors`). */

import type { Json } from "../definition/types.ts";
import type { Fields } from "../forms/types.ts";
import type { PersonId } from "../ids.ts";
import { same } from "../same.ts";
import type { SectionState } from "../state/types.ts";

type RowAuthors = NonNullable<SectionState["rows"]>;

/** Rows of every list by `list/id`. */
const rowsOf = (fields: Fields): ReadonlyMap<string, Json> =>
  new Map(
    Object.entries(fields).flatMap(([list, rows]) =>
      (Array.isArray(rows) ? rows : []).flatMap((row) =>
        typeof row === "object" && row !== null && !Array.isArray(row) && typeof row["id"] === "string"
          ? [[`${list}/${row["id"]}`, row] as const]
          : [],
      ),
    ),
  );

/** A row that is new or differs is this person's now; one that stayed keeps its author; one that went is left out. */
export function rowAuthors(before: Fields, after: Fields, known: RowAuthors, by: PersonId): RowAuthors {
  const old = rowsOf(before);
  return Object.fromEntries(
    [...rowsOf(after)].flatMap(([key, row]) => {
      const stayed = old.get(key);
      const author = stayed !== undefined && same(stayed, row) ? known[key] : by;
      return author === undefined ? [] : [[key, author]];
    }),
  );
}
