/** A screen that went wrong: what is saved is still there, and it can be tried again. */

import { useTranslation } from "react-i18next";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/feedback.tsx";

export function Broken({ retry }: { readonly retry: () => void }) {
  const { t } = useTranslation();
  return (
    <main className="middle">
      <Empty title={t("wait.broken")} action={<Button onClick={retry}>{t("wait.again")}</Button>}>
        {t("wait.brokenHelp")}
      </Empty>
    </main>
  );
}
