/** The session is about to end: one press keeps it going, and what was typed stays either way. */

import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Session } from "../api/types.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Icon } from "../parts/icon.tsx";
import { SignInAgain } from "../screens/sign-in/sign-in-again.tsx";
import { useSignIn } from "../screens/sign-in/sign-in-screen.tsx";
import type { Ending } from "./ending.ts";
import { stay } from "./session-watch.ts";

/** Whole seconds until a moment, counted down. */
function useSecondsUntil(at: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((at - now) / 1_000));
}

/** Asked on top of everything when nobody has touched anything for long. */
export function IdleWarning({ at, onStayed }: { readonly at: number; readonly onStayed: () => void }) {
  const { t } = useTranslation();
  const seconds = useSecondsUntil(at);
  const [busy, setBusy] = useState(false);
  const keep = async (): Promise<void> => {
    setBusy(true);
    await stay().then(onStayed, () => undefined);
    setBusy(false);
  };
  return (
    <Dialog title={t("session.still")} onClose={() => undefined} firm>
      <p>{t("session.idle")}</p>
      <p className="strong" role="timer">
        {t("session.left", { minutes: Math.floor(seconds / 60), seconds: String(seconds % 60).padStart(2, "0") })}
      </p>
      <div className="modal-foot">
        <Button look="primary" busy={busy} onClick={() => void keep()}>
          {t("session.stay")}
        </Button>
      </div>
    </Dialog>
  );
}

/** Covers everything until the same person says to go on; the session itself goes on. */
export function Locked({ session, onBack }: { readonly session: Session; readonly onBack: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("session.locked")} onClose={() => undefined} firm cover>
      <p>{t("session.lockedHelp")}</p>
      <SignInAgain session={session} onBack={onBack} />
    </Dialog>
  );
}

/** A day's work is over for the session: told beside the work, so that nobody is stopped in a sentence. */
export function AtMostWarning({ session, ending }: { readonly session: Session; readonly ending: Ending }) {
  const { t } = useTranslation();
  const minutes = Math.ceil(useSecondsUntil(ending.at) / 60);
  const signIn = useSignIn(() => undefined);
  const [asking, setAsking] = useState(false);
  const again = (): void => (session.demo ? signIn.as(session.person ?? "") : setAsking(true));
  return (
    <div className="banner banner-offline" role="status">
      <Icon name="warn" size={14} />
      {t("session.atMost", { count: minutes })}
      <button type="button" className="link-button" disabled={signIn.busy} onClick={again}>
        {t("session.anew")}
      </button>
      {asking && (
        <Dialog title={t("session.anew")} onClose={() => setAsking(false)}>
          <SignInAgain session={session} onBack={() => setAsking(false)} />
        </Dialog>
      )}
    </div>
  );
}
