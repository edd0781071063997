/** What one began to look at: each page as it first came, until the newest is asked for. */

import { useMemo, useState } from "react";

interface Snapshot<Page> {
  readonly pages: readonly Page[];
  readonly at: number;
}
/** @param settled false while the pages are still those kept from before, on their way to be asked again */
export function useSnapshot<Page>(pages: readonly Page[], settled: boolean) {
  const [seen, setSeen] = useState<Snapshot<Page> | undefined>(() => (settled ? { pages, at: Date.now() } : undefined));
  const shown = useMemo(() => (seen ? [...seen.pages, ...pages.slice(seen.pages.length)] : pages), [seen, pages]);
  if (settled && shown.length > (seen?.pages.length ?? -1)) setSeen({ pages: shown, at: seen?.at ?? Date.now() });
  return { shown, at: seen?.at ?? Date.now(), renew: () => setSeen({ pages, at: Date.now() }) };
}
