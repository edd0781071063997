/** Asks whoever is at the screen for the second factor once more, when the server wants it for a weighty act; the act then goes on. */

type Asker = () => Promise<boolean>;
let asker: Asker | undefined;
let running: Promise<boolean> | undefined;

/** Registers the window that asks. @returns the way to take it back */
export function onProveAgain(next: Asker): () => void {
  asker = next;
  return () => {
    if (asker === next) asker = undefined;
  };
}

/** Whether it was given; acts that wait at the same time share one question. */
export function proveAgain(): Promise<boolean> {
  running ??= (asker?.() ?? Promise.resolve(false)).finally(() => {
    running = undefined;
  });
  return running;
}
/** Code of the server's refusal. */
export const PROVE_AGAIN = "prove-again";

/** Fetches a file; where the server wants the second factor first, that is asked and the file is fetched again. @param body sent by POST */
export async function fetchProven(address: string, body?: unknown): Promise<Response> {
  const get = (): Promise<Response> =>
    body === undefined
      ? fetch(address)
      : fetch(address, {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify(body),
        });
  const response = await get();
  if (response.status !== 403) return response;
  const { code } = (await response.clone().json()) as { readonly code?: string };
  return code === PROVE_AGAIN && (await proveAgain()) ? get() : response;
}
