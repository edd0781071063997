/** What an authenticator reads: a picture, and the key to type by hand. */

import { useTranslation } from "react-i18next";
import { QrCode } from "./qr-code.tsx";

export function AuthenticatorPicture({ secret, uri }: { readonly secret: string; readonly uri: string }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="quiet">{t("enrol.authenticatorHelp")}</p>
      <QrCode text={uri} label={t("enrol.picture")} />
      <p className="small">
        {t("enrol.byHand")} <code className="secret">{secret.replace(/(.{4})/g, "$1 ").trim()}</code>
      </p>
    </>
  );
}
