/** Tells open screens that something changed, by its id and nothing more: they ask again and are judged again; and workers that there is work. */

import type { Actor } from "../../engine/index.ts";

/** Whether somebody could see it until this change: whom it shuts out has it on the screen, and is told as well. */
export type Saw = (actor: Actor) => boolean;
type Hear = (id: string, work: boolean, saw: Saw | undefined) => void;

export interface Live {
  /** @param work something has to be carried out now. */
  changed(id: string, work?: boolean, saw?: Saw): void;
  /** Returns how to stop listening. */
  listen(hear: Hear): () => void;
  /** How many listen. */
  listeners(): number;
}

export function createLive(): Live {
  const listeners = new Set<Hear>();
  return {
    changed: (id, work = false, saw = undefined) => {
      for (const hear of listeners) hear(id, work, saw);
    },
    listeners: () => listeners.size,
    listen: (hear) => {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
  };
}
