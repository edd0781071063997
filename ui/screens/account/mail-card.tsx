/** How often somebody is told by mail that something is ready. */

import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Notice } from "../../parts/feedback.tsx";
import { ChoiceField } from "../../parts/field.tsx";
import { useSend } from "../sign-in/send.ts";
import { account } from "./types.ts";

const CHOICES = ["at-once", "daily", "never"] as const;

export function MailCard({ mail }: { readonly mail: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { send, busy, problem } = useSend();
  const choose = async (value: string): Promise<void> => {
    if (await send("/api/account/mail", { mail: value })) await client.invalidateQueries(account);
  };
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("ownAccount.mail")}</h2>
      </div>
      <div className="card-body stack-8">
        {problem && <Notice tone="bad">{problem}</Notice>}
        <ChoiceField
          label={t("ownAccount.mailLabel")}
          help={t("ownAccount.mailHelp")}
          value={mail}
          disabled={busy}
          onChange={(value) => void choose(value)}
          choices={CHOICES.map((value) => ({ value, words: t(`ownAccount.mailChoices.${value}`) }))}
        />
      </div>
    </section>
  );
}
