/** The session ended while somebody was at work: sign in again on top of what was typed. */

import { useTranslation } from "react-i18next";
import { backAs } from "../api/memberships.ts";
import type { Session } from "../api/types.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { SignInAgain } from "../screens/sign-in/sign-in-again.tsx";

export function SessionEnded({
  before,
  onBack,
}: {
  readonly before: Session;
  readonly onBack: (session: Session) => void;
}) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("session.ended")} onClose={() => undefined} firm>
      <p>{t("session.kept")}</p>
      <SignInAgain session={before} onBack={(next) => void backAs(before, next).then(onBack)} />
      <div className="modal-foot">
        <Button onClick={() => window.location.assign("/")}>{t("session.other")}</Button>
      </div>
    </Dialog>
  );
}
