/** The classes of data, from the least to the most delicate. What is derived has the widest class of what it is derived from. */

import type { PrivacyClass } from "../definition/types.ts";

export const CLASSES: readonly PrivacyClass[] = ["process", "contact", "social", "health", "violence", "whereabouts"];
const rank = (name: PrivacyClass): number => CLASSES.indexOf(name);

export const widest = (classes: readonly PrivacyClass[]): PrivacyClass =>
  classes.reduce((a, b) => (rank(b) > rank(a) ? b : a), "process");
/** Whether data of a class may be read under a ceiling. */
export const within = (name: PrivacyClass, ceiling: PrivacyClass): boolean => rank(name) <= rank(ceiling);
