/** What this person was told about the meeting and has not seen yet. */

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { queries } from "../../api/queries.ts";
import { PanelPart } from "../../parts/panel-part.tsx";
import { NoticeLine } from "../worklist/notice-line.tsx";

export function MeetingNotices({
  id,
  except = [],
}: {
  readonly id: string;
  /** Addresses of what already stands elsewhere on the screen. */
  readonly except?: readonly string[];
}) {
  const { t } = useTranslation();
  const { data } = useInfiniteQuery(queries.worklist("mine"));
  const notices = data?.pages[0]?.notices.filter((one) => one.instance === id && !except.includes(one.address)) ?? [];
  if (notices.length === 0) return null;
  return (
    <PanelPart title={t("worklist.notices")} beside={`${notices.length}`}>
      <ul className="stack-8">
        {notices.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} here />
        ))}
      </ul>
    </PanelPart>
  );
}
