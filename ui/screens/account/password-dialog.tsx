/** Another password for one's own account. */

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "../../parts/field.tsx";
import { SaveDialog } from "../../parts/save-dialog.tsx";
import { useSend } from "../sign-in/send.ts";
import { useProof } from "./proof-fields.tsx";
import { type AccountDialogProps, account } from "./types.ts";

export function PasswordDialog({ onClose }: AccountDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { send, busy, problem } = useSend();
  const { proof, fields } = useProof();
  const [next, setNext] = useState("");
  const save = async (): Promise<void> => {
    if (!(await send("/api/account/password", { ...proof, next }))) return;
    await client.invalidateQueries({ queryKey: account.queryKey });
    onClose(t("ownAccount.passwordChanged"));
  };
  return (
    <SaveDialog
      title={t("ownAccount.changePassword")}
      busy={busy}
      problem={problem}
      onSave={save}
      onClose={() => onClose()}
    >
      {fields}
      <TextField
        label={t("ownAccount.newPassword")}
        help={t("enrol.passwordHelp")}
        type="password"
        value={next}
        onChange={setNext}
        autoComplete="new-password"
        required
      />
    </SaveDialog>
  );
}
