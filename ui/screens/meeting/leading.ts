/** Leading a meeting: take up the next point, finish it and go on, one step back, go to the end. Nothing of it for who only follows. */

import { useEffect, useState } from "react";
import type { ActionView, InstanceView } from "../../../engine/index.ts";
import { useCommand } from "../../api/queries.ts";
import { type AgendaRow, currentRow, isWaiting, previousRow } from "./agenda.ts";
import type { MeetingParts } from "./parts.ts";

export interface Leading {
  /** This person may lead it: some of its events are theirs. */
  readonly leads: boolean;
  /** A step is taken, and is not yet to be seen on the agenda: no other can be taken. */
  readonly busy: boolean;
  readonly error: unknown;
  readonly finish: ActionView | undefined;
  readonly wrapUp: ActionView | undefined;
  /** It may rest for a while. */
  readonly pause: ActionView | undefined;
  /** Interrupted: it goes on with this. */
  readonly resume: ActionView | undefined;
  readonly canOpen: (row: AgendaRow) => boolean;
  readonly take: (row: AgendaRow) => void;
  /** Finishes what is on the table and takes the next one up: in one step where the meeting can, else in two. */
  readonly goOn: (next: AgendaRow | undefined) => void;
  /** One step back; undefined where there is none. */
  readonly back: (() => void) | undefined;
}

/** What a step leads to: this point on the table; nothing on it. */
type Awaited = { readonly onTable: string | undefined } | undefined;
const isReached = (awaited: Awaited, now: AgendaRow | undefined): boolean =>
  awaited === undefined || awaited.onTable === now?.reference;
/** A step whose outcome nobody sees by then is not waited for any longer. */
const PATIENCE = 5_000;

export function useLeading(view: InstanceView, parts: MeetingParts, rows: readonly AgendaRow[]): Leading {
  const send = useCommand(view.id);
  const { mutate } = send;
  const [awaited, setAwaited] = useState<Awaited>();
  /** What is to be taken up once the point before it is off the table. */
  const [second, setSecond] = useState<string>();
  const now = currentRow(rows, parts);
  const named = (name: string | undefined) => view.main.events.find(({ event }) => event === name);
  const [open, finish, wrapUp] = [named(parts.open), named(parts.finish), named(parts.wrapUp)];
  const [pause, resume] = [named(parts.pause), named(parts.resume)];
  const [back, putBack] = [named(parts.back), named(parts.putBack)];
  const openEvent = open?.open ? open.event : undefined;
  const reached = isReached(awaited, now);
  useEffect(() => {
    if (awaited === undefined) return;
    if (reached) {
      setAwaited(undefined);
      return;
    }
    const timer = setTimeout(() => setAwaited(undefined), PATIENCE);
    return () => clearTimeout(timer);
  }, [awaited, reached]);
  const step = (event: string, pick: string | undefined, to: Awaited): void => {
    setAwaited(to);
    mutate(
      { type: "SendEvent", unit: [], event, ...(pick === undefined ? {} : { pick }) },
      { onError: () => setAwaited(undefined) },
    );
  };
  // Withdrawn from the agenda in the meantime, it is waited for no longer.
  const next = rows.find((row) => row.reference === second && isWaiting(row, parts))?.reference;
  const canTakeNext = next !== undefined && openEvent !== undefined && now === undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `step` is made anew at each drawing
  useEffect(() => {
    if (!canTakeNext || openEvent === undefined) return;
    setSecond(undefined);
    step(openEvent, next, { onTable: next });
  }, [canTakeNext, openEvent, next]);
  const canPick = (action: ActionView | undefined, row: AgendaRow): boolean =>
    action?.open === true &&
    (action.pick === undefined || action.pick.choices.some(({ reference }) => reference === row.reference));
  const before = previousRow(rows, parts);
  const goBack = (): (() => void) | undefined => {
    // That the one before is off the table may not be known yet: until then there is no step, and not half a one.
    if (before && back?.open)
      return canPick(back, before)
        ? () => step(back.event, before.reference, { onTable: before.reference })
        : undefined;
    return now && putBack?.open ? () => step(putBack.event, undefined, { onTable: undefined }) : undefined;
  };
  return {
    leads: [open, finish, wrapUp, pause, resume].some((event) => event !== undefined),
    busy: send.isPending || next !== undefined || !reached,
    error: send.error,
    finish: finish?.open ? finish : undefined,
    wrapUp: wrapUp?.open ? wrapUp : undefined,
    pause: pause?.open ? pause : undefined,
    resume: resume?.open ? resume : undefined,
    canOpen: (row) => openEvent !== undefined && isWaiting(row, parts) && canPick(open, row),
    take: (row) => {
      if (openEvent !== undefined) step(openEvent, row.reference, { onTable: row.reference });
    },
    goOn: (row) => {
      if (!finish?.open) return;
      if (row && canPick(open, row)) {
        step(open?.event ?? "", row.reference, { onTable: row.reference });
        return;
      }
      setSecond(row?.reference);
      step(finish.event, undefined, { onTable: undefined });
    },
    back: goBack(),
  };
}

/** Whether this point, or none, has been on the table for a while: a button that just became another one is not pressed by mistake. */
export function useSettled(what: string, milliseconds: number): boolean {
  const [settled, setSettled] = useState(what);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(what), milliseconds);
    return () => clearTimeout(timer);
  }, [what, milliseconds]);
  return settled === what;
}
