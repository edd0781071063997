/** Dates and terms in words: dd-mm-jjjj, 24-hour clock, Europe/Amsterdam. */

const ZONE = "Europe/Amsterdam";
const formats = new Map<string, Intl.DateTimeFormat>();
function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language === "en" ? "en-GB" : "nl-NL", { timeZone: ZONE, ...options });
  formats.set(key, made);
  return made;
}

const parts = (at: Date): Record<string, string> =>
  Object.fromEntries(
    format("nl", {
      day: "2-digit",
      month: "2-digit",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );

/** A day or an instant as `16-06-2026`, a month as `06-2026`. */
export function dateText(day: string): string {
  if (/^\d{4}-\d{2}(-\d{2})?$/.test(day)) return day.split("-").reverse().join("-");
  const { day: d, month, year } = parts(new Date(day));
  return `${d}-${month}-${year}`;
}
/** An instant as `14:03`. */
export function timeText(at: string | number): string {
  const { hour, minute } = parts(new Date(at));
  return `${hour}:${minute}`;
}
export const momentText = (at: string): string => `${dateText(at)} ${timeText(at)}`;
/** `di` */
export const weekday = (day: string, language: string): string =>
  format(language, { weekday: "short" })
    .format(new Date(`${day}T12:00:00Z`))
    .replace(".", "");
/** `di 16-06` */
export function shortDay(day: string, language: string): string {
  const at = new Date(/T/.test(day) ? day : `${day}T12:00:00Z`);
  return `${format(language, { weekday: "short" }).format(at).replace(".", "")} ${dateText(day).slice(0, 5)}`;
}
/** `dinsdag 16 juni 2026` */
export const longDay = (at: Date, language: string): string =>
  format(language, { weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(at);
/** The day of an instant in our time zone, ISO. */
export const isoDay = (at: string | Date): string =>
  dateText(new Date(at).toISOString()).split("-").reverse().join("-");

/** What someone typed as a day: `05031990`, `5-3-1990`, `5 3 1990`, `1990-03-05`; undefined when it is none. */
export function parseDay(typed: string): string | undefined {
  const text = typed.trim();
  const found =
    /^(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text) ?? undefined;
  const [day, month, year] = found
    ? [found[1] ?? "", found[2] ?? "", found[3] ?? ""]
    : (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.slice(1).reverse() ?? ["", "", ""]);
  if (!day || !month || !year) return undefined;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
