/** The order of an agenda: what was decided first, what came later behind it; and when each point begins. */

interface Placed {
  readonly reference: string;
}

/** Rows in the order that was decided; those it does not name stay behind, in their own order. */
export function ordered<Row extends Placed>(rows: readonly Row[], order: readonly string[]): readonly Row[] {
  const at = new Map(order.map((reference, index) => [reference, index]));
  const last = order.length;
  return [...rows].sort((a, b) => (at.get(a.reference) ?? last) - (at.get(b.reference) ?? last));
}

/** A list with one element at another place; places outside the list are its ends. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const target = Math.max(0, Math.min(list.length - 1, to));
  const rest = list.filter((_, index) => index !== from);
  const one = list[from];
  return one === undefined || target === from ? list : [...rest.slice(0, target), one, ...rest.slice(target)];
}

/** Where each point begins, counted in minutes from the first. */
export function begins(minutes: readonly number[]): readonly number[] {
  let at = 0;
  return minutes.map((one) => {
    const start = at;
    at += one;
    return start;
  });
}
export const total = (minutes: readonly number[]): number => minutes.reduce((sum, one) => sum + one, 0);
