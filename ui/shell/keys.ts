/** Keys that work everywhere: `/` and Ctrl-K search, `g w` worklist, `g c` first list, `?` help, Ctrl-Enter sends. */

import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";

/** What can be opened over any screen. */
export type Open = "palette" | "shortcuts" | undefined;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const SUBMIT = "[data-submit]";
/** The button that is marked as what Ctrl-Enter means: nearest to where one types, of the dialog that lies on top, never of what lies under it. */
function pressSubmit(target: EventTarget | null): void {
  const top: Element = [...document.querySelectorAll(".overlay")].at(-1) ?? document.documentElement;
  let within = target instanceof Element && top.contains(target) ? target : top;
  while (within !== top && !within.querySelector(SUBMIT)) within = within.parentElement ?? top;
  within.querySelector<HTMLButtonElement>(SUBMIT)?.click();
}

export function useKeys(open: (what: Open) => void): void {
  const navigate = useNavigate();
  useEffect(() => {
    let waiting = false;
    const goTo: Readonly<Record<string, () => void>> = {
      w: () => void navigate({ to: "/" }),
      c: () => void navigate({ to: "/list/$layout", params: { layout: "case" } }),
      m: () => void navigate({ to: "/list/$layout", params: { layout: "meeting" } }),
    };
    const onKey = (event: KeyboardEvent): void => {
      const { key } = event;
      if ((event.ctrlKey || event.metaKey) && key === "Enter") {
        event.preventDefault();
        pressSubmit(event.target);
        return;
      }
      if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === "k") {
        event.preventDefault();
        open("palette");
        return;
      }
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector(".overlay")) return;
      if (waiting) {
        waiting = false;
        goTo[key]?.();
        return;
      }
      if (key === "g") {
        waiting = true;
        setTimeout(() => {
          waiting = false;
        }, 1200);
      } else if (key === "/") {
        event.preventDefault();
        open("palette");
      } else if (key === "?") open("shortcuts");
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [navigate, open]);
}
