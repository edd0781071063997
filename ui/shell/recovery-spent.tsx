/** Says that somebody came in with a recovery code, how many are left, and where another app is connected. */

import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { IconButton } from "../parts/button.tsx";

export function RecoverySpent({ left, onClose }: { readonly left: number; readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="banner" role="status">
      {t("account.recoverySpent", { count: left })}{" "}
      <Link to="/account" onClick={onClose}>
        {t("account.recoveryNext")}
      </Link>
      <IconButton icon="cross" label={t("act.close")} onClick={onClose} />
    </div>
  );
}
