/** Places for boxes and arrows, found off the main thread by elk; the one file that knows it. */

import ELK, { type ElkExtendedEdge, type ElkNode, type ElkPoint } from "elkjs/lib/elk-api.js";
import workerUrl from "elkjs/lib/elk-worker.min.js?url";
import { useEffect, useMemo, useState } from "react";
import { elkGraph } from "./elk-graph.ts";
import type { Graph } from "./graph.ts";

export interface Placed {
  /** Of the graph that was placed. */
  readonly of: string;
  /** Within its parent. */
  readonly boxes: ReadonlyMap<
    string,
    { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  >;
  /** Points of the line and the place of its words, from the whole. */
  readonly arrows: ReadonlyMap<string, { readonly points: readonly ElkPoint[]; readonly label?: ElkPoint }>;
}
function placedIn(of: string, root: ElkNode): Placed {
  const boxes = new Map<string, { x: number; y: number; width: number; height: number }>();
  const walk = ({ children = [] }: ElkNode): void => {
    for (const child of children) {
      const { id, x = 0, y = 0, width = 0, height = 0 } = child;
      boxes.set(id, { x, y, width, height });
      walk(child);
    }
  };
  walk(root);
  const points = ({ sections = [] }: ElkExtendedEdge): readonly ElkPoint[] =>
    sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint]);
  const arrows = (root.edges ?? []).map((edge) => {
    const [label] = edge.labels ?? [];
    const at = label?.x === undefined || label.y === undefined ? {} : { label: { x: label.x, y: label.y } };
    return [edge.id, { points: points(edge), ...at }] as const;
  });
  return { of, boxes, arrows: new Map(arrows) };
}

/** Places for a graph; those of the one before stay until they are found. */
export function useLayout(graph: Graph): { readonly placed: Placed | undefined; readonly failed: boolean } {
  const asked = useMemo(() => JSON.stringify(elkGraph(graph)), [graph]);
  const [placed, setPlaced] = useState<Placed>();
  const [failed, setFailed] = useState(false);
  const [elk] = useState(() => new ELK({ workerUrl }));
  useEffect(() => () => elk.terminateWorker(), [elk]);
  useEffect(() => {
    let isLate = false;
    setFailed(false);
    elk.layout(JSON.parse(asked) as ElkNode).then(
      (root) => {
        if (!isLate) setPlaced(placedIn(asked, root));
      },
      () => {
        if (!isLate) setFailed(true);
      },
    );
    return () => {
      isLate = true;
    };
  }, [elk, asked]);
  return { placed, failed };
}
