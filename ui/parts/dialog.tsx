/** Dialogs: focus stays inside, Escape leaves, the title names it. */

import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { IconButton } from "./button.tsx";
import { useKeepFocus } from "./keep-focus.ts";

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
  /** Cannot be left without an answer. */
  readonly firm?: boolean;
  /** Hides what lies under it. */
  readonly cover?: boolean;
}
export function Dialog({ title, onClose, children, wide = false, firm = false, cover = false }: DialogProps) {
  const { t } = useTranslation();
  useKeepFocus();
  return (
    <ModalOverlay
      isOpen
      isDismissable={!firm}
      isKeyboardDismissDisabled={firm}
      onOpenChange={(open) => !open && onClose()}
      className={`overlay${cover ? " overlay-cover" : ""}`}
    >
      <Modal className={`modal${wide ? " modal-wide" : ""}`}>
        <AriaDialog role={firm ? "alertdialog" : "dialog"}>
          <div className="row-between">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {!firm && <IconButton icon="cross" label={t("act.close")} onClick={onClose} />}
          </div>
          <div className="stack-16 dialog-body">{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
