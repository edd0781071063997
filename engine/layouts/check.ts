/** The parts that a layout names exist, and it says nothing that no layout has. */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledProcess } from "../compile/types.ts";
import { pointerPart } from "../definition/json.ts";
import { kebab, type Located } from "../definition/read.ts";
import { needName, whatHelps } from "../verify/units.ts";
import { parts } from "./parts/index.ts";
import { isMap, maps } from "./read.ts";
import { layouts } from "./registry.ts";
import type { Layout, ScreenPlace } from "./types.ts";

export function checkScreens(compiler: Compiler, root: string, process: CompiledProcess): void {
  for (const kind of Object.values(process.kinds)) {
    const file = `${root}/${kebab(kind.kind)}/screens.json`;
    kind.screens.forEach((screen, index) => {
      const at = { file, pointer: `/${index}` };
      const need: ScreenPlace["need"] = (pointer, what, name, known) =>
        needName(compiler, below(at, pointer), what, name, known);
      const place: ScreenPlace = { compiler, process, kind, screen, at, need };
      const layout = layouts.find(({ name }) => name === screen.layout);
      for (const part of parts) {
        checkInner(place, part);
        part.check?.(place);
      }
      if (!layout) return;
      checkKeys(place, layout);
      layout.check(place);
    });
  }
}
const below = ({ file, pointer }: Located, more: string): Located => ({ file, pointer: `${pointer}${more}` });

/** Keys of every entry: which layout it is, and what may be said of anything. */
const OF_ALL = ["layout", "why", "locked"];

/** What stands in a layout of which no shape is known is left alone. */
function checkKeys({ compiler, screen, at }: ScreenPlace, { keys, nameKeys }: Layout): void {
  const known = [...OF_ALL, ...parts.map(({ key }) => key), ...keys];
  reportUnknownKeys(compiler, at, screen, known);
  for (const [key, value] of Object.entries(screen)) {
    if (!known.includes(key)) continue;
    checkTexts(compiler, below(at, `/${key}`), value);
    if (nameKeys.includes(key) && typeof value !== "string" && !Array.isArray(value))
      reportNotAName(compiler, below(at, `/${key}`), value);
  }
}
/** A key in a part that it does not have does nothing, and a list in it holds names. */
function checkInner({ compiler, screen, at }: ScreenPlace, { key, inner }: (typeof parts)[number]): void {
  if (!inner) return;
  const value = screen[key];
  const inside =
    inner.of === "part"
      ? isMap(value)
        ? [[`/${key}`, value] as const]
        : []
      : maps(value).map(([name, one]) => [`/${key}/${pointerPart(name)}`, one] as const);
  for (const [pointer, one] of inside) {
    reportUnknownKeys(compiler, below(at, pointer), one, inner.keys);
    for (const [name, list] of Object.entries(one)) checkTexts(compiler, below(at, `${pointer}/${name}`), list);
  }
}

function reportUnknownKeys(
  compiler: Compiler,
  at: Located,
  given: Readonly<Record<string, unknown>>,
  known: readonly string[],
): void {
  for (const key of Object.keys(given))
    if (!known.includes(key))
      compiler.find(
        below(at, `/${pointerPart(key)}`),
        "unknown-key",
        `"${key}" is no key that can stand here: nothing is shown for it.`,
        whatHelps(key, known),
        "warning",
      );
}
function checkTexts(compiler: Compiler, at: Located, list: unknown): void {
  if (!Array.isArray(list)) return;
  list.forEach((one, index) => {
    if (typeof one !== "string") reportNotAName(compiler, below(at, `/${index}`), one);
  });
}
const reportNotAName = (compiler: Compiler, at: Located, found: unknown): void =>
  compiler.find(at, "wrong-type", `Here a text is asked; found ${JSON.stringify(found)}.`, "Write the name of a part.");
