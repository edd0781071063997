/** The same person once more: in a demo with one press, else with password and code. */

import { useTranslation } from "react-i18next";
import type { Session } from "../../api/types.ts";
import { Button } from "../../parts/button.tsx";
import { Notice } from "../../parts/feedback.tsx";
import { LocalSignIn } from "./local-sign-in.tsx";
import { useSignIn } from "./sign-in-screen.tsx";

interface SignInAgainProps {
  readonly session: Session;
  readonly onBack: (session: Session) => void;
}
export function SignInAgain({ session, onBack }: SignInAgainProps) {
  const { t } = useTranslation();
  const signIn = useSignIn(onBack);
  const words = t("session.again", { name: session.name });
  if (!session.demo) return <LocalSignIn login={session.login ?? ""} submit={words} onSignedIn={onBack} />;
  return (
    <>
      {signIn.error && <Notice tone="bad">{t("session.failed")}</Notice>}
      <Button look="primary" busy={signIn.busy} onClick={() => signIn.as(session.person ?? "")}>
        {words}
      </Button>
    </>
  );
}
