/** Sessions of one's own account, each with a way to end it. */

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../api/client.ts";
import { Button } from "../../parts/button.tsx";
import { momentText } from "../../parts/dates.ts";
import { Failure } from "../../parts/feedback.tsx";
import { account, type OwnSession } from "./types.ts";

export function SessionsCard({ sessions }: { readonly sessions: readonly OwnSession[] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [error, setError] = useState<unknown>();
  const end = async (id?: string): Promise<void> => {
    setError(undefined);
    await ask(`/api/account/sessions${id === undefined ? "" : `/${id}`}`, { method: "DELETE" }).catch(setError);
    await client.invalidateQueries({ queryKey: account.queryKey });
  };
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("ownAccount.sessions")}</h2>
        {sessions.length > 1 && (
          <Button look="plain" className="button-small push" onClick={() => void end()}>
            {t("ownAccount.endOthers")}
          </Button>
        )}
      </div>
      <div className="card-body stack-16">
        <p className="quiet">{t("ownAccount.sessionsHelp")}</p>
        {error !== undefined && <Failure error={error} />}
        <ul className="stack-16">
          {sessions.map(({ id, since, usedAt, isThis }) => (
            <li key={id} className="row-between">
              <span>
                {t("ownAccount.since")} {momentText(since)}
                <span className="small quiet block">
                  {t("ownAccount.usedAt")} {momentText(usedAt)}
                </span>
              </span>
              {isThis ? (
                <span className="tag tag-ok">{t("ownAccount.thisOne")}</span>
              ) : (
                <Button
                  className="button-small"
                  aria-label={t("ownAccount.endFor", { since: momentText(since) })}
                  onClick={() => void end(id)}
                >
                  {t("ownAccount.end")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
