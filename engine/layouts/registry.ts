/** The layouts of which the shape is known: one folder each and one entry here. */

import { caseLayout } from "./case/index.ts";
import { meeting } from "./meeting/index.ts";
import type { Layout } from "./types.ts";

export const layouts: readonly Layout[] = [caseLayout, meeting];
