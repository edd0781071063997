/** Which suggestions are still of use: of the fields in sight, those that are empty. */

import { type Fields, isEmpty } from "../../../engine/index.ts";

export const stillSuggested = (suggested: Fields | undefined, fields: Fields, shown: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(suggested ?? {}).filter(([name]) => shown.includes(name) && isEmpty(fields[name])));
