/** Recovery codes, shown this one time: to print, to save, and to say that they are stored. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button.tsx";
import { saveFile } from "../../parts/save-file.ts";

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  /** What the button says that goes on. */
  readonly go: string;
  readonly onGo: () => void;
}
export function RecoveryCodes({ codes, go, onGo }: RecoveryCodesProps) {
  const { t } = useTranslation();
  const [kept, setKept] = useState(false);
  const text = `${t("enrol.recoveryFile")}\n\n${codes.join("\n")}\n`;
  return (
    <>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code className="secret">{code}</code>
          </li>
        ))}
      </ol>
      <div className="row">
        <Button icon="print" onClick={() => window.print()}>
          {t("act.print")}
        </Button>
        <Button icon="page" onClick={() => saveFile(new Blob([text], { type: "text/plain" }), t("enrol.recoveryName"))}>
          {t("enrol.save")}
        </Button>
      </div>
      <label className="choice">
        <input type="checkbox" checked={kept} onChange={({ target }) => setKept(target.checked)} />
        {t("enrol.kept")}
      </label>
      <div className="modal-foot">
        <Button look={kept ? "primary" : "waiting"} aria-disabled={!kept} onClick={() => kept && onGo()}>
          {go}
        </Button>
      </div>
    </>
  );
}
