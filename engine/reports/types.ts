/** A report as blocks of plain text: what every renderer draws, and what is kept. */

export interface ReportModel {
  readonly report: string;
  readonly language: string;
  readonly title: string;
  /** What stands at the foot of every page. */
  readonly note: string;
  readonly privacy: "personal" | "pseudonymised" | "anonymous" | "aggregate";
  readonly number?: string;
  readonly group: string;
  readonly municipality: string;
  readonly blocks: readonly ReportBlock[];
}
export type ReportBlock =
  | { readonly type: "heading"; readonly text: string }
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "fields"; readonly title: string; readonly rows: readonly (readonly [string, string])[] }
  | {
      readonly type: "table";
      readonly title: string;
      readonly columns: readonly string[];
      /** What stands in each column; absent in papers kept before columns had one. */
      readonly kinds?: readonly ColumnKind[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly type: "pageBreak" };

/** `tick`: yes or no, a box on paper. `day`: dates as people write them, `07-07-2026`. `number`: of a case or an item. */
export type ColumnKind = "text" | "number" | "day" | "tick";

/** A person as a report may name one. */
export interface ReportPerson {
  readonly name: string;
  readonly function?: string;
  readonly organisation: string;
}
