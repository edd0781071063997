/** A report as blocks of plain text: what every renderer draws, and what is kept. */

import type { ReportBlock } from "../blocks/index.ts";

export type { ReportBlock } from "../blocks/index.ts";
export type { ColumnKind } from "../blocks/types.ts";

export interface ReportModel {
  readonly report: string;
  readonly language: string;
  readonly title: string;
  /** What stands at the foot of every page. */
  readonly note: string;
  readonly privacy: "personal" | "pseudonymised" | "anonymous" | "aggregate";
  /** It tells of nobody, so that it is not headed as confidential. */
  readonly isOpen?: true;
  readonly number?: string;
  /** The day that it is about, as ISO text, where its definition names one. */
  readonly day?: string;
  /** Which of several items it is about, counted from one among those alike. */
  readonly part?: string;
  readonly group: string;
  readonly municipality: string;
  /** For whom it is, after "confidential"; this and what follows is absent in papers that were kept before it was told. */
  readonly audience?: string;
  /** The last day on which it is kept, as people write a day. */
  readonly keptUntil?: string;
  readonly made?: Made;
  /** What stands on the copy of one organisation, beside whose it is. */
  readonly copyText?: string;
  /** This is the copy of one organisation; what is theirs is marked. */
  readonly copyFor?: string;
  readonly blocks: readonly ReportBlock[];
  /** Papers of other instances that it puts together, and what the number of one is called. */
  readonly parts?: readonly ReportModel[];
  readonly partName?: string;
}
/** When it was made, of which state, by which rules. */
export interface Made {
  /** As people write a day. */
  readonly on: string;
  /** Revision of the instance. */
  readonly revision: number;
  /** Of a kept paper: first, second, … of its report. */
  readonly version?: number;
  /** Name, version and variant of the process. */
  readonly rules: string;
}
/** A person as a report may name one. */
export interface ReportPerson {
  readonly name: string;
  readonly function?: string;
  readonly organisation: string;
}
