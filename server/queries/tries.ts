/** Counts how often a person has a text compared with names that are withheld from them: too many tries would bring the names out. */

import type { Comparison, InstanceId, PersonId, Timestamp } from "../../engine/index.ts";

/** Tries per person and instance in the last hour. */
const MOST = 10;
const WINDOW = 3_600_000;
/** So many new words that pass count as one try: that none of them is a name says something too. */
const WORDS = 100;

interface Try {
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly cost: number;
}
export interface Tries {
  /** Whether a person may have a text compared with what is withheld in these instances. */
  hasLeft(person: PersonId, instances: Iterable<InstanceId>, now: Timestamp): boolean;
  /** Counts a comparison: one for a hit, else by its new words. */
  count(person: PersonId, comparison: Comparison, now: Timestamp): void;
}

/** Counts in memory: a restart begins anew, the access records remain. */
export function createTries(): Tries {
  const tries = new Map<string, readonly Try[]>();
  const recent = (key: string, now: number): readonly Try[] =>
    (tries.get(key) ?? []).filter(({ at }) => at > now - WINDOW);
  return {
    hasLeft: (person, instances, now) =>
      [...instances].every(
        (instance) => recent(`${person} ${instance}`, Date.parse(now)).reduce((sum, { cost }) => sum + cost, 0) < MOST,
      ),
    count: (person, { places, words, isHit }, now) => {
      const at = Date.parse(now);
      for (const instance of new Set(places.map((place) => place.instance))) {
        const key = `${person} ${instance}`;
        tries.set(key, [...recent(key, at), { at, cost: isHit ? 1 : words / WORDS }]);
      }
    },
  };
}
