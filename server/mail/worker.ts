/** Sends what waits in the queue: tried again while the mail server is away, shown to administrators when it is given up. */

import { milliseconds, timestamp } from "../../engine/index.ts";
import { noticesOf } from "../effects/notices.ts";
import type { Accounts } from "../identity/accounts.ts";
import { faultOf, type Log, silent } from "../log.ts";
import type { Shell } from "../shell.ts";
import { StoreUnavailable } from "../store/errors.ts";
import { type Letter, letter } from "./compose.ts";
import { receiverOf } from "./queue.ts";
import type { Transport } from "./transport.ts";
import type { MailEntry, MailQueue } from "./types.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const RETRY_AFTER = [1, 5, 15].map((minutes) => minutes * MINUTE);
const HOUR = 60 * MINUTE;
/** Then it is given up: about five days, as mail servers do among themselves. */
const MOST = 120;

interface Parts {
  readonly shell: Pick<Shell, "store" | "directory" | "sealing" | "now">;
  readonly queue: MailQueue;
  readonly transport: Transport;
  readonly accounts: Pick<Accounts, "invite" | "isEnrolled">;
  /** The address people use. */
  readonly origin: () => string;
  readonly log?: Log;
}
export interface MailWorker {
  /** Sends everything that is due; returns how many went out. */
  drain(): Promise<number>;
  start(): void;
  stop(): Promise<void>;
}

export function createMailWorker({ shell, queue, transport, accounts, origin, log = silent }: Parts): MailWorker {
  /** Undefined when there is nothing to say any more. The link is made when it is sent: it lies in no queue. */
  async function write(entry: MailEntry): Promise<{ readonly to: string; readonly what: Letter } | undefined> {
    const receiver = receiverOf(shell, entry);
    if (!receiver) return undefined;
    const { account, address: to } = receiver;
    if (entry.kind === "notice") {
      const open = await noticesOf(shell, entry.person);
      return open.length > 0 ? { to, what: letter("notice", origin()) } : undefined;
    }
    if (entry.again !== true && (await accounts.isEnrolled(account))) return undefined;
    const link = `${origin()}/enrol#${await accounts.invite(account)}`;
    return { to, what: letter(entry.again ? "again" : "invitation", link) };
  }
  function retryAfter(attempts: number): number | undefined {
    return attempts >= MOST ? undefined : (RETRY_AFTER[attempts] ?? HOUR);
  }
  async function send(entry: MailEntry): Promise<boolean> {
    const written = await write(entry);
    const id = shell.sealing.keyedHash("mail", `${entry.id} ${entry.at}`);
    const failure = written && (await transport.send(written.to, written.what, id));
    if (!failure) {
      await queue.sent(entry);
      return written !== undefined;
    }
    const wait = failure.again ? retryAfter(entry.attempts) : undefined;
    const retryAt = wait === undefined ? null : timestamp(milliseconds(shell.now()) + wait);
    await queue.failed(entry, failure.code, retryAt);
    return false;
  }
  async function round(): Promise<number> {
    await shell.directory.refresh();
    const now = shell.now();
    let sent = 0;
    for (const entry of await queue.all())
      if (entry.retryAt !== null && entry.retryAt <= now && (await queue.take(entry)) && (await send(entry))) sent += 1;
    return sent;
  }

  let running: Promise<number> = Promise.resolve(0);
  let busy = false;
  let ticking: NodeJS.Timeout | undefined;
  let told: string | undefined;
  const drain = (): Promise<number> => {
    if (!busy) {
      busy = true;
      running = round().finally(() => {
        busy = false;
      });
    }
    return running;
  };
  /** A fault that lasts is told once. */
  const fail = (error: unknown): void => {
    const fault = faultOf(error);
    if (!(error instanceof StoreUnavailable) && fault.code !== told) log({ event: "mail", ...fault });
    told = fault.code;
  };
  return {
    drain,
    start: () => {
      ticking = setInterval(() => void drain().catch(fail), 5 * SECOND);
      ticking.unref();
    },
    stop: async () => {
      clearInterval(ticking);
      await running.catch(() => 0);
      transport.close();
    },
  };
}
