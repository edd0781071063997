/** A drawing of a paper on the screen: the same shapes as SVG, with the rows behind it as tables. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Drawing, type Ink, LETTER, NARROW, type ReportBlock, type Shape, WIDTH } from "../../engine/index.ts";
import { Button } from "../parts/button.tsx";
import { Notice } from "../parts/feedback.tsx";
import { PlainTable } from "./plain-table.tsx";

const PALETTE: Readonly<Record<Ink, string>> = {
  ink: "var(--ink)",
  quiet: "var(--ink-3)",
  hair: "var(--line)",
  first: "var(--brand)",
  second: "var(--info)",
  third: "var(--warn)",
  fourth: "var(--bad)",
};
const pointsOf = (points: readonly (readonly [number, number])[]): string =>
  points.map((point) => point.join(",")).join(" ");

function Drawn({ shape }: { readonly shape: Shape }) {
  const colour = PALETTE[shape.ink ?? "ink"];
  switch (shape.type) {
    case "line":
      return (
        <polyline
          points={pointsOf(shape.points)}
          fill="none"
          stroke={colour}
          strokeWidth={shape.width ?? 1}
          strokeDasharray={shape.dash?.join(" ")}
        />
      );
    case "polygon":
      return (
        <polygon points={pointsOf(shape.points)} fill={shape.filled ? colour : "var(--surface)"} stroke={colour} />
      );
    case "circle":
      return (
        <circle cx={shape.x} cy={shape.y} r={shape.r} fill={shape.filled ? colour : "var(--surface)"} stroke={colour} />
      );
    case "text":
      return (
        <text
          x={shape.x}
          y={shape.y}
          textAnchor={shape.anchor ?? "start"}
          fill={colour}
          fontSize={LETTER}
          fontWeight={shape.strong ? 600 : 400}
        >
          {shape.text}
        </text>
      );
  }
}

export function DrawingCard({ block }: { readonly block: Extract<ReportBlock, { type: "drawing" }> }) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  // What could not be drawn is said, not left out.
  const remarks = block.tables.flatMap((table) => table.remarks ?? []);
  return (
    <section className="card drawing-card">
      <div className="card-head row-between">
        <h2>{block.title}</h2>
        <Button look="plain" onClick={() => setAsTable(!asTable)} aria-pressed={asTable}>
          {t("drawing.table")}
        </Button>
      </div>
      <div className="card-body stack-16">
        {asTable ? block.tables.map((table) => <PlainTable key={table.title} {...table} />) : <Figure block={block} />}
        {!asTable && remarks.length > 0 && (
          <Notice tone="warn">
            <ul className="why-list">
              {remarks.map((remark) => (
                <li key={remark}>{remark}</li>
              ))}
            </ul>
          </Notice>
        )}
      </div>
    </section>
  );
}

/** On a phone the narrow one where there is one; else the wide one, which scrolls sideways there. */
function Figure({ block: { title, drawing, narrow } }: { readonly block: Extract<ReportBlock, { type: "drawing" }> }) {
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it scrolls sideways, also by keyboard */}
      <section className={`table-box${narrow ? " drawing-wide" : ""}`} tabIndex={0} aria-label={title}>
        <Picture title={title} drawing={drawing} width={WIDTH} />
      </section>
      {narrow && (
        <div className="drawing-narrow">
          <Picture title={title} drawing={narrow} width={NARROW} />
        </div>
      )}
    </>
  );
}
export function Picture({
  title,
  drawing,
  width,
}: {
  readonly title: string;
  readonly drawing: Drawing;
  readonly width: number;
}) {
  return (
    <svg className="drawing" viewBox={`0 0 ${width} ${drawing.height}`} role="img" aria-label={title}>
      {drawing.shapes.map((shape, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: shapes have no other name and are drawn anew together
        <Drawn key={index} shape={shape} />
      ))}
    </svg>
  );
}
