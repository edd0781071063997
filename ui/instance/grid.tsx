/** A grid of a paper on the screen: a line per name, a column per kind, a list in each cell; on a phone a card per name. */

import type { ReportBlock } from "../../engine/index.ts";

type Grid = Extract<ReportBlock, { type: "grid" }>;
type Cell = Grid["lines"][number]["cells"][number];

function Entries({ entries }: { readonly entries: Cell }) {
  if (entries.length === 0) return null;
  return (
    <ul className="grid-entries">
      {entries.map(({ words, beside }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries of a paper have no other name
        <li key={index}>
          {words}
          {beside.length > 0 && <span className="small quiet"> {beside.join(" · ")}</span>}
        </li>
      ))}
    </ul>
  );
}

export function GridCard({ block: { title, head, columns, lines } }: { readonly block: Grid }) {
  return (
    <section className="card">
      <div className="card-head">
        <h2>{title}</h2>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, also by keyboard */}
      <section className="table-box" tabIndex={0} aria-label={title}>
        <table className="table table-rows grid-table">
          <thead>
            <tr>
              {[head, ...columns].map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ name, cells }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cells.map((entries, index) => (
                  <td key={columns[index]} data-label={columns[index]}>
                    <Entries entries={entries} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
