/** A dialog with fields that are saved together. */

import type { FormEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { Notice } from "./feedback.tsx";

interface SaveDialogProps {
  readonly title: string;
  readonly busy: boolean;
  readonly problem: string | undefined;
  /** What the button says, when it is not saving. */
  readonly save?: string;
  readonly wide?: boolean;
  readonly onSave: () => Promise<void>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}
export function SaveDialog({ title, busy, problem, save, wide = false, onSave, onClose, children }: SaveDialogProps) {
  const { t } = useTranslation();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void onSave();
  };
  return (
    <Dialog title={title} wide={wide} onClose={onClose}>
      <form className="stack-16" onSubmit={submit}>
        {problem && <Notice tone="bad">{problem}</Notice>}
        {children}
        <div className="modal-foot">
          <Button look="primary" submit busy={busy} data-submit>
            {save ?? t("admin.save")}
          </Button>
          <Button look="plain" onClick={onClose}>
            {t("act.cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
