/** The log: one line of JSON per request or event, from a fixed set of fields; never a body, a query value, a name. */

import { pino } from "pino";

export interface LogLine {
  readonly event: "request" | "fault" | "effect" | "mail" | "timer" | "clock" | "start" | "stop";
  /** Template of the route, never the address. */
  readonly route?: string;
  readonly method?: string;
  readonly status?: number;
  readonly milliseconds?: number;
  readonly request?: string;
  readonly code?: string;
  readonly type?: string;
  /** Name of an effect in its definition. */
  readonly effect?: string;
  readonly instance?: string;
  /** Our own lines of a stack, without its message. */
  readonly frames?: readonly string[];
}
export type Log = (line: LogLine) => void;

const logger = pino(
  { base: null, timestamp: pino.stdTimeFunctions.isoTime },
  pino.destination({ dest: 2, sync: false }),
);

export const log: Log = (line) => logger.info(line);
export const silent: Log = () => {};

/** An error as code and own frames: its message may hold what people typed. */
export function faultOf(error: unknown): Pick<LogLine, "code" | "frames"> {
  if (!(error instanceof Error)) return { code: "unknown" };
  const code = "code" in error && typeof error.code === "string" ? error.code : error.name;
  const frames = (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line) && !line.includes("node_modules"));
  return { code, frames: frames.slice(0, 8).map((line) => line.trim()) };
}
