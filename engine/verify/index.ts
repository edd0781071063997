/** Checks a compiled process: one check per file, every finding with its place. */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledProcess } from "../compile/types.ts";
import { checkAddressees } from "./addressees.ts";
import { checkCharts } from "./charts.ts";
import { checkDeadEnds } from "./dead-ends.ts";
import { checkDrawings } from "./drawings.ts";
import { checkEvents } from "./events.ts";
import { checkExamples } from "./examples.ts";
import { checkFactChoices } from "./fact-choices.ts";
import { checkFigures } from "./figures.ts";
import { checkFormTexts } from "./form-texts.ts";
import { checkGates } from "./gates.ts";
import { checkHolders } from "./holders.ts";
import { checkListedStates } from "./listed-states.ts";
import { checkLoops } from "./loops.ts";
import { checkNames } from "./names.ts";
import { checkOffers } from "./offers.ts";
import { checkPayloadTypes } from "./payload-types.ts";
import { checkPolicies } from "./policies.ts";
import { checkProcess } from "./process.ts";
import { checkReferences } from "./references.ts";
import { checkReports } from "./reports.ts";
import { checkReserved } from "./reserved.ts";
import { checkLinks, checkSections } from "./sections.ts";
import { checkSeldom } from "./seldom.ts";
import { checkSetKeys } from "./set-keys.ts";
import { checkShapes } from "./shapes.ts";
import { checkSigns } from "./signs.ts";
import { checkTerms } from "./terms.ts";
import { checkTexts } from "./texts.ts";
import { checkUndoneTransitions } from "./undone-transitions.ts";
import { checkUnreachableStates } from "./unreachable-states.ts";

export type Check = (compiler: Compiler, root: string, process: CompiledProcess) => void;

const CHECKS: readonly Check[] = [
  checkNames,
  checkCharts,
  checkReferences,
  checkProcess,
  checkGates,
  checkListedStates,
  checkUnreachableStates,
  checkDeadEnds,
  checkLoops,
  checkReserved,
  checkShapes,
  checkPayloadTypes,
  checkUndoneTransitions,
  checkTerms,
  checkAddressees,
  checkEvents,
  checkHolders,
  checkSections,
  checkLinks,
  checkPolicies,
  checkReports,
  checkDrawings,
  checkFigures,
  checkExamples,
  checkTexts,
  checkFactChoices,
  checkFormTexts,
  checkOffers,
  checkSetKeys,
  checkSeldom,
  checkSigns,
];

/** Runs every check. Findings gather in the compiler. */
export function runChecks(compiler: Compiler, root: string, process: CompiledProcess): void {
  for (const check of CHECKS) check(compiler, root, process);
}
