/** The session ended while somebody was at work: sign in again on top of what was typed. */

import { useTranslation } from "react-i18next";
import type { Session } from "../api/types.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Notice } from "../parts/feedback.tsx";
import { useSignIn } from "../screens/sign-in/sign-in-screen.tsx";

export function SessionEnded({
  before,
  onBack,
}: {
  readonly before: Session;
  readonly onBack: (session: Session) => void;
}) {
  const { t } = useTranslation();
  const signIn = useSignIn(onBack);
  return (
    <Dialog title={t("session.ended")} onClose={() => undefined} firm>
      <p>{t("session.kept")}</p>
      {signIn.error && <Notice tone="bad">{t("session.failed")}</Notice>}
      <div className="modal-foot">
        <Button look="primary" busy={signIn.busy} onClick={() => signIn.as(before.person ?? "")}>
          {t("session.again", { name: before.name })}
        </Button>
        <Button onClick={() => window.location.assign("/")}>{t("session.other")}</Button>
      </div>
    </Dialog>
  );
}
