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

/** So many edits may lie between a name and the one that was meant: of a short name nearly everything is a few letters away. */
const mostEdits = ({ length }: string): number => (length <= 5 ? 1 : Math.max(2, Math.floor(length / 3)));
/** One changed letter of two (`id`, `is`) makes another word; one too many or too few may be a slip. */
const isOther = (a: string, b: string): boolean => Math.max(a.length, b.length) <= 2 && a.length === b.length;

/** The closest candidate, when it is close enough to have been meant. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = mostEdits(name) + 1;
  for (const candidate of candidates) {
    const [a, b] = [name.toLowerCase(), candidate.toLowerCase()];
    const edits = a !== b && isOther(a, b) ? least : distance(a, b);
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
