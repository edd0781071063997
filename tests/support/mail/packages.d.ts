/** What the tests use of two packages that bring no types. */

declare module "smtp-server" {
  import type { Server } from "node:net";
  import type { Readable } from "node:stream";

  interface Session {
    readonly envelope: { readonly rcptTo: readonly { readonly address: string }[] };
    readonly secure: boolean;
  }
  type Done = (error?: Error | null) => void;
  export class SMTPServer {
    constructor(options: {
      readonly authOptional?: boolean;
      readonly disabledCommands?: readonly string[];
      readonly onRcptTo?: (address: { readonly address: string }, session: Session, done: Done) => void;
      readonly onData?: (stream: Readable, session: Session, done: Done) => void;
    });
    listen(port: number, host: string, listening: () => void): Server;
    close(closed: () => void): void;
    readonly server: Server;
  }
}
declare module "mailparser" {
  export function simpleParser(source: Buffer): Promise<{
    readonly subject?: string;
    readonly text?: string;
    readonly messageId?: string;
    readonly from?: { readonly text: string };
  }>;
}
