/** Figures of a group over a year, counted from its instances as they are now; only numbers leave, never an instance. */

import {
  asId,
  type CompiledFigure,
  type CompiledProcess,
  type FigureKind,
  figureBlock,
  figureTable,
  type GroupId,
  type InstanceId,
  type Measure,
  measuresOf,
  type PersonId,
  type ReportModel,
} from "../../engine/index.ts";
import type { Person } from "../directory/types.ts";
import { contextOf } from "../instances/context.ts";
import { unlessDamaged } from "../instances/damaged.ts";
import { load } from "../instances/load.ts";
import { wordingOf } from "../reports/wording.ts";
import { figureWords } from "../reports/words.ts";
import type { Shell } from "../shell.ts";

/** Numbers that rest on fewer are not shown, unless a figure says another least. */
const SMALLEST = 5;
const PAGE = 200;

/** A group whose figures somebody may see, with those figures. */
export interface FigureGroup {
  readonly group: GroupId;
  readonly name: string;
  readonly municipality: string;
  readonly process: CompiledProcess;
  readonly figures: readonly CompiledFigure[];
}
/** Groups in which the person has a function that some figure is for. */
export function figureGroups(shell: Shell, { id }: Pick<Person, "id">): readonly FigureGroup[] {
  const directory = shell.directory.at(shell.now());
  return shell.directory.groups().flatMap((listed): FigureGroup[] => {
    const group = directory.group(asId<GroupId>(listed.id));
    const process = group && shell.definitions.current(group.process, group.variant)?.process;
    if (!group || !process || group.isTest) return [];
    const held = Object.keys(group.functions).filter((name) => group.functions[name]?.includes(id));
    const figures = process.figures.filter(({ definition }) =>
      (definition.read ?? [])
        .flatMap((name: string) => process.circle(name))
        .some((role: string) => held.includes(role)),
    );
    return figures.length === 0
      ? []
      : [{ group: group.id, name: group.name, municipality: group.municipality, process, figures }];
  });
}

/** Every instance of a group, of all kinds, whoever may read it: only numbers are made of them. */
async function instancesOf({ store }: Shell, group: GroupId, process: string): Promise<readonly InstanceId[]> {
  const found: InstanceId[] = [];
  const nobody = asId<PersonId>("");
  let after: Parameters<typeof store.list>[0]["after"];
  for (;;) {
    const rows = await store.list({
      process,
      person: nobody,
      groups: [group],
      limit: PAGE,
      ...(after ? { after } : {}),
    });
    found.push(...rows.map(({ id }) => id));
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return found;
    after = { changedAt: last.index.changedAt, number: last.index.number, id: last.id };
  }
}

const kindOf = ({ definition }: CompiledFigure): FigureKind =>
  definition.sum !== undefined
    ? "sum"
    : definition.median !== undefined
      ? "median"
      : definition.share !== undefined
        ? "share"
        : "count";

/** What all instances of the group add to each figure, by its name. */
async function measured(
  shell: Shell,
  { group, process, figures }: FigureGroup,
  language: string,
): Promise<ReadonlyMap<string, readonly Measure[]>> {
  const all = new Map<string, Measure[]>(figures.map(({ name }) => [name, []]));
  const wording = wordingOf(shell, language);
  for (const id of await instancesOf(shell, group, process.id)) {
    const loaded = await unlessDamaged(() => load(shell, id));
    if (!loaded) continue;
    const context = contextOf(shell, loaded, shell.now());
    // An older case is counted by its own version of the figure.
    for (const figure of context.process.figures) all.get(figure.name)?.push(...measuresOf(context, figure, wording));
  }
  return all;
}

/** The figures of a group over a year as a paper. @param year 2026 */
export async function figuresOf(
  shell: Shell,
  asked: FigureGroup,
  year: number,
  language: string,
): Promise<ReportModel> {
  const { process, figures } = asked;
  const all = await measured(shell, asked, language);
  const words = figureWords(language);
  const texts = process.texts[language] ?? {};
  const first = process.texts[process.definition.process.language ?? "nl"] ?? {};
  const say = (address: string): string => texts[address] ?? first[address] ?? "";
  const blocks = figures.map((figure) => {
    const { name, definition } = figure;
    const kind = kindOf(figure);
    const inYear = (all.get(name) ?? []).filter(({ day }) => day.startsWith(`${year}-`));
    const table = figureTable(inYear, {
      kind,
      per: definition.per ?? "year",
      smallest: definition.smallest ?? SMALLEST,
    });
    const { norm } = definition;
    const unit = say(`figures.${name}.unit`) || (kind === "share" ? "%" : "");
    return figureBlock(table, {
      title: say(`figures.${name}`),
      unit,
      one: say(`figures.${name}.unit.one`) || unit,
      year: String(year),
      all: words.all,
      small: words.small,
      nothing: words.nothing,
      period: (one) => words.period(definition.per ?? "year", one, language),
      ...(norm === undefined ? {} : { norm: { value: norm, words: say(`figures.${name}.norm`) } }),
    });
  });
  return {
    report: "figures",
    language,
    title: `${words.title} ${year}`,
    note: words.note,
    privacy: "aggregate",
    group: asked.name,
    municipality: asked.municipality,
    blocks: [...(blocks.length > 0 ? blocks : [{ type: "text", text: words.none } as const])],
  };
}
