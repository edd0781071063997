/** Somebody leaves: what still lies with them, and the account ends at once. */

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../api/client.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Notice, Skeleton } from "../../parts/feedback.tsx";
import { ChoiceField } from "../../parts/field.tsx";
import type { Overview, Person } from "./types.ts";
import { useSave } from "./use-admin.ts";

interface Work {
  readonly tasks: number;
  readonly cases: number;
  readonly late: number;
  /** Running cases that the person leads, and their numbers. */
  readonly leads: number;
  readonly numbers: readonly string[];
  readonly groups: readonly { readonly id: string; readonly name: string }[];
}
interface Left {
  readonly handed?: number;
  readonly stayed?: number;
}
interface StopDialogProps {
  readonly person: Person;
  /** The account goes on for another organisation. */
  readonly isStillIn: boolean;
  readonly people: readonly Person[];
  readonly organisations: Overview["organisations"];
  readonly onClose: () => void;
}
export function StopDialog({ person, isStillIn, people, organisations, onClose }: StopDialogProps) {
  const { t } = useTranslation();
  const { save, busy, problem } = useSave();
  const [successor, setSuccessor] = useState("");
  const colleagues = people.filter(({ id, account }) => id !== person.id && account !== "stopped");
  const { data: work } = useQuery({
    queryKey: ["admin", "work", person.id],
    queryFn: () => ask<Work>(`/api/admin/people/${person.id}/work`),
  });
  const [done, setDone] = useState<Left>();
  const isStopped = person.account === "stopped";
  const lies = work && work.groups.length + work.leads > 0;
  const workplace = (id: string): string => organisations.find((one) => one.id === id)?.name ?? "";
  const stop = async (): Promise<void> => {
    const body = { stopped: true, ...(successor ? { successor } : {}) };
    const left = await save<Left>(`people/${person.id}/stopped`, body);
    if (left && (left.handed ?? 0) + (left.stayed ?? 0) > 0) setDone(left);
    else if (left) onClose();
  };
  if (done)
    return (
      <Dialog title={t("admin.handedTitle")} onClose={onClose}>
        <p>
          {t("admin.handed", {
            count: done.handed ?? 0,
            name: people.find(({ id }) => id === successor)?.name ?? "",
          })}
        </p>
        {(done.stayed ?? 0) > 0 && <Notice tone="warn">{t("admin.stayed", { count: done.stayed ?? 0 })}</Notice>}
        <div className="modal-foot">
          <Button look="primary" onClick={onClose}>
            {t("act.close")}
          </Button>
        </div>
      </Dialog>
    );
  return (
    <Dialog title={t(isStopped ? "admin.handTitle" : "admin.stopTitle", { name: person.name })} onClose={onClose}>
      <p>
        {t(isStopped ? "admin.handHelp" : isStillIn ? "admin.stopMembershipHelp" : "admin.stopHelp", {
          organisation: workplace(person.organisation),
        })}
      </p>
      {!work && <Skeleton lines={2} />}
      {work && (
        <ul className="plain-list">
          <li>{t("admin.workTasks", { count: work.tasks, cases: work.cases, late: work.late })}</li>
          {work.leads > 0 && <li>{t("admin.workLeads", { count: work.leads, numbers: work.numbers.join(", ") })}</li>}
          {work.groups.map(({ id, name }) => (
            <li key={id}>{t("admin.workGroup", { name })}</li>
          ))}
        </ul>
      )}
      {lies && (
        <ChoiceField
          label={t("admin.successor")}
          help={t("admin.successorHelp")}
          value={successor}
          none={t("admin.noSuccessor")}
          choices={colleagues.map(({ id, name, function: title, organisation }) => ({
            value: id,
            words: `${name}, ${title} · ${workplace(organisation)}`,
          }))}
          onChange={setSuccessor}
        />
      )}
      {problem && <Notice tone="bad">{problem}</Notice>}
      <div className="modal-foot">
        <Button
          look={isStopped ? "primary" : "grave"}
          busy={busy}
          disabled={isStopped && !successor}
          onClick={() => void stop()}
        >
          {t(isStopped ? "admin.hand" : "admin.stop")}
        </Button>
        <Button look="plain" onClick={onClose}>
          {t("act.cancel")}
        </Button>
      </div>
    </Dialog>
  );
}
