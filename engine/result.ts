/** Findings, rejections and the exhaustiveness check: how this code base says that something is not right. */

export type Severity = "error" | "warning" | "hint";

/** What is wrong in a definition: where it stands, what was found, what would help. Never an exception, never only the first. */
export interface Finding {
  /** A stable kebab-case code; screens translate it. */
  readonly code: string;
  readonly severity: Severity;
  /** Path of the file relative to the project folder, e.g. `workflows/<process>/case/facts.json`. */
  readonly file: string;
  /** JSON pointer (RFC 6901) within that file. */
  readonly pointer: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
  /** What was asked and what was found. */
  readonly message: string;
  /** What would help. */
  readonly remedy: string;
}

/** One reason why something is not possible now: an address whose text says what is missing, with what it concerns. */
export interface Reason {
  /** The name of the fact (`quorate`), negated when its truth stands in the way (`!planned`), or a code of the engine. */
  readonly name: string;
  /** Address of the text that says it, e.g. `case.facts.quorate`; `!` before the name for the negated one. */
  readonly text: string;
}

/** One of several ways out of an event that cannot be taken now: one of them is enough. */
export interface WayNot {
  /** Its id in the definition, else where it leads. */
  readonly way: string;
  readonly reasons: readonly Reason[];
}

/** A refusal as a value: code and details are the contract (screens translate them), the message may improve. */
export interface Rejection {
  readonly code: RejectionCode;
  readonly details: Readonly<Record<string, unknown>>;
  /** English sentence for developers and logs: what was asked, what was found, what would help. No personal data. */
  readonly message: string;
  /** Filled when facts refuse: the smallest named parts that do not hold. */
  readonly reasons: readonly Reason[];
}

export const REJECTION_CODES = [
  "not-found", // no such instance, item, section or event, or one may not know of it
  "not-allowed", // this actor has no role that may do this
  "not-possible-now", // the chart has no way for this event in its present state
  "not-yet", // a guard, gate or `add.if` does not hold: see reasons
  "section-closed", // the section is not open for this role now
  "invalid-fields", // field errors in details.errors
  "unknown-field",
  "stale-value", // someone else changed the same field: details.conflicts has both values
  "stale-revision",
  "already-taken", // somebody else took this task: details.by
  "already-there", // an unfinished item for this key or target exists
  "nothing-changes",
  "not-by-the-same-person", // notBy
  "needs-confirmation",
  "identifies-somebody", // free text holds something that identifies somebody, known only where the writer may not read
  "screening-paused", // too many texts were compared with what the writer may not read
  "names-a-person", // free text bound for a pseudonymised report names somebody: details.hits
  "ended", // a top-level final state was reached
  "unsettled", // over 100 rounds
  "bad-command", // malformed
  "conflict", // lost too many races on the revision
] as const;
export type RejectionCode = (typeof REJECTION_CODES)[number];

export function unreachable(value: never): never {
  throw new Error(`Unreachable: ${JSON.stringify(value)}`);
}

/** Tells a refusal from what was asked for. */
export const isRejection = (value: object): value is Rejection => "code" in value && "reasons" in value;
