/** A real mail server for tests: takes mail, refuses an address, and can go away and come back. */

import type { AddressInfo } from "node:net";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

export interface Received {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly id: string;
  readonly from: string;
  readonly raw: string;
}
export interface MailServer {
  readonly url: string;
  readonly received: readonly Received[];
  stop(): Promise<void>;
}

async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

/** @param options `port` of one that went away; `host` other than this machine's usual address; `refuse` an address that is unknown to it. */
export async function startMailServer(
  options: { readonly port?: number; readonly host?: string; readonly refuse?: string } = {},
): Promise<MailServer> {
  const { port = 0, host = "127.0.0.1", refuse } = options;
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    // The certificate that the package brings is nobody's: this server speaks no TLS.
    disabledCommands: ["STARTTLS"],
    onRcptTo: ({ address }, _session, done) =>
      done(address === refuse ? Object.assign(new Error("unknown"), { responseCode: 550 }) : null),
    onData: (stream, { envelope }, done) => {
      void (async () => {
        const raw = await bytesOf(stream);
        const { subject = "", text = "", messageId: id = "", from } = await simpleParser(raw);
        const to = envelope.rcptTo.map(({ address }) => address).join();
        received.push({ to, subject, text, id, from: from?.text ?? "", raw: raw.toString() });
        done();
      })();
    },
  });
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  const { port: taken } = server.server.address() as AddressInfo;
  return {
    url: `smtp://${host}:${taken}`,
    received,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
