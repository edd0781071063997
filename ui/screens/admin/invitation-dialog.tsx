/** The link with which somebody chooses a password and an authenticator: made on a press, shown once. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { announce, Notice } from "../../parts/feedback.tsx";
import type { Person } from "./types.ts";
import { useSave } from "./use-admin.ts";

interface InvitationDialogProps {
  readonly person: Person;
  /** There is a mail server, and an address. */
  readonly canMail: boolean;
  readonly onClose: () => void;
}
export function InvitationDialog({ person, canMail, onClose }: InvitationDialogProps) {
  const { t } = useTranslation();
  const { save, busy, problem } = useSave();
  const [link, setLink] = useState<string>();
  const make = async (): Promise<void> => {
    const answer = await save<{ token: string }>(`people/${person.id}/invitation`, {});
    if (answer) setLink(`${window.location.origin}/enrol#${answer.token}`);
  };
  const mail = async (): Promise<void> => {
    if (!(await save(`people/${person.id}/invitation/mail`, {}))) return;
    announce(t("admin.mailed"));
    onClose();
  };
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(link ?? "");
    announce(t("admin.copied"));
  };
  const again = person.account === "active";
  return (
    <Dialog title={t(again ? "admin.resetTitle" : "admin.inviteTitle", { name: person.name })} onClose={onClose}>
      <p>{t(again ? "admin.resetHelp" : canMail ? "admin.inviteMailHelp" : "admin.inviteHelp")}</p>
      {problem && <Notice tone="bad">{problem}</Notice>}
      {link && (
        <>
          <label className="field-label" htmlFor="invitation-link">
            {t("admin.link")}
          </label>
          <input
            id="invitation-link"
            className="control"
            readOnly
            value={link}
            onFocus={({ target }) => target.select()}
          />
          <p className="small quiet">{t("admin.linkHelp")}</p>
        </>
      )}
      <div className="modal-foot">
        {link ? (
          <Button look="primary" onClick={() => void copy()}>
            {t("admin.copy")}
          </Button>
        ) : (
          <>
            {canMail && (
              <Button look="primary" busy={busy} onClick={() => void mail()}>
                {t("admin.mailLink")}
              </Button>
            )}
            <Button look={canMail ? "plain" : "primary"} busy={busy} onClick={() => void make()}>
              {t("admin.makeLink")}
            </Button>
          </>
        )}
        <Button look="plain" onClick={onClose}>
          {t("act.close")}
        </Button>
      </div>
    </Dialog>
  );
}
