/** The papers of a meeting: the list as it was confirmed, and what can be made now for whoever may have it. */

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../../engine/index.ts";
import { queries } from "../../api/queries.ts";
import { ReportLinks } from "../../instance/report-links.tsx";
import { StoredPaper } from "../../instance/stored-paper.tsx";
import { momentText } from "../../parts/dates.ts";
import { Icon } from "../../parts/icon.tsx";
import { PanelPart } from "../../parts/panel-part.tsx";
import type { MeetingParts } from "./parts.ts";

interface PapersProps {
  readonly view: InstanceView;
  readonly parts: MeetingParts;
  /** After the meeting the list stands first: stored, or as it is now. */
  readonly withList?: boolean;
}
export function Papers({ view, parts, withList = false }: PapersProps) {
  const { t } = useTranslation();
  const { data } = useQuery(queries.documents(view.id));
  const stored = data?.documents.find(({ report }) => report === parts.report);
  const list = withList && parts.report !== undefined ? [parts.report] : [];
  const now = [...(stored ? [] : list), ...(parts.reports ?? [])].filter((report) => view.papers.includes(report));
  if (now.length === 0 && !(withList && stored)) return null;
  return (
    <PanelPart title={t("meeting.papers")}>
      <div className="stack-8">
        {withList && stored && <StoredPaper view={view} document={stored} people={view.people} />}
        <ReportLinks view={view} reports={now} />
        {withList && (
          <p className="note">
            <Icon name={stored ? "lock" : "info"} size={16} />
            {stored ? t("meeting.keptAt", { at: momentText(String(stored["at"])) }) : t("meeting.notKept")}
          </p>
        )}
      </div>
    </PanelPart>
  );
}
