/** Finds what somebody may have meant: the closest of the names that exist. */

/** Edits (insert, delete, replace, swap of neighbours) between two words. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((rows[i - 1]?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (rows[i - 1]?.[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}

/** The closest candidate, when it is close enough to have been meant. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of candidates) {
    const edits = distance(name.toLowerCase(), candidate.toLowerCase());
    if (edits < least) [best, least] = [candidate, edits];
  }
  return best;
}

/** A remedy: what was probably meant, else what there is (the first twelve). */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const all = [...candidates];
  const close = nearest(name, all);
  if (close !== undefined) return `Did you mean "${close}"?`;
  if (all.length === 0) return "There is none to choose from here.";
  const shown = all.slice(0, 12).map((candidate) => `"${candidate}"`);
  return `Known here: ${shown.join(", ")}${all.length > 12 ? ", …" : ""}.`;
}
