/** Whether what is typed is saved: since when, or what holds it up. */

import { useTranslation } from "react-i18next";
import { timeText } from "../../parts/dates.ts";
import { Icon } from "../../parts/icon.tsx";

export type SaveState = "resting" | "pausing" | "saving" | "settling" | "waiting" | "choosing" | "refused";

export function SaveWords({
  state,
  savedAt,
  signedOut,
}: {
  readonly state: SaveState;
  readonly savedAt: string | undefined;
  readonly signedOut: boolean;
}) {
  const { t } = useTranslation();
  const busy = state === "pausing" || state === "saving" || state === "settling";
  return (
    <span
      className={`saved${state === "waiting" || state === "choosing" || state === "refused" ? " text-warn" : ""}`}
      role="status"
      data-save={state}
    >
      {busy && t("save.saving")}
      {state === "resting" && savedAt && (
        <>
          <Icon name="check" size={16} />
          {t("save.saved", { time: timeText(savedAt) })}
        </>
      )}
      {state === "waiting" && (
        <>
          <Icon name="warn" size={16} />
          {t(signedOut ? "save.signedOut" : "save.waiting")}
        </>
      )}
      {state === "choosing" && (
        <>
          <Icon name="warn" size={16} />
          {t("save.conflict")}
        </>
      )}
      {state === "refused" && (
        <>
          <Icon name="warn" size={16} />
          {t("save.refused")}
        </>
      )}
    </span>
  );
}
