/** Where the keyboard goes on after a dialog whose opener is gone: near where one was, never at the top of the page. */

import { useEffect } from "react";

const FOCUSABLE = "a[href], button:not([disabled]), input, select, textarea, [tabindex='0']";
/** Milliseconds after which is looked: what was sent may take the opener away only once it is answered. */
const LOOKS = [60, 400, 1_200, 3_000];

/** The parts of the page that an element stands in, the nearest first. */
function placesOf(element: Element | null): readonly Element[] {
  const places: Element[] = [];
  for (
    let at = element?.closest("section, aside, main, nav");
    at;
    at = at.parentElement?.closest("section, aside, main")
  )
    places.push(at);
  return places;
}
function goOnIn(places: readonly Element[]): void {
  const place = places.find((one) => one.isConnected) ?? document.querySelector("main");
  place?.querySelector<HTMLElement>(FOCUSABLE)?.focus();
}
const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body;

/** Of a dialog while it is there: once it is closed, the keyboard goes on where it was opened. */
export function useKeepFocus(): void {
  useEffect(() => {
    const places = placesOf(document.activeElement);
    return () => {
      for (const wait of LOOKS) setTimeout(() => isLost() && goOnIn(places), wait);
    };
  }, []);
}
