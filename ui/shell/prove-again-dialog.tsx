/** Asks for the second factor once more when the server wants it for a weighty act; the act then goes on by itself. */

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../api/client.ts";
import { onProveAgain } from "../api/prove-again.ts";
import { TextField } from "../parts/field.tsx";

import { SaveDialog } from "../screens/admin/save-dialog.tsx";
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
  const [code, setCode] = useState("");
  const { data } = useQuery({
    queryKey: ["proof"],
    queryFn: () => ask<{ readonly code: boolean }>("/api/session/proof"),
  });
  const give = async (): Promise<void> => {
    if (await send("/api/session/proof", { code })) onDone(true);
    else setCode("");
  };
  return (
    <SaveDialog
      title={t("proof.title")}
      save={t("proof.go")}
      busy={busy}
      problem={problem}
      onSave={give}
      onClose={() => onDone(false)}
    >
      <p>{t("proof.why")}</p>
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
