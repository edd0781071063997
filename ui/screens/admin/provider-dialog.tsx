/** Through which provider the people of an organisation sign in: its address, our name there and the secret, and whose second factor counts. */

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../api/client.ts";
import { Button } from "../../parts/button.tsx";
import { announce, Skeleton } from "../../parts/feedback.tsx";
import { ChoiceField, TextField } from "../../parts/field.tsx";
import { SaveDialog } from "../../parts/save-dialog.tsx";
import type { Organisation } from "./types.ts";
import { useSave } from "./use-admin.ts";

interface Provider {
  readonly organisation: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly secondFactor: "ours" | "theirs";
  readonly acr?: string;
}
interface Providers {
  readonly providers: readonly Provider[];
  readonly origin: string;
}
const KEY = ["admin", "providers"];

interface ProviderDialogProps {
  readonly organisation: Organisation;
  readonly onClose: () => void;
}
export function ProviderDialog(props: ProviderDialogProps) {
  const { data } = useQuery({ queryKey: KEY, queryFn: () => ask<Providers>("/api/admin/providers") });
  if (!data) return <Skeleton />;
  const known = data.providers.find(({ organisation }) => organisation === props.organisation.id);
  return <ProviderForm {...props} known={known} origin={data.origin} />;
}

function ProviderForm({
  organisation: { id, name },
  onClose,
  known,
  origin,
}: ProviderDialogProps & { readonly known: Provider | undefined; readonly origin: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { save, busy, problem } = useSave();
  const [given, setGiven] = useState({
    issuer: "",
    clientId: "",
    clientSecret: "",
    secondFactor: "ours",
    acr: "",
    ...known,
  });
  const set = (key: "issuer" | "clientId" | "clientSecret" | "secondFactor" | "acr") => (value: string) =>
    setGiven({ ...given, [key]: value });
  const go = async (): Promise<void> => {
    const { issuer, clientId, clientSecret, secondFactor, acr } = given;
    const body = { issuer, clientId, secondFactor, ...(clientSecret ? { clientSecret } : {}), ...(acr ? { acr } : {}) };
    if (!(await save(`organisations/${id}/provider`, body))) return;
    announce(t("admin.saved"));
    onClose();
  };
  const remove = async (): Promise<void> => {
    await ask(`/api/admin/organisations/${id}/provider`, { method: "DELETE" });
    await client.invalidateQueries({ queryKey: KEY });
    onClose();
  };
  return (
    <SaveDialog title={t("admin.provider.title", { name })} busy={busy} problem={problem} onSave={go} onClose={onClose}>
      <p className="quiet">{t("admin.provider.intro")}</p>
      <TextField
        label={t("admin.provider.back")}
        value={`${origin}/api/session/provider/back`}
        onChange={() => undefined}
        readOnly
      />
      <TextField
        label={t("admin.provider.logout")}
        value={`${origin}/api/session/provider/${id}/logout`}
        onChange={() => undefined}
        readOnly
      />
      <TextField
        label={t("admin.provider.issuer")}
        help={t("admin.provider.issuerHelp")}
        type="url"
        value={given.issuer}
        onChange={set("issuer")}
        required
      />
      <TextField label={t("admin.provider.clientId")} value={given.clientId} onChange={set("clientId")} required />
      <TextField
        label={t("admin.provider.secret")}
        help={t(known ? "admin.provider.secretStays" : "admin.provider.secretHelp")}
        type="password"
        autoComplete="off"
        value={given.clientSecret}
        onChange={set("clientSecret")}
        required={!known}
      />
      <ChoiceField
        label={t("admin.provider.factor")}
        help={t("admin.provider.factorHelp")}
        value={given.secondFactor}
        onChange={set("secondFactor")}
        choices={["ours", "theirs"].map((value) => ({ value, words: t(`admin.provider.factors.${value}`) }))}
      />
      {given.secondFactor === "theirs" && (
        <TextField
          label={t("admin.provider.acr")}
          help={t("admin.provider.acrHelp")}
          value={given.acr}
          onChange={set("acr")}
        />
      )}
      {known && (
        <Button look="plain" onClick={() => void remove()}>
          {t("admin.provider.remove")}
        </Button>
      )}
    </SaveDialog>
  );
}
