/** A drawing is of a kind that there is, and its lists and columns are those that the kind reads. */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledProcess } from "../compile/types.ts";
import { pointerPart } from "../definition/json.ts";
import { kebab } from "../definition/read.ts";
import type { BlockDefinition } from "../definition/types.ts";
import { drawingNames, drawingOf } from "../drawings/index.ts";
import { needName } from "./units.ts";

type Drawing = Extract<BlockDefinition, { readonly drawing: string }>;

export function checkDrawings(compiler: Compiler, root: string, process: CompiledProcess): void {
  for (const [name, report] of Object.entries(process.reports))
    for (const [key, block] of Object.entries(report.blocks))
      if ("drawing" in block) checkDrawing(compiler, `${root}/reports/${kebab(name)}.json`, key, block);
}

function checkDrawing(compiler: Compiler, file: string, key: string, { drawing, data }: Drawing): void {
  const at = (rest: string) => ({ file, pointer: `/blocks/${pointerPart(key)}${rest}` });
  needName(compiler, at("/drawing"), "drawing", drawing, drawingNames);
  const lists = drawingOf(drawing)?.data;
  if (!lists) return;
  for (const [list, { columns }] of Object.entries(data)) {
    const place = `/data/${pointerPart(list)}`;
    needName(compiler, at(place), "list", list, Object.keys(lists));
    for (const column of Object.keys(columns))
      if (lists[list]) needName(compiler, at(`${place}/columns/${pointerPart(column)}`), "column", column, lists[list]);
  }
}
