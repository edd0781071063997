/** The password of now, where there is one, and a code: asked before anything of an account changes. */

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "../../parts/field.tsx";
import { account } from "./types.ts";

export interface Proof {
  readonly password: string;
  readonly code: string;
}
export function useProof() {
  const [proof, setProof] = useState<Proof>({ password: "", code: "" });
  return { proof, fields: <ProofFields proof={proof} onChange={setProof} /> };
}
function ProofFields({ proof, onChange }: { readonly proof: Proof; readonly onChange: (proof: Proof) => void }) {
  const { t } = useTranslation();
  const { data } = useQuery(account);
  return (
    <>
      {data?.hasPassword !== false && (
        <TextField
          label={t("ownAccount.oldPassword")}
          type="password"
          value={proof.password}
          onChange={(password) => onChange({ ...proof, password })}
          autoComplete="current-password"
          required
        />
      )}
      <TextField
        label={t("account.code")}
        help={t("account.codeHelp")}
        value={proof.code}
        onChange={(code) => onChange({ ...proof, code })}
        autoComplete="one-time-code"
        required
      />
    </>
  );
}
