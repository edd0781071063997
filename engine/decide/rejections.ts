/** Every refusal of the heart, with its sentence: what was asked, what was found, what would help. No personal data. */

import type { FieldError } from "../forms/types.ts";
import type { Reason, Rejection, RejectionCode, WayNot } from "../result.ts";
import type { Hit } from "../screening/screen.ts";

const refuse = (
  code: RejectionCode,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
  reasons: readonly Reason[] = [],
): Rejection => ({ code, details, message, reasons });

/** The same for what is not there and for what the actor may not know of. */
export const notFound = (what: string): Rejection =>
  refuse("not-found", `There is no ${what}, or you may not know of it.`);
/** @param by roles, circles or, in words, whoever may. */
export const notAllowed = (what: string, by: readonly string[]): Rejection =>
  refuse("not-allowed", `Only ${by.join(", ") || "nobody"} may ${what}.`, { by });
/** @param possible events that the chart takes in its present state. */
export const notPossibleNow = (event: string, possible: readonly string[]): Rejection =>
  refuse("not-possible-now", `"${event}" is not possible now. Possible now: ${possible.join(", ") || "nothing"}.`, {
    event,
    possible,
  });
/** What was picked is, as far as is known here, where it does not take what would be asked of it. */
export const notTakenThere = (event: string, where: Reason, number: string | undefined): Rejection =>
  refuse(
    "not-possible-now",
    `"${event}" is not possible with what was picked: it is in "${where.name}". Pick another.`,
    { event, ...(number === undefined ? {} : { number }) },
    [where],
  );
/** With several ways out each is told with its own reasons: one of them is enough. */
export const notYet = (what: string, reasons: readonly Reason[], ways: readonly WayNot[] = []): Rejection =>
  refuse(
    "not-yet",
    `"${what}" is not possible yet: ${ways.length > 1 ? ways.map(sentence).join("; or ") : named(reasons)}.`,
    { what, ...(ways.length > 1 ? { ways } : {}) },
    reasons,
  );
const named = (reasons: readonly Reason[]): string => reasons.map((reason) => reason.name).join(", ");
const sentence = ({ way, reasons }: WayNot): string => `${way} (${named(reasons)})`;
/** @param open roles for which the section is open now. */
export const sectionClosed = (section: string, open: readonly string[]): Rejection =>
  refuse(
    "section-closed",
    `The section "${section}" is not open for you now. Open for: ${open.join(", ") || "nobody"}.`,
    { section, open },
  );
/** `unknown-field` when nothing but unknown fields is wrong. @param errors by pointer into the section */
export const invalidFields = (section: string, errors: readonly FieldError[]): Rejection =>
  refuse(
    errors.every((error) => error.code === "unknown-field") ? "unknown-field" : "invalid-fields",
    `Fields of "${section}" are not right: ${errors.map((error) => `${error.pointer} (${error.code})`).join(", ")}.`,
    { section, errors },
  );
/** @param conflicts both values of each field that somebody else changed since the writer read it. */
export const staleValue = (
  section: string,
  conflicts: readonly { readonly field: string; readonly yours: unknown; readonly theirs: unknown }[],
): Rejection =>
  refuse(
    "stale-value",
    `Somebody else changed ${conflicts.map(({ field }) => field).join(", ")} meanwhile. Choose which value stays, then save again.`,
    { section, conflicts },
  );
/** @param key the key that an unfinished item of the same set has. */
export const alreadyThere = (item: string, key: string): Rejection =>
  refuse("already-there", `There is already an unfinished "${item}" for this key.`, { item, key });
/** @param by who has it, where that may be told. */
export const alreadyTaken = (name: string, by: string | undefined): Rejection =>
  refuse("already-taken", `Somebody else took "${name}" already. Ask, or take it over knowing who has it.`, {
    name,
    ...(by === undefined ? {} : { by }),
  });
/** @param what the event, or the type of the command. */
export const nothingChanges = (what: string): Rejection =>
  refuse("nothing-changes", `"${what}" changes nothing now.`, { what });
/** Four eyes (`notBy`). @param other the event that the same person sent */
export const samePerson = (event: string, other: string): Rejection =>
  refuse("not-by-the-same-person", `"${event}" has to be done by another person than "${other}".`, { event, other });
/** For an event with `confirm`, when the command says that nobody confirmed it. */
export const needsConfirmation = (event: string): Rejection =>
  refuse("needs-confirmation", `"${event}" has to be confirmed.`, { event });
/** @param hits places in the texts, by pointer and offset. */
export const namesAPerson = (section: string, hits: readonly (Hit & { readonly pointer: string })[]): Rejection =>
  refuse(
    "names-a-person",
    `A text of "${section}" seems to name somebody. Replace it, or declare that it is no name.`,
    { section, hits },
  );
/** The same whatever it is, wherever it is found and however often: more would tell what is withheld. */
export const identifiesSomebody = (): Rejection =>
  refuse(
    "identifies-somebody",
    "A text holds something that identifies somebody. What and where cannot be displayed: you may not read where it is known. Leave names, birth dates and addresses out.",
  );
/** The budget of comparisons with texts that the actor may not read is spent. */
export const screeningPaused = (): Rejection =>
  refuse(
    "screening-paused",
    "Texts of yours were compared too often with what you may not read. Wait an hour, or ask somebody who may read it.",
  );
/** The unit, or the whole instance, is in a final state. */
export const ended = (): Rejection => refuse("ended", "This has ended: it can only be read.");
/** A fault of the definition: its charts go on for ever. */
export const unsettled = (): Rejection =>
  refuse("unsettled", "The process did not come to rest within 100 rounds; nothing was changed.");
/** A command that contradicts itself or the definition. @param message says what would be right */
export const badCommand = (message: string): Rejection => refuse("bad-command", message);
