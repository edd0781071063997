/** A day and a time as people write them. */

export const moment = (at: string, language: string): string =>
  new Date(at).toLocaleString(language, { dateStyle: "short", timeStyle: "short" });
