/** Tells open screens that something changed, by its id and nothing more: they ask again and are judged again; and workers that there is work. */

export interface Live {
  /** @param work something has to be carried out now. */
  changed(id: string, work?: boolean): void;
  /** Returns how to stop listening. */
  listen(hear: (id: string, work: boolean) => void): () => void;
}

export function createLive(): Live {
  const listeners = new Set<(id: string, work: boolean) => void>();
  return {
    changed: (id, work = false) => {
      for (const hear of listeners) hear(id, work);
    },
    listen: (hear) => {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
  };
}
