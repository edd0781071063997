/** Another authenticator for one's own account: the proof first, then its picture and a code of it. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "../../parts/field.tsx";
import { SaveDialog } from "../../parts/save-dialog.tsx";
import { QrCode } from "../sign-in/qr-code.tsx";
import { useSend } from "../sign-in/send.ts";
import { useProof } from "./proof-fields.tsx";
import type { AccountDialogProps } from "./types.ts";

interface Fresh {
  readonly secret: string;
  readonly uri: string;
}
export function AuthenticatorDialog({ onClose }: AccountDialogProps) {
  const { t } = useTranslation();
  const { send, busy, problem } = useSend();
  const { proof, fields } = useProof();
  const [fresh, setFresh] = useState<Fresh>();
  const [code, setCode] = useState("");
  const begin = async (): Promise<void> => setFresh(await send<Fresh>("/api/account/authenticator", proof));
  const finish = async (): Promise<void> => {
    if (await send("/api/account/authenticator/code", { code })) onClose(t("ownAccount.authenticatorChanged"));
  };
  return (
    <SaveDialog
      title={t("ownAccount.changeAuthenticator")}
      save={t(fresh ? "ownAccount.confirmAuthenticator" : "ownAccount.next")}
      busy={busy}
      problem={problem}
      onSave={fresh ? finish : begin}
      onClose={() => onClose()}
    >
      {!fresh && fields}
      {fresh && (
        <>
          <p className="quiet">{t("enrol.authenticatorHelp")}</p>
          <QrCode text={fresh.uri} label={t("enrol.picture")} />
          <p className="small">
            {t("enrol.byHand")} <code className="secret">{fresh.secret.replace(/(.{4})/g, "$1 ").trim()}</code>
          </p>
          <TextField
            label={t("enrol.code")}
            value={code}
            onChange={setCode}
            autoComplete="one-time-code"
            inputMode="numeric"
            required
          />
        </>
      )}
    </SaveDialog>
  );
}
