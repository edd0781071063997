/** Somebody leaves: what still lies with them, and the account ends at once. */

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../api/client.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Notice, Skeleton } from "../../parts/feedback.tsx";
import { ChoiceField } from "../../parts/field.tsx";
import type { Person } from "./types.ts";
import { useSave } from "./use-admin.ts";

interface Work {
  readonly tasks: number;
  readonly cases: number;
  readonly late: number;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
}
interface StopDialogProps {
  readonly person: Person;
  readonly people: readonly Person[];
  readonly onClose: () => void;
}
export function StopDialog({ person, people, onClose }: StopDialogProps) {
  const { t } = useTranslation();
  const { save, busy, problem } = useSave();
  const [successor, setSuccessor] = useState("");
  const colleagues = people.filter(({ id, account }) => id !== person.id && account !== "stopped");
  const { data: work } = useQuery({
    queryKey: ["admin", "work", person.id],
    queryFn: () => ask<Work>(`/api/admin/people/${person.id}/work`),
  });
  const stop = async (): Promise<void> => {
    if (await save(`people/${person.id}/stopped`, { stopped: true, ...(successor ? { successor } : {}) })) onClose();
  };
  return (
    <Dialog title={t("admin.stopTitle", { name: person.name })} onClose={onClose}>
      <p>{t("admin.stopHelp")}</p>
      {!work && <Skeleton lines={2} />}
      {work && (
        <ul className="plain-list">
          <li>{t("admin.workTasks", { count: work.tasks, cases: work.cases, late: work.late })}</li>
          {work.groups.map(({ id, name }) => (
            <li key={id}>{t("admin.workGroup", { name })}</li>
          ))}
        </ul>
      )}
      {work && work.groups.length > 0 && (
        <ChoiceField
          label={t("admin.successor")}
          help={t("admin.successorHelp")}
          value={successor}
          none={t("admin.noSuccessor")}
          choices={colleagues.map(({ id, name, function: title }) => ({ value: id, words: `${name}, ${title}` }))}
          onChange={setSuccessor}
        />
      )}
      {problem && <Notice tone="bad">{problem}</Notice>}
      <div className="modal-foot">
        <Button look="grave" busy={busy} onClick={() => void stop()}>
          {t("admin.stop")}
        </Button>
        <Button look="plain" onClick={onClose}>
          {t("act.cancel")}
        </Button>
      </div>
    </Dialog>
  );
}
