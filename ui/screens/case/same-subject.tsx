/** Says to who judges that, that other cases may be about the same subject: never joined, only shown. */

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../../engine/index.ts";
import { queries } from "../../api/queries.ts";
import type { InstanceRow } from "../../api/types.ts";
import { dateText } from "../../parts/dates.ts";
import { PanelPart } from "../../parts/panel-part.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";

export function SameSubject({ view }: { readonly view: InstanceView }) {
  const { t } = useTranslation();
  const { data } = useQuery(queries.sameSubject(view.id));
  if (!data || (data.rows.length === 0 && !data.isMore)) return null;
  const who = view.people[view.creator]?.name ?? "";
  return (
    <PanelPart title={t("case.sameSubject")}>
      {data.rows.length > 0 && (
        <ul className="plain-list stack-8">
          {data.rows.map((row) => (
            <SameRow key={row.id} row={row} />
          ))}
        </ul>
      )}
      {data.isMore && <p className="small">{t("case.sameSubjectMore", { who })}</p>}
      <p className="quiet small">{t("case.sameSubjectWhy")}</p>
    </PanelPart>
  );
}

function SameRow({ row }: { readonly row: InstanceRow }) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(row.definition);
  return (
    <li>
      <Link to="/instances/$id" params={{ id: row.id }}>
        {row.number ?? t("palette.noNumber")}
      </Link>
      <div className="quiet small">
        {words(`${row.kind}.states.${row.state}`)} · {dateText(row.createdAt.slice(0, 10))}
      </div>
    </li>
  );
}
