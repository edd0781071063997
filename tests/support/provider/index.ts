/** Starts the provider's process, says who signs in next, and walks there and back as a browser does. */

import { type ChildProcess, spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:net";
import { PROJECT } from "../processes.ts";

export const SECRET = "a secret of the provider & more";

export interface ProviderProcess {
  readonly issuer: string;
  /** Who signs in next. */
  next(who: {
    readonly subject?: string;
    readonly email?: string;
    readonly verified?: boolean;
    readonly amr?: readonly string[];
    readonly refuse?: boolean;
  }): Promise<void>;
  /** As a browser goes from an address at the provider until it is sent back. @returns the address that it is sent to */
  walk(location: string): Promise<string>;
  /** Signs out there, in the browser that walked last. */
  signOut(): Promise<void>;
  stop(): Promise<void>;
  /** Starts again: with other keys, or with a clock that runs behind. */
  restart(behind?: number): Promise<void>;
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    }),
  );
}
function newKeys(): object {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", kid: crypto.randomUUID() }] };
}

/** A browser's cookies of one host. */
function createJar() {
  const cookies = new Map<string, string>();
  return async (url: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, { ...init, redirect: "manual", headers: { ...init.headers, cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split(/=(.*)/s);
      cookies.set(name, value);
    }
    return response;
  };
}

/** @param back where the product expects people back @param logout where it hears of people who signed out */
export async function startProvider(back: string, logout: string): Promise<ProviderProcess> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  let browse = createJar();
  async function start(behind: number): Promise<void> {
    const given = JSON.stringify({ port, redirect: back, logout, jwks: newKeys(), behind });
    const script = new URL("process.ts", import.meta.url).pathname;
    const started = spawn(process.execPath, ["--import", "tsx", script, given], {
      cwd: PROJECT,
      stdio: ["ignore", "pipe", "pipe"],
    });
    child = started;
    let said = "";
    started.stderr?.on("data", (text: Buffer) => (said += text.toString()));
    await new Promise<void>((resolve, reject) => {
      started.stdout?.on("data", (text: Buffer) => text.toString().includes("ready") && resolve());
      started.once("exit", () => reject(new Error(`The provider did not start: ${said}`)));
    });
  }
  async function stop(): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child?.once("exit", resolve));
    child.kill();
    await ended;
  }
  await start(0);
  return {
    issuer,
    next: async (who) => {
      await fetch(`${issuer}/next`, { method: "POST", body: JSON.stringify(who) });
    },
    walk: async (location) => {
      browse = createJar();
      let at = location;
      for (let hops = 0; at.startsWith(issuer) && hops < 10; hops += 1) {
        const response = await browse(at);
        const to = response.headers.get("location");
        if (!to) throw new Error(`The provider answered with ${response.status}: ${await response.text()}`);
        at = new URL(to, at).href;
      }
      return at;
    },
    signOut: async () => {
      const form = await (await browse(`${issuer}/session/end`)).text();
      const xsrf = /name="xsrf" value="([^"]+)"/.exec(form)?.[1] ?? "";
      await browse(`${issuer}/session/end/confirm`, {
        method: "POST",
        body: new URLSearchParams({ xsrf, logout: "yes" }),
      });
    },
    stop,
    restart: async (behind = 0) => {
      await stop();
      await start(behind);
    },
  };
}
