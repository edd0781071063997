/** The layout `case`: the parts that every layout may have, and nothing more. A kind that names no layout has this one. */

import type { Layout } from "../types.ts";

export const caseLayout: Layout = { name: "case", keys: [], nameKeys: [], check: () => undefined };
