/** Ordering an agenda by dragging or by keyboard: picked up, moved, put down, kept as the meeting's own. */

import { useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../../engine/index.ts";
import { queries, useCommand } from "../../api/queries.ts";
import type { SectionContent } from "../../api/types.ts";
import { announce } from "../../parts/feedback.tsx";
import { useMainSection } from "./agenda.ts";
import { moved } from "./order.ts";
import { type MeetingParts, split } from "./parts.ts";

/** Nearer than this a press is no drag. */
const DRAG = 4;
const same = (a: readonly string[], b: readonly string[]): boolean => a.join("\n") === b.join("\n");

export interface HandleProps {
  readonly "data-handle": string;
  readonly "aria-pressed": boolean;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onClick: () => void;
}
export interface Ordering {
  readonly mayOrder: boolean;
  /** References as they are shown now. */
  readonly order: readonly string[];
  /** What is picked up. */
  readonly held: string | undefined;
  readonly error: unknown;
  readonly handle: (reference: string) => HandleProps;
}

/** Where in the list the pointer is: each row is an element with `data-row`. */
function placeAt(list: HTMLElement | null, y: number): number {
  const rows = [...(list?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
  const below = rows.findIndex((row) => {
    const { top, height } = row.getBoundingClientRect();
    return y < top + height / 2;
  });
  return below < 0 ? rows.length - 1 : below;
}

/** Keeps an order, and shows it at once; a change of somebody else is refused by the server and then shown. */
function useKeepOrder(view: InstanceView, parts: MeetingParts) {
  const client = useQueryClient();
  const send = useCommand(view.id);
  const [section, field] = split(parts.order);
  const { section: found, content } = useMainSection(view, parts.order === undefined ? undefined : section);
  const keep = (order: readonly string[]): Promise<unknown> =>
    send
      .mutateAsync({
        type: "PatchSection",
        unit: [],
        patches: { [section]: { set: { [field]: order }, was: { [field]: content?.fields[field] ?? null } } },
      })
      .then(() =>
        client.setQueryData<SectionContent>(queries.section(view.id, "", section).queryKey, (before) =>
          before ? { ...before, fields: { ...before.fields, [field]: order } } : before,
        ),
      );
  return { keep, mayOrder: found?.canWrite === true, error: send.error };
}

/**
 * @param saved references in the order that is kept now.
 * @param list the element whose rows carry `data-row`.
 * @param nameOf what a reference is called when its place is told.
 */
export function useOrdering(
  view: InstanceView,
  parts: MeetingParts,
  saved: readonly string[],
  list: RefObject<HTMLElement | null>,
  nameOf: (reference: string) => string,
): Ordering {
  const { t } = useTranslation();
  const { keep, mayOrder, error } = useKeepOrder(view, parts);
  const [held, setHeld] = useState<string>();
  const [own, setOwn] = useState<readonly string[]>();
  const order = own ?? saved;
  const dragged = useRef(false);
  const current = useRef(order);
  current.current = order;

  // A row that moves in the document loses the focus.
  useEffect(() => {
    if (held !== undefined && order.includes(held))
      list.current?.querySelector<HTMLElement>(`[data-handle="${CSS.escape(held)}"]`)?.focus();
  }, [held, order, list]);

  const say = (key: string, reference: string, at: number): void =>
    announce(t(`meeting.order.${key}`, { name: nameOf(reference), at: at + 1, of: current.current.length }));
  const pickUp = (reference: string): void => {
    setHeld(reference);
    say("pickedUp", reference, current.current.indexOf(reference));
  };
  const moveTo = (reference: string, to: number): void => {
    const next = moved(current.current, current.current.indexOf(reference), to);
    current.current = next;
    setOwn(next);
    say("moved", reference, next.indexOf(reference));
  };
  const putDown = (reference: string): void => {
    const next = current.current;
    setHeld(undefined);
    say("putDown", reference, next.indexOf(reference));
    if (same(next, saved)) setOwn(undefined);
    else
      keep(next).then(
        () => setOwn(undefined),
        () => setOwn(undefined),
      );
  };
  const putBack = (): void => {
    setHeld(undefined);
    setOwn(undefined);
    announce(t("meeting.order.putBack"));
  };

  const focusNext = (reference: string, step: number): void => {
    const next = current.current[current.current.indexOf(reference) + step];
    if (next) list.current?.querySelector<HTMLElement>(`[data-handle="${CSS.escape(next)}"]`)?.focus();
  };
  const onKeyDown = (reference: string) => (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const isHeld = held === reference;
    if (step !== 0) {
      event.preventDefault();
      if (isHeld) moveTo(reference, current.current.indexOf(reference) + step);
      else focusNext(reference, step);
    } else if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      if (isHeld) putDown(reference);
      else pickUp(reference);
    } else if (event.key === "Escape" && isHeld) {
      event.preventDefault();
      putBack();
    }
  };
  const onPointerDown = (reference: string) => (down: PointerEvent<HTMLElement>) => {
    if (down.button !== 0) return;
    dragged.current = false;
    // The row moves in the document while it is dragged, so the window hears the pointer.
    const move = (event: globalThis.PointerEvent): void => {
      if (!dragged.current && Math.abs(event.clientY - down.clientY) < DRAG) return;
      if (!dragged.current) pickUp(reference);
      dragged.current = true;
      const to = placeAt(list.current, event.clientY);
      if (to !== current.current.indexOf(reference)) moveTo(reference, to);
    };
    const stop = (): void => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", up);
      window.removeEventListener("pointercancel", cancel);
    };
    const up = (): void => {
      stop();
      if (dragged.current) putDown(reference);
    };
    const cancel = (): void => {
      stop();
      putBack();
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", up);
    window.addEventListener("pointercancel", cancel);
  };

  return {
    mayOrder,
    order,
    held,
    error,
    handle: (reference) => ({
      "data-handle": reference,
      "aria-pressed": held === reference,
      onKeyDown: onKeyDown(reference),
      onPointerDown: onPointerDown(reference),
      // A press without moving, also of a screen reader: the arrows move it then.
      onClick: () => {
        if (dragged.current) dragged.current = false;
        else if (held === reference) putDown(reference);
        else pickUp(reference);
      },
    }),
  };
}
