/** In a frame of the designer questions are answered by the world that is played around it, not by the server. */

export interface PlayedAnswer {
  readonly status: number;
  readonly json: unknown;
  /** What time it is there, as ISO text. */
  readonly now: string;
}
export type Answerer = (path: string, asked: { readonly method?: string; readonly body?: unknown }) => PlayedAnswer;
/** Said in the frame when the world changed by itself: time went by. */
export const PLAYED_CHANGED = "played-changed";

type Playing = Window & { casustafelPlays?: Answerer | undefined };

/** Lets frames of this window ask; returns how to stop. */
export function answerFrames(answer: Answerer): () => void {
  const here = window as Playing;
  here.casustafelPlays = answer;
  return () => {
    if (here.casustafelPlays === answer) here.casustafelPlays = undefined;
  };
}
/** Who answers this window; undefined where it asks the server. Only a window of the product itself can be around it. */
export function answererAround(): Answerer | undefined {
  if (typeof window === "undefined" || window.parent === window) return undefined;
  return (window.parent as Playing).casustafelPlays;
}
