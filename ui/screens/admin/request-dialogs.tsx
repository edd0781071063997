/** Writing a request down, answering it, and destroying its case. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button.tsx";
import { DayField } from "../../parts/day-input.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Notice } from "../../parts/feedback.tsx";
import { ChoiceField, TextField } from "../../parts/field.tsx";
import { SaveDialog } from "../../parts/save-dialog.tsx";
import type { DueCase, Overview, SubjectRequest } from "./types.ts";
import { useSave } from "./use-admin.ts";

const KINDS = ["inspect", "correct", "erase"] as const;

interface NewRequestProps {
  /** A case whose term is over, to be destroyed for that. */
  readonly due?: DueCase | undefined;
  readonly overview: Overview;
  readonly onClose: () => void;
}
export function NewRequestDialog({ due, overview, onClose }: NewRequestProps) {
  const { t } = useTranslation();
  const { save, busy, problem } = useSave();
  const [kind, setKind] = useState<string>(due ? "term" : "");
  const [number, setNumber] = useState(due?.number ?? "");
  const [receivedOn, setReceived] = useState(overview.today);
  const [note, setNote] = useState(due ? t("admin.requests.termNote") : "");
  const go = async (): Promise<void> => {
    if (await save("requests", { kind, number: number.trim(), receivedOn, note })) onClose();
  };
  return (
    <SaveDialog
      title={t(due ? "admin.requests.propose" : "admin.requests.new")}
      busy={busy}
      problem={problem}
      onSave={go}
      onClose={onClose}
    >
      {!due && (
        <ChoiceField
          label={t("admin.requests.kind")}
          value={kind}
          none={t("form.choose")}
          onChange={setKind}
          choices={KINDS.map((value) => ({ value, words: t(`admin.requests.kinds.${value}`) }))}
          required
        />
      )}
      <TextField
        label={t("admin.requests.number")}
        help={t("admin.requests.numberHelp")}
        value={number}
        onChange={setNumber}
        readOnly={due !== undefined}
        required
      />
      <DayField label={t("admin.requests.receivedOn")} value={receivedOn} onChange={setReceived} required />
      <TextField
        label={t("admin.requests.note")}
        help={t("admin.requests.noteHelp")}
        value={note}
        onChange={setNote}
        required
      />
    </SaveDialog>
  );
}

interface RequestDialogProps {
  readonly request: SubjectRequest;
  readonly onClose: () => void;
}
export function AnswerDialog({ request, onClose }: RequestDialogProps) {
  const { t } = useTranslation();
  const { save, busy, problem } = useSave();
  const [answer, setAnswer] = useState("");
  const go = async (): Promise<void> => {
    if (await save(`requests/${request.id}/close`, { answer })) onClose();
  };
  return (
    <SaveDialog title={t("admin.requests.close")} busy={busy} problem={problem} onSave={go} onClose={onClose}>
      <TextField
        label={t("admin.requests.answer")}
        help={t("admin.requests.answerHelp")}
        value={answer}
        onChange={setAnswer}
        required
      />
    </SaveDialog>
  );
}

interface EraseDialogProps extends RequestDialogProps {
  /** Other open requests about the same case. */
  readonly others: readonly SubjectRequest[];
}
export function EraseDialog({ request, others, onClose }: EraseDialogProps) {
  const { t } = useTranslation();
  const { save, busy, problem } = useSave();
  const [number, setNumber] = useState("");
  const erase = async (): Promise<void> => {
    if (await save(`requests/${request.id}/erase`, {})) onClose();
  };
  return (
    <Dialog title={t("admin.requests.eraseTitle", { number: request.number })} onClose={onClose}>
      {request.running && <Notice tone="warn">{t("admin.requests.stillRunning")}</Notice>}
      {others.map(({ id, kind }) => (
        <Notice key={id} tone="warn">
          {t("admin.requests.notAnswered", { kind: t(`admin.requests.kinds.${kind}`) })}
        </Notice>
      ))}
      <p>{t("admin.requests.eraseHelp")}</p>
      <TextField
        label={t("admin.requests.typeNumber", { number: request.number })}
        value={number}
        onChange={setNumber}
        autoComplete="off"
      />
      {problem && <Notice tone="bad">{problem}</Notice>}
      <div className="modal-foot">
        <Button
          look="grave"
          busy={busy}
          aria-disabled={number.trim() !== request.number || undefined}
          onClick={() => void erase()}
        >
          {t("admin.requests.erase")}
        </Button>
        <Button look="plain" onClick={onClose}>
          {t("act.cancel")}
        </Button>
      </div>
    </Dialog>
  );
}
