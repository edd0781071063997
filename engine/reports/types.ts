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
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly type: "pageBreak" };

/** A person as a report may name one. */
export interface ReportPerson {
  readonly name: string;
  readonly function?: string;
  readonly organisation: string;
}
