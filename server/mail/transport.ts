/** The mail server: the one place that knows nodemailer. TLS is demanded, unless the server is on this machine. */

import { createTransport } from "nodemailer";
import type { Letter } from "./compose.ts";

export interface MailSettings {
  /** `smtp://user:password@host:587` or `smtps://…`. */
  readonly url: string;
  readonly from: string;
}
/** `again`: it may go well later. */
export interface MailFailure {
  readonly code: "unreachable" | "sign-in" | "no-tls" | "address-refused" | "refused";
  readonly again: boolean;
}
export interface Transport {
  /** @param id the same for every try, so that a receiver can see that two are one. */
  send(to: string, letter: Letter, id: string): Promise<MailFailure | undefined>;
  /** Whether the server takes mail from us, without sending any. */
  check(): Promise<MailFailure | undefined>;
  close(): void;
}

const LIMIT = 15_000;
const HERE = ["127.0.0.1", "::1", "[::1]", "localhost"];
const UNREACHABLE = ["ECONNECTION", "ECONNREFUSED", "ETIMEDOUT", "ESOCKET", "EDNS", "EPROTOCOL", "EPROXY"];

/** As a code only: what a mail server answers may name people. */
function failureOf(error: unknown): MailFailure {
  const { code = "", responseCode = 0 } = error as { readonly code?: string; readonly responseCode?: number };
  if (code === "EAUTH") return { code: "sign-in", again: true };
  if (code === "ETLS") return { code: "no-tls", again: true };
  if (code === "EENVELOPE") return { code: "address-refused", again: responseCode < 500 };
  if (UNREACHABLE.includes(code)) return { code: "unreachable", again: true };
  return { code: "refused", again: true };
}

export function openTransport({ url, from }: MailSettings): Transport {
  const { hostname, protocol } = new URL(url);
  const transport = createTransport({
    url,
    connectionTimeout: LIMIT,
    greetingTimeout: LIMIT,
    socketTimeout: LIMIT,
    requireTLS: protocol === "smtp:" && !HERE.includes(hostname),
    ignoreTLS: protocol === "smtp:" && HERE.includes(hostname),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.split("@").at(-1)?.replace(/>$/, "") ?? "localhost";
  return {
    send: async (to, { subject, text }, id) => {
      try {
        const headers = { "Auto-Submitted": "auto-generated" };
        await transport.sendMail({ from, to, subject, text, headers, messageId: `<${id}@${domain}>` });
        return undefined;
      } catch (error) {
        return failureOf(error);
      }
    },
    check: async () => {
      try {
        await transport.verify();
        return undefined;
      } catch (error) {
        return failureOf(error);
      }
    },
    close: () => transport.close(),
  };
}
