/** What came and went since one began to look, above a list that keeps its place. */

import { useTranslation } from "react-i18next";
import { timeText } from "../../parts/dates.ts";
import { Icon } from "../../parts/icon.tsx";

/** Always there, so that news moves nothing. */
export function News({
  words = "worklist",
  fresh,
  gone,
  at,
  renew,
}: {
  /** Where the words for what came and went stand. */
  readonly words?: "worklist" | "cases";
  readonly fresh: number;
  readonly gone: number;
  readonly at: number;
  readonly renew: () => void;
}) {
  const { t } = useTranslation();
  const any = fresh + gone > 0;
  return (
    <div className={`work-new${any ? " work-new-some" : ""}`} role="status">
      <Icon name={any ? "bell" : "clock"} size={16} />
      {any ? (
        <>
          <span className="grow">
            <strong>
              {[fresh > 0 && t(`${words}.fresh`, { count: fresh }), gone > 0 && t(`${words}.gone`, { count: gone })]
                .filter(Boolean)
                .join(", ")}
            </strong>{" "}
            <span className="bar-words">{t("worklist.freshHelp")}</span>
          </span>
          <button type="button" className="link-button strong" onClick={renew}>
            {t("worklist.show")}
          </button>
        </>
      ) : (
        <span className="quiet">{t("worklist.asOf", { time: timeText(at) })}</span>
      )}
    </div>
  );
}
