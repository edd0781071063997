/** Whether two stored values are equal. */

/** @param a,b JSON values; absent and `null` are the same. Keys are compared in their order, as they are stored. */
export const same = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
