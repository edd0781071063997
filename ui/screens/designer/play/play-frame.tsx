/** The product itself in a frame, answered by the played world, as wide as a desk, a tablet or a phone. */

import { type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { PLAYED_CHANGED } from "../../../api/played.ts";
import type { PlayPartProps } from "./play-props.ts";

/** In CSS pixels of the screen that is played. */
const WIDTHS = { wide: 1200, tablet: 768, phone: 390 } as const;
type Width = keyof typeof WIDTHS;
/** Smaller than this nobody can read it: then it scrolls sideways. */
const LEAST = 0.62;

/** How much the screen is made smaller to fit into what there is. */
function useScale(around: RefObject<HTMLElement | null>, width: number): number {
  const [room, setRoom] = useState(width);
  useEffect(() => {
    const { current } = around;
    if (!current) return;
    const observer = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.width ?? width));
    observer.observe(current);
    return () => observer.disconnect();
  }, [around, width]);
  return Math.min(1, Math.max(LEAST, room / width));
}

export function PlayFrame({ context, played }: PlayPartProps) {
  const { t } = useTranslation();
  const [width, setWidth] = useState<Width>("wide");
  const frame = useRef<HTMLIFrameElement>(null);
  const around = useRef<HTMLDivElement>(null);
  const scale = useScale(around, WIDTHS[width]);
  const { turn, at, opened } = context;
  const { now } = played.world;
  // Time went by: what the frame shows is asked again. A command shows its own answer.
  const seen = useRef(now);
  useEffect(() => {
    if (seen.current !== now) frame.current?.contentWindow?.dispatchEvent(new Event(PLAYED_CHANGED));
    seen.current = now;
  }, [now]);
  // Where the frame begins; as it is used it goes its own way until the next turn.
  const address = useRef({ turn: -1, at: "" });
  if (address.current.turn !== turn)
    address.current = { turn, at: opened === undefined ? "/" : `/instances/${encodeURIComponent(opened)}` };
  return (
    <section className="play-screen" aria-label={t("design.play.screen")}>
      <div className="row play-widths">
        {(Object.keys(WIDTHS) as Width[]).map((one) => (
          <button
            key={one}
            type="button"
            className="button button-small"
            aria-pressed={one === width}
            onClick={() => setWidth(one)}
          >
            {t(`design.play.widths.${one}`)}
          </button>
        ))}
        <span className="quiet small">{t("design.play.real")}</span>
      </div>
      <div className="play-around" ref={around}>
        <iframe
          key={turn}
          ref={frame}
          title={t("design.play.screen")}
          className="play-frame"
          data-moves={at}
          src={address.current.at}
          style={{ width: WIDTHS[width], height: `${100 / scale}%`, transform: `scale(${scale})` }}
        />
      </div>
    </section>
  );
}
