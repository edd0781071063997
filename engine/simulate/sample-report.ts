/** A report as it would be at the end of an example: what a designer sees of a paper before anything runs on it. */

import type { CompiledProcess } from "../compile/types.ts";
import { buildReport, linkedView, type ReportContext, type ReportModel } from "../reports/index.ts";
import type { EvaluationContext } from "../state/context.ts";
import { itemUnits } from "../state/unit.ts";
import { runExample } from "./example.ts";
import type { World } from "./world.ts";

/** Items of other instances of the world that are linked to one. */
function linkedIn(world: World, { instance }: EvaluationContext): ReportContext["linked"] {
  return Object.fromEntries(
    Object.entries(instance.incoming).map(([item, all]) => [
      item,
      Object.values(all).flatMap(({ owner, item: unit, accepted }) => {
        const far = world.context(owner);
        const state = far.instance.items[unit];
        return accepted && state ? [linkedView(far, state)] : [];
      }),
    ]),
  );
}
function modelsOf(
  world: World,
  report: string,
  language: string,
  words: (role: string) => string,
): readonly ReportModel[] {
  const definition = world.process.reports[report];
  const person = (id: string) => ({ name: words(id), organisation: words(world.person(id).organisation) });
  return world.instances
    .filter(({ kind }) => kind === definition?.kind)
    .flatMap(({ id }) => {
      const context = world.context(id);
      const units =
        definition?.item === undefined
          ? [undefined]
          : itemUnits(context).filter(({ item }) => item?.item === definition.item);
      return units.flatMap((unit) => {
        const linked = linkedIn(world, context);
        return buildReport({ context, linked, language, person, ...(unit ? { unit } : {}) }, report) ?? [];
      });
    });
}

export interface SampleReport {
  readonly example: string;
  readonly model: ReportModel;
}
/** Examples by how much is done in them: the fullest tells most. */
export const fullestExamples = ({ examples }: CompiledProcess): readonly string[] =>
  Object.entries(examples)
    .sort(([, one], [, other]) => other.steps.length - one.steps.length)
    .map(([name]) => name);

/** How many examples are played at most to find one that has the paper. */
const TRIES = 4;

/**
 * @param wanted the example to play; undefined: the fullest in which there is such a paper.
 * @returns of several papers at its end the one with most on it; undefined when there is none.
 */
export function sampleReport(
  process: CompiledProcess,
  report: string,
  language: string,
  wanted?: string,
): SampleReport | undefined {
  const words = (id: string): string => process.texts[language]?.[`roles.${id}`] ?? id;
  for (const example of wanted === undefined ? fullestExamples(process).slice(0, TRIES) : [wanted]) {
    if (!process.examples[example]) continue;
    // What the examples fill in is checked where they are proved.
    const { world } = runExample(process, example, { validate: () => [] });
    const [best] = [...modelsOf(world, report, language, words)].sort((a, b) => b.blocks.length - a.blocks.length);
    if (best) return { example, model: best };
  }
  return undefined;
}
