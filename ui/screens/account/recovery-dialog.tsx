/** New recovery codes for one's own account, shown this one time. */

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../parts/dialog.tsx";
import { SaveDialog } from "../../parts/save-dialog.tsx";
import { RecoveryCodes } from "../sign-in/recovery-codes.tsx";
import { useSend } from "../sign-in/send.ts";
import { useProof } from "./proof-fields.tsx";
import { type AccountDialogProps, account } from "./types.ts";

export function RecoveryDialog({ onClose }: AccountDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { send, busy, problem } = useSend();
  const { proof, fields } = useProof();
  const [codes, setCodes] = useState<readonly string[]>();
  const save = async (): Promise<void> => {
    const answer = await send<{ readonly recovery: readonly string[] }>("/api/account/recovery", proof);
    if (!answer) return;
    setCodes(answer.recovery);
    await client.invalidateQueries({ queryKey: account.queryKey });
  };
  const title = t("ownAccount.newRecovery");
  if (codes)
    return (
      <Dialog title={title} onClose={() => undefined} firm>
        <p>{t("enrol.recoveryHelp")}</p>
        <RecoveryCodes codes={codes} go={t("ownAccount.ready")} onGo={() => onClose()} />
      </Dialog>
    );
  return (
    <SaveDialog
      title={title}
      save={t("ownAccount.next")}
      busy={busy}
      problem={problem}
      onSave={save}
      onClose={() => onClose()}
    >
      <p>{t("ownAccount.newRecoveryHelp")}</p>
      {fields}
    </SaveDialog>
  );
}
