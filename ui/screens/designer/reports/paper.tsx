/** A paper as its reader gets it, drawn from the same blocks as the PDF and the workbook. */

import { type ReportBlock, type ReportModel, unreachable } from "../../../../engine/index.ts";
import { DrawingCard } from "../../../instance/drawing.tsx";
import { GridCard } from "../../../instance/grid.tsx";

export function PaperView({ model }: { readonly model: ReportModel }) {
  return (
    <article className="sample-paper" aria-label={model.title}>
      <header className="sample-head small">
        <span>{[model.number, model.audience].filter(Boolean).join(" · ")}</span>
        <span>{model.keptUntil}</span>
      </header>
      {model.blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have the order of the paper
        <BlockView key={index} block={block} />
      ))}
      <footer className="sample-foot small quiet">{model.note}</footer>
    </article>
  );
}
function BlockView({ block }: { readonly block: ReportBlock }) {
  switch (block.type) {
    case "heading":
      return <h2>{block.text}</h2>;
    case "text":
      return <p className="sample-text">{block.text}</p>;
    case "fields":
      return (
        <section>
          {block.title && <h3>{block.title}</h3>}
          <dl className="sample-fields">
            {block.rows.map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      );
    case "table":
      return (
        <section className="sample-scroll">
          {block.title && <h3>{block.title}</h3>}
          <table className="table design-table">
            <thead>
              <tr>
                {block.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row) => (
                <tr key={row.join("\n")}>
                  {row.map((cell, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: cells have the order of the columns
                    <td key={index}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      );
    case "grid":
      return <GridCard block={block} />;
    case "drawing":
      return <DrawingCard block={block} />;
    case "pageBreak":
      return <hr />;
    default:
      return unreachable(block);
  }
}
