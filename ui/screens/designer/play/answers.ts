/** Answers the product in the frame from a played world, at the addresses of the server. */

import { touch } from "../../../api/at-work.ts";
import type { Answerer } from "../../../api/played.ts";
import { createIn, instancePart } from "./answer-instance.ts";
import { instancesOf, worklistOf } from "./answer-lists.ts";
import { processesOf, processPart, sessionOf } from "./answer-process.ts";
import { given, NOT_FOUND, type Reply } from "./problems.ts";
import type { PlayedWorld } from "./session.ts";

function reply(played: PlayedWorld, method: string, path: readonly string[], query: URLSearchParams, body: object) {
  const [top, id, ...rest] = path;
  switch (top) {
    case "session":
      return sessionOf(played);
    case "processes":
      return id === undefined ? processesOf(played) : processPart(played, rest[0]);
    case "worklist":
      return worklistOf(played);
    case "instances":
      if (id !== undefined) return instancePart(played, method, id, rest, query, { ...body });
      return method === "POST" ? createIn(played, { ...body }) : instancesOf(played, query);
    case "notices":
      return given(undefined, 204);
    default:
      return NOT_FOUND;
  }
}

/** @param now gives what is played at that moment; nothing yet: nothing is found. */
export const answererFor =
  (now: () => PlayedWorld | undefined): Answerer =>
  (address, { method = "GET", body }) => {
    const played = now();
    const url = new URL(address, "http://played");
    const path = url.pathname.split("/").slice(2).map(decodeURIComponent);
    if (method !== "GET") touch();
    const found: Reply = played ? reply(played, method, path, url.searchParams, body ?? {}) : NOT_FOUND;
    return { ...found, now: played?.world.now ?? new Date().toISOString() };
  };
