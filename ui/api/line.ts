/** The line on which the server says what changed: kept open, opened again when it fell silent, and said to be lost when it is. */

/** The server is heard each 25 seconds (server/http/routes/events.ts): longer than this, and nobody is there any more. */
const SILENCE = 60_000;
/** A line that comes back within this time was never away for whoever looks. */
const GRACE = 3_000;
/** A line that the server refused is not opened again by the browser: it is after this. */
const OPEN_AGAIN = 10_000;

export interface LineEvents {
  /** It is open; `wasLost`: what changed meanwhile was missed. */
  readonly onUp: (wasLost: boolean) => void;
  /** It broke, and may be back in a moment. */
  readonly onLost: () => void;
  /** It did not come back in a moment: what is shown may be old. */
  readonly onSilent: () => void;
  /** The server gives no line: one is asked for again later. */
  readonly onRefused: () => void;
  /** The account was stopped: nothing of what is shown is for this person any more. */
  readonly onStopped: () => void;
  /** Something changed: the instance, or undefined when it is not said which. */
  readonly onChanged: (id: unknown) => void;
}

export function keepLine({ onUp, onLost, onSilent, onRefused, onStopped, onChanged }: LineEvents): { close(): void } {
  let source: EventSource;
  let heardAt = Date.now();
  let wasLost = false;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let grace: ReturnType<typeof setTimeout> | undefined;
  const up = (): void => {
    heardAt = Date.now();
    clearTimeout(grace);
    onUp(wasLost);
    wasLost = false;
  };
  const lost = (after: number): void => {
    wasLost = true;
    onLost();
    clearTimeout(grace);
    grace = setTimeout(onSilent, after);
  };
  const open = (): void => {
    source = new EventSource("/api/events");
    source.onopen = up;
    source.onerror = () => {
      lost(GRACE);
      if (source.readyState !== EventSource.CLOSED) return;
      clearTimeout(grace);
      onRefused();
      reopening = setTimeout(open, OPEN_AGAIN);
    };
    source.addEventListener("beat", () => {
      heardAt = Date.now();
    });
    source.addEventListener("stopped", () => {
      source.close();
      onStopped();
    });
    source.addEventListener("changed", (event) => {
      heardAt = Date.now();
      onChanged((JSON.parse((event as MessageEvent<string>).data) as { id?: string }).id);
    });
  };
  const again = (): void => {
    source.close();
    clearTimeout(reopening);
    heardAt = Date.now();
    open();
  };
  const watch = setInterval(() => {
    if (Date.now() - heardAt <= SILENCE) return;
    lost(0);
    again();
  }, 10_000);
  const onOffline = (): void => lost(0);
  window.addEventListener("offline", onOffline);
  window.addEventListener("online", again);
  open();
  return {
    close() {
      clearTimeout(grace);
      clearTimeout(reopening);
      clearInterval(watch);
      window.removeEventListener("offline", onOffline);
      window.removeEventListener("online", again);
      source.close();
    },
  };
}
