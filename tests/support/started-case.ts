/** A case in its first state, made over HTTP by a person of the demo. */

import { groupId } from "../../server/demo/people.ts";
import { type Client, nextKey, type TestServer } from "./server.ts";

export interface StartedCase {
  readonly id: string;
  readonly author: Client;
}
export async function startCase(server: TestServer, person = "sanne", group = "oosterveen"): Promise<StartedCase> {
  const author = await server.signIn(person);
  const first = server.demo.steps.find((step) => step.new !== undefined);
  const body = {
    kind: first?.new,
    process: server.demo.process,
    group: groupId(server.shell, server.demo.process, group),
  };
  const reply = await author.ask("POST", "/api/instances", { body, headers: { "Idempotency-Key": nextKey() } });
  if (reply.status !== 201) throw new Error(`Making a case gave ${reply.status}: ${reply.text}`);
  return { id: reply.json.id, author };
}

export const question = (text: string, was?: string) => ({
  type: "PatchSection",
  patches: { referral: { set: { question: text }, ...(was === undefined ? {} : { was: { question: was } }) } },
});
