/** Asks for the second factor once more when the server wants it for a weighty act; the act then goes on by itself. */

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../api/client.ts";
import { onProveAgain } from "../api/prove-again.ts";
import { Button } from "../parts/button.tsx";
import { TextField } from "../parts/field.tsx";
import { SaveDialog } from "../parts/save-dialog.tsx";
import { hasPasskeys, usePasskey } from "../screens/sign-in/passkey.ts";
import { ProviderButtons } from "../screens/sign-in/provider-buttons.tsx";
import { useSend } from "../screens/sign-in/send.ts";

/** Shows the question while an act waits for it. */
export function ProveAgain() {
  const [answer, setAnswer] = useState<(given: boolean) => void>();
  useEffect(() => onProveAgain(() => new Promise<boolean>((resolve) => setAnswer(() => resolve))), []);
  if (!answer) return null;
  return (
    <ProveAgainDialog
      onDone={(given) => {
        setAnswer(undefined);
        answer(given);
      }}
    />
  );
}

function ProveAgainDialog({ onDone }: { readonly onDone: (given: boolean) => void }) {
  const { t } = useTranslation();
  const { send, busy, problem } = useSend();
  const passkey = usePasskey();
  const [code, setCode] = useState("");
  const { data } = useQuery({
    queryKey: ["proof"],
    queryFn: () => ask<{ readonly code: boolean; readonly passkey: boolean }>("/api/session/proof"),
  });
  const give = async (): Promise<void> => {
    if (await send("/api/session/proof", { code })) onDone(true);
    else setCode("");
  };
  const givePasskey = async (): Promise<void> => {
    if (await passkey.give<object>("/api/session/proof/passkey")) onDone(true);
  };
  return (
    <SaveDialog
      title={t("proof.title")}
      save={t("proof.go")}
      busy={busy}
      problem={problem ?? passkey.problem}
      onSave={give}
      onClose={() => onDone(false)}
    >
      <p>{t("proof.why")}</p>
      {data?.passkey && hasPasskeys() && (
        <Button busy={passkey.busy} onClick={() => void givePasskey()}>
          {t("proof.passkey")}
        </Button>
      )}
      {data?.code === false ? (
        <>
          <p>{t("proof.provider")}</p>
          <ProviderButtons />
        </>
      ) : (
        <TextField
          label={t("account.code")}
          help={t("account.codeHelp")}
          value={code}
          onChange={setCode}
          autoComplete="one-time-code"
          autoFocus
          required
        />
      )}
    </SaveDialog>
  );
}
