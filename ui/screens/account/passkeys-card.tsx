/** Passkeys of one's own account: which there are, one more, and taking one away. */

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../api/client.ts";
import { Button } from "../../parts/button.tsx";
import { momentText } from "../../parts/dates.ts";
import { Failure } from "../../parts/feedback.tsx";
import { TextField } from "../../parts/field.tsx";
import { SaveDialog } from "../../parts/save-dialog.tsx";
import { hasPasskeys, usePasskey } from "../sign-in/passkey.ts";
import { account, type OwnPasskey } from "./types.ts";

export function PasskeysCard({ passkeys }: { readonly passkeys: readonly OwnPasskey[] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const [error, setError] = useState<unknown>();
  const anew = () => client.invalidateQueries({ queryKey: account.queryKey });
  const remove = async (id: string): Promise<void> => {
    setError(undefined);
    await ask(`/api/account/passkeys/${encodeURIComponent(id)}`, { method: "DELETE" }).catch(setError);
    await anew();
  };
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("ownAccount.passkeys")}</h2>
        {hasPasskeys() && (
          <Button look="plain" className="button-small push" onClick={() => setAdding(true)}>
            {t("ownAccount.addPasskey")}
          </Button>
        )}
      </div>
      <div className="card-body stack-16">
        <p className="quiet">{t("ownAccount.passkeysHelp")}</p>
        {error !== undefined && <Failure error={error} />}
        <ul className="stack-16">
          {passkeys.map(({ id, name, createdAt, usedAt }) => (
            <li key={id} className="row-between">
              <span>
                {name}
                <span className="small quiet block">
                  {t("ownAccount.since")} {momentText(createdAt)}
                  {usedAt && ` · ${t("ownAccount.usedAt")} ${momentText(usedAt)}`}
                </span>
              </span>
              <Button
                className="button-small"
                aria-label={t("ownAccount.removePasskeyNamed", { name })}
                onClick={() => void remove(id)}
              >
                {t("ownAccount.removePasskey")}
              </Button>
            </li>
          ))}
        </ul>
      </div>
      {adding && (
        <AddDialog
          onClose={() => {
            setAdding(false);
            void anew();
          }}
        />
      )}
    </section>
  );
}

function AddDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { make, busy, problem } = usePasskey();
  const [name, setName] = useState("");
  const save = async (): Promise<void> => {
    if (await make(name)) onClose();
  };
  return (
    <SaveDialog
      title={t("ownAccount.addPasskey")}
      save={t("ownAccount.makePasskey")}
      busy={busy}
      problem={problem}
      onSave={save}
      onClose={onClose}
    >
      <TextField
        label={t("ownAccount.passkeyName")}
        help={t("ownAccount.passkeyNameHelp")}
        value={name}
        onChange={setName}
        maxLength={200}
        required
      />
    </SaveDialog>
  );
}
