/** Whose work: mine, my team's, my organisation's, each with its count; and whether what one sees is live. */

import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Count, Scope, Worklist } from "../../api/types.ts";
import { timeText } from "../../parts/dates.ts";
import { useWindow } from "../../shell/live-context.ts";

const SCOPES: readonly Scope[] = ["mine", "team", "organisation"];
export const countText = ({ count, more }: Count): string => (more ? `${count}+` : String(count));

export function WorklistTabs({ scope, counts }: { readonly scope: Scope; readonly counts: Worklist["counts"] }) {
  const { t } = useTranslation();
  const { live, session } = useWindow();
  return (
    <div className="tabs">
      <nav className="tab-links" aria-label={t("worklist.whose")}>
        {SCOPES.map((one) => (
          <Link
            key={one}
            to="/"
            search={one === "mine" ? {} : { scope: one }}
            className="tab"
            activeOptions={{ exact: true }}
            aria-current={one === scope ? "page" : undefined}
          >
            <span className="tab-name">
              {one === "organisation" && session.organisation ? session.organisation.name : t(`worklist.scopes.${one}`)}
            </span>
            {counts && <span className="count">{countText(counts[one])}</span>}
          </Link>
        ))}
      </nav>
      <span className="tabs-end">
        <span className={`dot${live.connected ? "" : " dot-off"}`} />
        {live.connected
          ? live.changedAt
            ? t("worklist.live", { time: timeText(live.changedAt) })
            : t("worklist.liveQuiet")
          : t("worklist.notLive")}
      </span>
    </div>
  );
}
