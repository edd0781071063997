/** Tells open screens that something changed: an id and nothing more; they ask again and are judged again. */

export interface Live {
  changed(id: string): void;
  /** Returns how to stop listening. */
  listen(hear: (id: string) => void): () => void;
}

export function createLive(): Live {
  const listeners = new Set<(id: string) => void>();
  return {
    changed: (id) => {
      for (const hear of listeners) hear(id);
    },
    listen: (hear) => {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
  };
}
