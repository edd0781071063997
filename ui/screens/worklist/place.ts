/** Where one was in the list, so that coming back from a case finds it again; kept as long as the tab is open. */

import { type RefObject, useEffect } from "react";

const keyOf = (list: string): string => `casustafel.place.${list}`;

/** Scrolls back to where one left this list, once its rows are there, and remembers it at leaving. */
export function usePlace(box: RefObject<HTMLElement | null>, list: string, ready: boolean): void {
  useEffect(() => {
    const element = box.current;
    if (!element || !ready) return;
    element.scrollTop = Number(sessionStorage.getItem(keyOf(list)) ?? 0);
    const remember = (): void => sessionStorage.setItem(keyOf(list), String(element.scrollTop));
    element.addEventListener("scroll", remember, { passive: true });
    return () => element.removeEventListener("scroll", remember);
  }, [box, list, ready]);
}
