/** The compiled form that a field belongs to. */

import { createContext, useContext } from "react";
import type { CompiledForm } from "../../engine/index.ts";

export const CompiledFormContext = createContext<CompiledForm | undefined>(undefined);
export function useCompiledForm(): CompiledForm {
  const found = useContext(CompiledFormContext);
  if (!found) throw new Error("A field stands outside its form.");
  return found;
}
