/**
 * `npm run golden`: records examples of every process and variant as golden histories, where no history of that
 * definition is kept yet. What was released is never recorded anew: a golden that follows the code proves nothing.
 */

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { CompiledProcess, DefinitionSource } from "../../engine/compile/types.ts";
import { publish } from "../../engine/publish.ts";
import { processesIn, variantsOf } from "../../server/definitions/files.ts";
import { compileValidators } from "../../server/forms/validators.ts";
import { fixtureFiles } from "../support/fixtures.ts";
import { projectFiles } from "../support/processes.ts";
import { definitionFile, HISTORIES, type History, packed, recordExample } from "./history.ts";

/** What an example does: which commands, with which events and items. */
const deedsOf = ({ commands }: History): ReadonlySet<string> =>
  new Set(
    commands.map(({ command }) => {
      const { type, event, item } = command as { type: string; event?: string; item?: string };
      return [type, event ?? "", item ?? ""].join(" ");
    }),
  );

/** As few examples as do together everything that all of them do; the one that adds most comes first. */
function families(histories: readonly History[]): readonly History[] {
  const left = new Set(histories.flatMap((history) => [...deedsOf(history)]));
  const chosen: History[] = [];
  while (left.size > 0) {
    const adds = (history: History): number => [...deedsOf(history)].filter((deed) => left.has(deed)).length;
    const [best] = [...histories].sort((a, b) => adds(b) - adds(a) || a.commands.length - b.commands.length);
    if (!best || adds(best) === 0) break;
    chosen.push(best);
    for (const deed of deedsOf(best)) left.delete(deed);
  }
  return chosen;
}

/** Files of one process: its folder, the forms it uses and the profiles. */
function filesOf({ root, files }: DefinitionSource, { forms }: CompiledProcess): Readonly<Record<string, string>> {
  const own = ["workflows/profiles/", `${root}/`, ...Object.keys(forms).map((form) => `forms/${form}/`)];
  const isOwn = (path: string): boolean => own.some((start) => path.startsWith(start)) && !path.includes("/demo/");
  return Object.fromEntries([...files].filter(([path]) => isOwn(path)));
}

/** One command a line, so that a difference can be read. */
const written = ({ commands, ...rest }: History): string =>
  `${JSON.stringify(rest, null, 1).slice(0, -2)},\n "commands": [\n${commands.map((one) => JSON.stringify(one)).join(",\n")}\n ]\n}\n`;

function recordAll(source: DefinitionSource, process: CompiledProcess, overlays: readonly string[]): number {
  const validate = compileValidators(process);
  const all = Object.keys(process.examples).map((example) => recordExample(process, validate, example));
  const chosen = families(all);
  const folder = join(HISTORIES, process.variant === undefined ? process.id : `${process.id}-${process.variant}`);
  mkdirSync(folder, { recursive: true });
  for (const history of chosen) writeFileSync(join(folder, `${history.example}.json`), written(history));
  const file = definitionFile(process.hash);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, packed({ root: source.root, overlays, files: filesOf(source, process) }));
  return chosen.length;
}

/** Definitions of which a history is kept. */
const kept = (): ReadonlySet<string> =>
  new Set(
    (existsSync(HISTORIES) ? readdirSync(HISTORIES, { recursive: true, encoding: "utf8" }) : [])
      .filter((path) => path.endsWith(".json"))
      .map((path) => (JSON.parse(readFileSync(join(HISTORIES, path), "utf8")) as History).definition),
  );

/** Before a release, `--anew` throws away what was recorded and begins again. */
if (process.argv.includes("--anew"))
  for (const folder of ["histories", "definitions"])
    rmSync(join(import.meta.dirname, folder), { recursive: true, force: true });

const known = kept();
for (const files of [projectFiles(), fixtureFiles()])
  for (const source of processesIn(files))
    for (const overlays of [[], ...variantsOf(source).map((variant) => [variant])]) {
      const { process: compiled, findings } = publish(source, overlays);
      const name = [source.root, ...overlays.map(({ root }) => root)].join(" + ");
      if (!compiled) throw new Error(`${name} does not compile: ${JSON.stringify(findings[0])}`);
      if (known.has(compiled.hash)) console.log(`${name}: kept already`);
      else
        console.log(
          `${name}: ${recordAll(
            source,
            compiled,
            overlays.map(({ root }) => root),
          )} histories`,
        );
    }
