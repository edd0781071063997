/** Who looked at the case of a request, as it can be given to whoever asked: day, name, work and organisation. */

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../../api/client.ts";
import { Button } from "../../parts/button.tsx";
import { dateText } from "../../parts/dates.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { Failure, Notice, Skeleton } from "../../parts/feedback.tsx";
import { saveFile } from "../../parts/save-file.ts";
import type { Overview, SubjectRequest } from "./types.ts";

interface Looked {
  readonly rows: readonly {
    readonly day: string;
    readonly person: string;
    readonly looks: number;
    readonly takenOut: number;
  }[];
  readonly more: boolean;
}
interface RequestLookedDialogProps {
  readonly request: SubjectRequest;
  readonly overview: Overview;
  readonly onClose: () => void;
}
export function RequestLookedDialog({ request, overview, onClose }: RequestLookedDialogProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: ["admin-request-looked", request.id],
    queryFn: () => ask<Looked>(`/api/admin/requests/${request.id}/looked`),
  });
  const personOf = (id: string) => overview.people.find((one) => one.id === id);
  const placeOf = (id: string): string =>
    overview.organisations.find((one) => one.id === personOf(id)?.organisation)?.name ?? "";
  const rows = data?.rows.filter(({ looks }) => looks > 0) ?? [];
  const save = (): void => {
    const lines = rows.map(({ day, person, looks, takenOut }) => {
      const { name = t("admin.looked.unknown"), function: work = "" } = personOf(person) ?? {};
      const who = [name, work, placeOf(person)].filter((part) => part !== "").join(", ");
      const times = t("admin.requests.lookedTimes", { count: looks });
      return takenOut > 0
        ? t("admin.requests.lookedLineTaken", { day: dateText(day), who, times })
        : t("admin.requests.lookedLine", { day: dateText(day), who, times });
    });
    const head = t("admin.requests.lookedTitle", { number: request.number });
    const text = [head, "", t("admin.requests.lookedIntro"), "", ...lines, ""].join("\r\n");
    saveFile(new Blob([text], { type: "text/plain" }), t("admin.requests.lookedFile", { number: request.number }));
  };
  return (
    <Dialog title={t("admin.requests.lookedTitle", { number: request.number })} wide onClose={onClose}>
      <p className="quiet">{t("admin.requests.lookedHelp")}</p>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={4} />}
      {data?.more && <Notice tone="warn">{t("admin.requests.lookedMore")}</Notice>}
      {data && rows.length === 0 && <p>{t("admin.looked.none")}</p>}
      {rows.length > 0 && (
        <div className="table-box">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t("admin.looked.day")}</th>
                <th scope="col">{t("admin.looked.who")}</th>
                <th scope="col">{t("admin.organisation")}</th>
                <th scope="col">{t("admin.looked.times")}</th>
                <th scope="col">{t("admin.looked.takenOut")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ day, person, looks, takenOut }) => (
                <tr key={`${day} ${person}`}>
                  <td>{dateText(day)}</td>
                  <th scope="row">
                    {personOf(person)?.name ?? t("admin.looked.unknown")}
                    <span className="small quiet block">{personOf(person)?.function}</span>
                  </th>
                  <td>{placeOf(person)}</td>
                  <td>{looks}</td>
                  <td>{takenOut}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="modal-foot">
        {rows.length > 0 && (
          <Button look="primary" onClick={save}>
            {t("admin.requests.takeLooked")}
          </Button>
        )}
        <Button look="plain" onClick={onClose}>
          {t("act.close")}
        </Button>
      </div>
    </Dialog>
  );
}
