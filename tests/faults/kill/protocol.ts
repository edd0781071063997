/** What the child of the kill test says on its standard output, one line each, as soon as it may be believed. */

/** `commit <instance> <revision> <command>` · `look <request>` · `number <scope> <number>` */
export type Acknowledged =
  | { readonly kind: "commit"; readonly instance: string; readonly revision: number; readonly command: string }
  | { readonly kind: "look"; readonly request: string }
  | { readonly kind: "number"; readonly scope: string; readonly number: number };

export const lineOf = (ack: Acknowledged): string => `${JSON.stringify(ack)}\n`;

/** The whole lines of what was received; a line that was cut off was not acknowledged. */
export function parseLines(received: string): readonly Acknowledged[] {
  return received
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Acknowledged);
}

export const INSTANCES = ["i1", "i2", "i3", "i4", "i5", "i6"] as const;
/** Of a commit: its effect in the outbox, and its section. */
export const effectOf = (command: string): string => `effect ${command}`;
