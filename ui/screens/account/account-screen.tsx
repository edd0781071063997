/** My account: where it is signed in, and its password, authenticator and recovery codes. */

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button.tsx";
import { Failure, Notice, Skeleton } from "../../parts/feedback.tsx";
import { Bar } from "../../shell/bar.tsx";
import { isNotFound, NotFoundScreen } from "../not-found-screen.tsx";
import { AuthenticatorDialog } from "./authenticator-dialog.tsx";
import { MailCard } from "./mail-card.tsx";
import { PasskeysCard } from "./passkeys-card.tsx";
import { PasswordDialog } from "./password-dialog.tsx";
import { RecoveryDialog } from "./recovery-dialog.tsx";
import { SessionsCard } from "./sessions-card.tsx";
import { account, type OwnAccount } from "./types.ts";

export function AccountScreen() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(account);
  if (isNotFound(error)) return <NotFoundScreen />;
  return (
    <>
      <Bar title={t("ownAccount.title")} />
      <main className="page middle">
        <div className="admin stack-24">
          {error && <Failure error={error} retry={() => void refetch()} />}
          {isPending && <Skeleton lines={8} />}
          {data && <Cards own={data} />}
        </div>
      </main>
    </>
  );
}

const DIALOGS = { password: PasswordDialog, authenticator: AuthenticatorDialog, recovery: RecoveryDialog } as const;
const BUTTONS = { password: "changePassword", authenticator: "changeAuthenticator", recovery: "newRecovery" } as const;
type What = keyof typeof DIALOGS;

function Cards({ own }: { readonly own: OwnAccount }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<What>();
  const [done, setDone] = useState<string>();
  const DialogOf = open && DIALOGS[open];
  return (
    <>
      <p className="quiet">{t("ownAccount.login", { login: own.login })}</p>
      {done && <Notice tone="ok">{done}</Notice>}
      <SessionsCard sessions={own.sessions} />
      {own.passkeys && <PasskeysCard passkeys={own.passkeys} />}
      {own.mail !== undefined && <MailCard mail={own.mail} />}
      {(Object.keys(DIALOGS) as What[])
        .filter((what) => what !== "password" || own.hasPassword)
        .map((what) => (
          <section key={what} className="card">
            <div className="card-head">
              <h2>{t(`ownAccount.${what}`)}</h2>
              <Button look="plain" className="button-small push" onClick={() => setOpen(what)}>
                {t(`ownAccount.${BUTTONS[what]}`)}
              </Button>
            </div>
            <div className="card-body stack-8">
              {what === "recovery" && (
                <p className="strong">{t("ownAccount.recoveryLeft", { count: own.recoveryLeft })}</p>
              )}
              <p className="quiet">{t(`ownAccount.${what}Help`)}</p>
            </div>
          </section>
        ))}
      {DialogOf && (
        <DialogOf
          onClose={(said) => {
            setOpen(undefined);
            if (said !== undefined) setDone(said);
          }}
        />
      )}
    </>
  );
}
