/** What is left of the window of somebody whose account was stopped: that it was, and nothing else. */

import { useTranslation } from "react-i18next";
import { Button } from "../parts/button.tsx";

export function AccountStopped() {
  const { t } = useTranslation();
  return (
    <main className="page middle">
      <div className="empty stack-16" role="alert">
        <h1>{t("session.stopped")}</h1>
        <p>{t("session.stoppedHelp")}</p>
        <Button onClick={() => window.location.assign("/")}>{t("session.other")}</Button>
      </div>
    </main>
  );
}
