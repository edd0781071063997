/** The instance that started this one, and those that it started: a way there for who may read both. */

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../engine/index.ts";
import { queries } from "../api/queries.ts";
import type { ConnectedInstance } from "../api/types.ts";
import { dateText } from "../parts/dates.ts";
import { PanelPart } from "../parts/panel-part.tsx";
import { useDefinitionTexts } from "../texts/i18n.ts";

export function Connected({ view }: { readonly view: InstanceView }) {
  const { t } = useTranslation();
  const { data } = useQuery(queries.connected(view.id));
  if (!data || data.rows.length === 0) return null;
  return (
    <PanelPart title={t("connected.title")}>
      <ul className="stack-8">
        {data.rows.map((row) => (
          <ConnectedRow key={row.id} row={row} />
        ))}
      </ul>
    </PanelPart>
  );
}
function ConnectedRow({ row }: { readonly row: ConnectedInstance }) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(row.definition);
  return (
    <li>
      <Link to="/instances/$id" params={{ id: row.id }}>
        {row.held
          ? `${words(row.kind)} ${[dateText(row.held.day), row.held.start].filter(Boolean).join(", ")}`
          : `${words.maybe("process") ?? row.process} ${row.number ?? t("palette.noNumber")}`}
      </Link>
      <div className="quiet small">
        {t(row.isStarter ? "connected.from" : "connected.to")} · {words(`${row.kind}.states.${row.state}`)} ·{" "}
        {row.group}
      </div>
    </li>
  );
}
