/** A meeting as a calendar file (RFC 5545): when and where, under the name of its group; never which cases. */

const MINUTE = 60_000;

export interface CalendarEntry {
  readonly id: string;
  readonly title: string;
  readonly place: string;
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly until: number;
  /** When the file was made. */
  readonly madeAt: number;
  /** Raised with every change, so that a calendar replaces what it had. */
  readonly sequence: number;
  readonly address: string;
}

const instant = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, "");
const escaped = (text: string): string => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, "\\n");

/** No line is longer than 75 octets; what goes on begins with a blank. */
function folded(line: string): string {
  const bytes = new TextEncoder();
  const lines: string[] = [];
  let current = "";
  for (const sign of line) {
    const most = lines.length === 0 ? 75 : 74;
    if (bytes.encode(current + sign).length > most) {
      lines.push(current);
      current = sign;
    } else current += sign;
  }
  return [...lines, current].join("\r\n ");
}

export function calendarFile(entry: CalendarEntry): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Casustafel//NL",
    "METHOD:PUBLISH",
    "BEGIN:VEVENT",
    `UID:${entry.id}@casustafel`,
    `SEQUENCE:${entry.sequence}`,
    `DTSTAMP:${instant(entry.madeAt)}`,
    `DTSTART:${instant(entry.from)}`,
    `DTEND:${instant(Math.max(entry.until, entry.from + MINUTE))}`,
    `SUMMARY:${escaped(entry.title)}`,
    ...(entry.place === "" ? [] : [`LOCATION:${escaped(entry.place)}`]),
    `URL:${entry.address}`,
    "CLASS:PRIVATE",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}
