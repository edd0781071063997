/** What a screen says beside the fields of any dialog before an act, of what is typed there. */

import { createContext, type ReactNode } from "react";
import type { Fields } from "../../../engine/index.ts";

export const FieldHint = createContext<((fields: Fields) => ReactNode) | undefined>(undefined);
