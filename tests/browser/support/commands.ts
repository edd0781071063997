/** What a test sends past the screens, as another window of whoever is signed in on a page would. */

import type { Page } from "playwright-core";

const addressOf = (page: Page): string => new URL(page.url()).origin;

/** @throws Error with the server's problem when it is refused. */
export async function send(page: Page, instance: string, command: object): Promise<void> {
  const reply = await page.request.post(`${addressOf(page)}/api/instances/${instance}/commands`, {
    data: command,
    headers: { "Idempotency-Key": crypto.randomUUID() },
  });
  if (!reply.ok()) throw new Error(`${JSON.stringify(command)} was refused: ${await reply.text()}`);
}
export async function start(page: Page, body: object): Promise<void> {
  const reply = await page.request.post(`${addressOf(page)}/api/instances`, {
    data: body,
    headers: { "Idempotency-Key": crypto.randomUUID() },
  });
  if (!reply.ok()) throw new Error(`Starting was refused: ${await reply.text()}`);
}
// biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape.
export async function read(page: Page, path: string): Promise<any> {
  const reply = await page.request.get(`${addressOf(page)}${path}`);
  if (!reply.ok()) throw new Error(`${path} was refused: ${await reply.text()}`);
  return reply.json();
}
