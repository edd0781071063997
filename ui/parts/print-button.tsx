/** Prints the screen as it is now; what only works on a screen stays off the paper (design/print.css). */

import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";

export function PrintButton() {
  const { t } = useTranslation();
  return (
    <Button look="plain" icon="print" className="button-small" onClick={() => window.print()}>
      {t("act.print")}
    </Button>
  );
}
