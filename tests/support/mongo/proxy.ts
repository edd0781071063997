/** A wire between the driver and the server that loses requests and replies where a test says so, or is cut for a while. */

import { createServer, connect as dial, type Socket } from "node:net";

/** What happens to one write that passes: nothing, its request is lost, or it is carried out and its reply is lost. */
export type Fate = "pass" | "lose request" | "lose reply";
export interface Proxy {
  readonly url: string;
  /** Nobody gets through any more, or everybody again. */
  cut(isCut: boolean): void;
  stop(): Promise<void>;
}

const WRITES = new Set(["insert", "update", "delete", "findAndModify"]);
/** Header, flags, kind of section, length of the document and type of its first element: then the name of the command. */
const NAME_AT = 16 + 4 + 1 + 4 + 1;
const OP_MSG = 2013;

function commandOf(chunk: Buffer): string | undefined {
  if (chunk.length <= NAME_AT || chunk.readInt32LE(12) !== OP_MSG) return undefined;
  return chunk.toString("latin1", NAME_AT, chunk.indexOf(0, NAME_AT));
}

/** @param fate asked for every write that the driver sends. */
export async function startProxy(target: string, fate: (command: string) => Fate = () => "pass"): Promise<Proxy> {
  const { hostname, port, pathname } = new URL(target.replace(/^mongodb:/, "http:"));
  const sockets = new Set<Socket>();
  let isCut = false;
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => socket.destroy());
  };
  const server = createServer((near) => {
    keep(near);
    if (isCut) return void near.destroy();
    const far = dial(Number(port), hostname);
    keep(far);
    let losesReply = false;
    near.on("data", (chunk: Buffer) => {
      const command = commandOf(chunk);
      const met = command !== undefined && WRITES.has(command) ? fate(command) : "pass";
      if (met === "lose request") return void near.destroy();
      losesReply ||= met === "lose reply";
      far.write(chunk);
    });
    far.on("data", (chunk: Buffer) => {
      if (losesReply) near.destroy();
      else near.write(chunk);
    });
    near.on("close", () => far.end());
    far.on("close", () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const here = typeof address === "object" && address ? address.port : 0;
  return {
    url: `mongodb://127.0.0.1:${here}${pathname}?directConnection=true`,
    cut: (now) => {
      isCut = now;
      if (now) for (const socket of sockets) socket.destroy();
    },
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
