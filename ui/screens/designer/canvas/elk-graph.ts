/** A chart as elk takes it: the size of every box and label, and in what order they stand. */

import type { ElkNode, LayoutOptions } from "elkjs/lib/elk-api.js";
import type { Arrow, Box, Graph } from "./graph.ts";

const LINE = 17;
const SIGN = 7.2;
const MOST = 210;
/** Of a group; elk breaks when the order of the file is asked for within groups as well. */
const WITHIN = {
  "elk.spacing.nodeNode": "36",
  "elk.layered.spacing.nodeNodeBetweenLayers": "44",
  "elk.padding": "[top=40,left=16,bottom=16,right=16]",
};
const OPTIONS = {
  ...WITHIN,
  "elk.algorithm": "layered",
  "elk.direction": "DOWN",
  "elk.hierarchyHandling": "INCLUDE_CHILDREN",
  "elk.json.edgeCoords": "ROOT",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.spacing.edgeLabel": "4",
};

const widthOf = (texts: readonly string[]): number =>
  Math.min(MOST, Math.max(90, ...texts.map((text) => text.length * SIGN + 40)));
const linesIn = (text: string, width: number): number => Math.max(1, Math.ceil((text.length * SIGN) / (width - 24)));
function sizeOf({ title, lines }: Box): { readonly width: number; readonly height: number } {
  const width = widthOf([title, ...lines]);
  const count = [title, ...lines].reduce((sum, line) => sum + linesIn(line, width), 0);
  return { width, height: 18 + count * LINE };
}
/** Words of an arrow are wrapped to this. */
export const LABEL = 150;
function labelOf({ label, under }: Arrow) {
  const texts = [label, under].filter((text) => text !== "");
  if (texts.length === 0) return {};
  const width = Math.min(LABEL, Math.max(...texts.map((text) => text.length * 6 + 8)));
  const height = texts.reduce((sum, text) => sum + Math.ceil((text.length * 6) / width) * 14, 4);
  return { labels: [{ id: "label", text: texts.join(" "), width, height }] };
}

/** Boxes in a row; where nothing leads from one to another they stand under each other in columns. */
const COLUMNS = 3;
function stacked({
  boxes,
  arrows,
}: Graph): readonly { readonly id: string; readonly sources: string[]; readonly targets: string[] }[] {
  const groups = [...new Set(boxes.flatMap(({ parent }) => parent ?? []))];
  return groups.flatMap((group) => {
    const inside = boxes.filter(({ parent }) => parent === group).map(({ id }) => id);
    const isLinked = arrows.some(({ from, to }) => inside.includes(from) && inside.includes(to));
    if (isLinked || inside.length <= COLUMNS) return [];
    return inside
      .slice(COLUMNS)
      .map((id, index) => ({ id: `stack ${id}`, sources: [inside[index] ?? id], targets: [id] }));
  });
}

export function elkGraph(graph: Graph): ElkNode {
  const { boxes, arrows } = graph;
  const within = (parent: string | undefined): ElkNode[] =>
    boxes
      .filter((box) => box.parent === parent)
      .map((box) => {
        const children = within(box.id);
        // What a chart begins with stands above the rest.
        const first: LayoutOptions =
          box.isFirst && parent === undefined ? { "elk.layered.layering.layerConstraint": "FIRST" } : {};
        return children.length > 0
          ? { id: box.id, children, layoutOptions: { ...WITHIN, ...first } }
          : { id: box.id, ...sizeOf(box), layoutOptions: first };
      });
  const edges = arrows.map((arrow) => ({
    id: arrow.id,
    sources: [arrow.from],
    targets: [arrow.to],
    ...labelOf(arrow),
  }));
  return { id: "chart", layoutOptions: OPTIONS, children: within(undefined), edges: [...edges, ...stacked(graph)] };
}
