/** Which papers are kept; with what happened and who looked. */

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { InstanceView, Json } from "../../engine/index.ts";
import { queries } from "../api/queries.ts";
import { Empty, Failure, Skeleton } from "../parts/feedback.tsx";
import { StoredPaper } from "./stored-paper.tsx";

export { ReadersDialog } from "./readers-dialog.tsx";
export { Reads } from "./reads.tsx";
export { Timeline } from "./timeline.tsx";

const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");

/** Kept papers, and those that can be made now. */
export function Documents({ view }: { readonly view: InstanceView }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(queries.documents(view.id));
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton lines={3} />;
  if (data.documents.length === 0) return <Empty title={t("documents.none")}>{t("documents.noneHelp")}</Empty>;
  return (
    <ul className="stack-8">
      {data.documents.map((document) => (
        <li key={text(document["id"])} className="card card-body">
          <StoredPaper view={view} document={document} people={data.people} />
        </li>
      ))}
    </ul>
  );
}
