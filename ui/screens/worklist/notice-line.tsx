/** One message: what happened, of which case, when; ticked off once seen. */

import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ask } from "../../api/client.ts";
import type { Held, Notice as NoticeRow } from "../../api/types.ts";
import { Reasons } from "../../instance/reasons.tsx";
import { IconButton } from "../../parts/button.tsx";
import { dateText, momentText } from "../../parts/dates.ts";
import { useDefinitionTexts } from "../../texts/i18n.ts";

/** `30-11-2026, 17:30, place`, as far as it is planned. */
const heldWords = ({ day, start, place }: Held): string => [dateText(day), start, place].filter(Boolean).join(", ");

/** What happened: in our words where no definition has any. */
function useTold({ asked, destroyed, definition, address }: NoticeRow): string {
  const { t } = useTranslation();
  const words = useDefinitionTexts(definition);
  if (asked) return t(`worklist.asked.${asked}`);
  return destroyed ? t(`worklist.destroyed.${destroyed}`) : words(address);
}

export function NoticeLine({
  notice,
  here = false,
}: {
  readonly notice: NoticeRow;
  /** It stands on the screen of what it is about. */
  readonly here?: boolean;
}) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(notice.definition);
  const number = notice.refused?.number ?? notice.number;
  const reasons = notice.refused?.reasons;
  const told = useTold(notice);
  const client = useQueryClient();
  const seen = async (): Promise<void> => {
    await ask(`/api/notices/${encodeURIComponent(notice.id)}/seen`, { method: "POST" });
    await client.invalidateQueries({ queryKey: ["worklist"] });
  };
  return (
    <li className="row-between">
      <div className="small grow">
        {notice.destroyed === "alone" ? (
          <span>
            <strong>{number} </strong>
            {told}
          </span>
        ) : (
          <Link
            to="/instances/$id"
            params={{ id: notice.instance }}
            search={{ show: notice.path || undefined }}
            className="side-link"
          >
            {number && <strong>{number} </strong>}
            {told}
          </Link>
        )}
        {reasons && reasons.length > 0 && (
          <div className="quiet">
            <Reasons reasons={reasons} words={words} />
          </div>
        )}
        {notice.held && !here && <div>{heldWords(notice.held)}</div>}
        <div className="quiet">{momentText(notice.at)}</div>
      </div>
      <IconButton
        icon="check"
        label={t("worklist.seen", { what: [number, told].filter(Boolean).join(" ") })}
        onClick={() => void seen()}
      />
    </li>
  );
}
