/** Leading a meeting: take up the next point, finish it and go on, go to the end. Nothing of it for who only follows. */

import { useEffect, useState } from "react";
import type { ActionView, InstanceView } from "../../../engine/index.ts";
import { useCommand } from "../../api/queries.ts";
import { type AgendaRow, currentRow, isWaiting } from "./agenda.ts";
import type { MeetingParts } from "./parts.ts";

export interface Leading {
  /** This person may lead it: some of its events are theirs. */
  readonly leads: boolean;
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
  /** Finishes what is on the table, and takes the next one up as soon as that is possible. */
  readonly goOn: (next: AgendaRow | undefined) => void;
}

export function useLeading(view: InstanceView, parts: MeetingParts, rows: readonly AgendaRow[]): Leading {
  const send = useCommand(view.id);
  const { mutate } = send;
  /** What is to be taken up once the point before it is off the table. */
  const [wanted, setNext] = useState<string>();
  // Withdrawn from the agenda in the meantime, it is waited for no longer.
  const next = rows.find((row) => row.reference === wanted && isWaiting(row, parts))?.reference;
  const named = (name: string | undefined) => view.main.events.find(({ event }) => event === name);
  const [open, finish, wrapUp] = [named(parts.open), named(parts.finish), named(parts.wrapUp)];
  const [pause, resume] = [named(parts.pause), named(parts.resume)];
  const now = currentRow(rows, parts);
  const openEvent = open?.open ? open.event : undefined;
  const canTakeNext = next !== undefined && openEvent !== undefined && now === undefined;
  useEffect(() => {
    if (!canTakeNext || openEvent === undefined) return;
    setNext(undefined);
    mutate({ type: "SendEvent", unit: [], event: openEvent, pick: next });
  }, [canTakeNext, openEvent, next, mutate]);
  return {
    leads: [open, finish, wrapUp, pause, resume].some((event) => event !== undefined),
    busy: send.isPending || next !== undefined,
    error: send.error,
    finish: finish?.open ? finish : undefined,
    wrapUp: wrapUp?.open ? wrapUp : undefined,
    pause: pause?.open ? pause : undefined,
    resume: resume?.open ? resume : undefined,
    canOpen: (row) =>
      openEvent !== undefined &&
      isWaiting(row, parts) &&
      (open?.pick === undefined || open.pick.choices.some(({ reference }) => reference === row.reference)),
    take: (row) => {
      if (openEvent !== undefined) mutate({ type: "SendEvent", unit: [], event: openEvent, pick: row.reference });
    },
    goOn: (row) => {
      if (!finish?.open) return;
      mutate(
        { type: "SendEvent", unit: [], event: finish.event },
        { onSuccess: () => setNext(row?.reference), onError: () => setNext(undefined) },
      );
    },
  };
}
