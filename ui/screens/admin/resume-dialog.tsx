/** An account that was stopped is opened again: only after a question, and for a new link. */

import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Notice } from "../../parts/feedback.tsx";
import type { Person } from "./types.ts";
import { useSave } from "./use-admin.ts";

interface ResumeDialogProps {
  readonly person: Person;
  /** The account runs for another organisation. */
  readonly isStillIn: boolean;
  /** The account is open: a link is to be given. */
  readonly onOpen: () => void;
  readonly onClose: () => void;
}
export function ResumeDialog({ person, isStillIn, onOpen, onClose }: ResumeDialogProps) {
  const { t } = useTranslation();
  const { save, busy, problem } = useSave();
  const open = async (): Promise<void> => {
    if (await save(`people/${person.id}/stopped`, { stopped: false })) onOpen();
  };
  return (
    <Dialog title={t("admin.resumeTitle", { name: person.name })} onClose={onClose}>
      <p>{t(isStillIn ? "admin.resumeMembershipHelp" : "admin.resumeHelp", { name: person.name })}</p>
      {problem && <Notice tone="bad">{problem}</Notice>}
      <div className="modal-foot">
        <Button look="primary" busy={busy} onClick={() => void open()}>
          {t("admin.resume")}
        </Button>
        <Button look="plain" onClick={onClose}>
          {t("act.cancel")}
        </Button>
      </div>
    </Dialog>
  );
}
