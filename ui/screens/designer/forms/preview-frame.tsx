/** A page of its own within the page, as wide as a desk, a tablet or a phone, so that what is in it looks as it does there. */

import { type ReactNode, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";

interface PreviewFrameProps {
  readonly title: string;
  /** In CSS pixels. */
  readonly width: number;
  readonly children: ReactNode;
}
/** Smaller than this nobody can read it: then it scrolls sideways. */
const LEAST = 0.5;
const EMPTY = '<!doctype html><html><head><meta charset="utf-8"></head><body class="forms-preview-page"></body></html>';

/** Styles of the product go along, also those that are loaded later. */
function useStyles(page: Document | undefined): void {
  useEffect(() => {
    if (!page) return;
    const copy = (): void => {
      const own = [...document.querySelectorAll('link[rel="stylesheet"], style')];
      page.head.replaceChildren(...own.map((one) => page.importNode(one, true)));
    };
    copy();
    const observer = new MutationObserver(copy);
    observer.observe(document.head, { childList: true });
    return () => observer.disconnect();
  }, [page]);
}
export function PreviewFrame({ title, width, children }: PreviewFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const around = useRef<HTMLDivElement>(null);
  const [page, setPage] = useState<Document>();
  const [room, setRoom] = useState(width);
  useStyles(page);
  useEffect(() => {
    if (page) page.documentElement.lang = document.documentElement.lang;
  }, [page]);
  useEffect(() => {
    const { current } = around;
    if (!current) return;
    const observer = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.width ?? width));
    observer.observe(current);
    return () => observer.disconnect();
  }, [width]);
  const scale = Math.min(1, Math.max(LEAST, room / width));
  return (
    <div className="forms-frame-around" ref={around}>
      <iframe
        ref={frame}
        title={title}
        className="forms-frame"
        srcDoc={EMPTY}
        onLoad={() => setPage(frame.current?.contentDocument ?? undefined)}
        style={{ width, height: `${100 / scale}%`, transform: `scale(${scale})` }}
      />
      {page && createPortal(children, page.body)}
    </div>
  );
}
