/** The rows of a list: of each process together, under its name and its own columns; of one process as one table. */

import type { InstanceRow, ListScreen } from "../../api/types.ts";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { ListTable } from "./list-table.tsx";

interface Placed {
  readonly row: InstanceRow;
  readonly gone: boolean;
}
interface ListTablesProps {
  readonly rows: readonly Placed[];
  readonly screen: ListScreen;
}

/** The columns of a process; of one that is no longer in force, those of all others. */
function columnsFor(screen: ListScreen, process: string): ListScreen["columns"] {
  const own = screen.columns.filter((column) => column.process === process);
  const names = new Set<string>();
  return own.length > 0 ? own : screen.columns.filter(({ name }) => !names.has(name) && names.add(name));
}

export function ListTables({ rows, screen }: ListTablesProps) {
  const processes = [...new Set(rows.map(({ row }) => row.process))];
  const [only] = processes;
  if (processes.length < 2) return <ListTable rows={rows} columns={columnsFor(screen, only ?? "")} />;
  return processes.map((process) => (
    <OfProcess
      key={process}
      rows={rows.filter(({ row }) => row.process === process)}
      columns={columnsFor(screen, process)}
    />
  ));
}

function OfProcess({ rows, columns }: { readonly rows: readonly Placed[]; readonly columns: ListScreen["columns"] }) {
  const [first] = rows;
  const words = useDefinitionTexts(first?.row.definition);
  const name = words.maybe("process") ?? first?.row.process;
  return (
    <section className="list-process">
      <h2>{name}</h2>
      <ListTable rows={rows} columns={columns} label={name} />
    </section>
  );
}
