/** How a step and a way look on the canvas. */

import {
  BaseEdge,
  type Edge,
  EdgeLabelRenderer,
  type EdgeProps,
  Handle,
  type Node,
  type NodeProps,
  Position,
} from "@xyflow/react";
import { Icon } from "../../../parts/icon.tsx";
import { LABEL } from "./elk-graph.ts";
import type { Arrow, Box } from "./graph.ts";
import type { Placed } from "./layout.ts";

/** What is told of a step by painting it: it was passed through, something is there now, or no example reaches it. */
export type Paint = "passed" | "now" | "missed";
export type BoxNode = Node<{ readonly box: Box; readonly paint?: Paint }, "box">;
const PAINT_SIGNS = { passed: "check", now: "person", missed: "minus" } as const;

export type ArrowEdge = Edge<
  { readonly arrow: Arrow; readonly place: NonNullable<ReturnType<Placed["arrows"]["get"]>> },
  "arrow"
>;

export function BoxView({ data: { box, paint }, selected }: NodeProps<BoxNode>) {
  return (
    <div
      className={`canvas-box canvas-${box.look}${selected ? " canvas-chosen" : ""}${paint ? ` canvas-is-${paint}` : ""}`}
    >
      <Handle type="target" position={Position.Top} />
      <span className="strong">
        {box.isFirst && <Icon name="arrow" size={12} />} {paint && <Icon name={PAINT_SIGNS[paint]} size={12} />}{" "}
        {box.title}
      </span>
      {box.look !== "group" &&
        box.look !== "parallel" &&
        box.lines.map((line) => (
          <span key={line} className="block quiet">
            {line}
          </span>
        ))}
      <Handle type="source" position={Position.Bottom} />
    </div>
  );
}

export function ArrowView({ id, data, markerEnd, selected }: EdgeProps<ArrowEdge>) {
  if (!data) return null;
  const { arrow, place } = data;
  const [start, ...rest] = place.points;
  if (!start) return null;
  const path = `M ${start.x} ${start.y} ${rest.map(({ x, y }) => `L ${x} ${y}`).join(" ")}`;
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        {...(markerEnd === undefined ? {} : { markerEnd })}
        className={`${arrow.isByItself ? "canvas-itself" : ""}${selected ? " canvas-chosen" : ""}`}
      />
      {place.label && (
        <EdgeLabelRenderer>
          <div
            className="canvas-label nodrag nopan"
            style={{ transform: `translate(${place.label.x}px, ${place.label.y}px)`, maxWidth: LABEL }}
          >
            <span className="strong">{arrow.label}</span>
            {arrow.under && <span className="block quiet">{arrow.under}</span>}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
}
