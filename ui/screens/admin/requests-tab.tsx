/** Requests of those whom a case is about, and cases whose term is over: who looked, what was answered, and destroying by two persons. */

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../api/client.ts";
import { useSession } from "../../api/queries.ts";
import { Button } from "../../parts/button.tsx";
import { dateText } from "../../parts/dates.ts";
import { Empty, Failure, Notice, Skeleton } from "../../parts/feedback.tsx";
import { AnswerDialog, EraseDialog, NewRequestDialog } from "./request-dialogs.tsx";
import { RequestLookedDialog } from "./request-looked-dialog.tsx";
import type { DueCase, Overview, SubjectRequest } from "./types.ts";

interface Requests {
  readonly requests: readonly SubjectRequest[];
  readonly due: readonly DueCase[];
  readonly more: boolean;
}
type Open =
  | { readonly what: "new"; readonly due?: DueCase }
  | { readonly what: "looked" | "answer" | "erase"; readonly request: SubjectRequest };

export function RequestsTab({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open>();
  const { data, error, refetch } = useQuery({
    queryKey: ["admin", "requests"],
    queryFn: () => ask<Requests>("/api/admin/requests"),
  });
  const close = (): void => setOpen(undefined);
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  return (
    <section className="stack-16">
      <div className="row-between">
        <p className="quiet">{t("admin.requests.intro")}</p>
        <Button look="primary" icon="plus" onClick={() => setOpen({ what: "new" })}>
          {t("admin.requests.new")}
        </Button>
      </div>
      {data.requests.length === 0 && <Empty title={t("admin.requests.none")}>{t("admin.requests.noneHelp")}</Empty>}
      <ul className="stack-16">
        {data.requests.map((request) => (
          <RequestCard key={request.id} request={request} overview={overview} onOpen={setOpen} />
        ))}
      </ul>
      <Due due={data.due} more={data.more} overview={overview} onOpen={(due) => setOpen({ what: "new", due })} />
      {open?.what === "new" && <NewRequestDialog due={open.due} overview={overview} onClose={close} />}
      {open?.what === "looked" && <RequestLookedDialog request={open.request} overview={overview} onClose={close} />}
      {open?.what === "answer" && <AnswerDialog request={open.request} onClose={close} />}
      {open?.what === "erase" && (
        <EraseDialog
          request={open.request}
          others={data.requests.filter(
            ({ id, number, state }) => number === open.request.number && id !== open.request.id && state === "open",
          )}
          onClose={close}
        />
      )}
    </section>
  );
}

interface RequestCardProps {
  readonly request: SubjectRequest;
  readonly overview: Overview;
  readonly onOpen: (open: Open) => void;
}
function RequestCard({ request, overview, onOpen }: RequestCardProps) {
  const { t } = useTranslation();
  const me = useSession().data?.person;
  const { kind, number, receivedOn, until, by, state, note, answer, closedBy, closedAt, makers = [] } = request;
  const nameOf = (id: string | undefined): string =>
    overview.people.find((one) => one.id === id)?.name ?? t("admin.looked.unknown");
  const group = overview.groups.find(({ id }) => id === request.group)?.name ?? "";
  const isOpen = state === "open";
  const erases = kind === "erase" || kind === "term";
  return (
    <li className="card">
      <div className="card-head">
        <h3>{t("admin.requests.title", { kind: t(`admin.requests.kinds.${kind}`), number })}</h3>
        <span className={`tag push ${isOpen ? (until < overview.today ? "tag-bad" : "tag-warn") : "tag-ok"}`}>
          {isOpen ? t("admin.requests.answerBefore", { day: dateText(until) }) : t(`admin.requests.states.${state}`)}
        </span>
      </div>
      <div className="card-body stack-8">
        <p>{note}</p>
        <p className="small quiet">
          {t("admin.requests.line", { day: dateText(receivedOn), name: nameOf(by), group })}
          {closedAt && ` ${t("admin.requests.closedLine", { day: dateText(closedAt), name: nameOf(closedBy) })}`}
        </p>
        {answer && <p>{t("admin.requests.answered", { answer })}</p>}
        {isOpen && (kind === "inspect" || kind === "correct") && (
          <p className="small quiet">
            {t(`admin.requests.${kind}Help`)}{" "}
            {makers.length > 0
              ? t("admin.requests.makers", { names: makers.map(nameOf).join(", ") })
              : t("admin.requests.noMakers")}
          </p>
        )}
        {isOpen && erases && me === by && <Notice tone="info">{t("admin.requests.secondPerson")}</Notice>}
        <div className="row">
          {kind !== "term" && state !== "erased" && (
            <Button look="plain" className="button-small" onClick={() => onOpen({ what: "looked", request })}>
              {t("admin.requests.looked")}
            </Button>
          )}
          {isOpen && (
            <Button look="plain" className="button-small" onClick={() => onOpen({ what: "answer", request })}>
              {t("admin.requests.close")}
            </Button>
          )}
          {isOpen && erases && me !== by && (
            <Button look="grave" className="button-small" onClick={() => onOpen({ what: "erase", request })}>
              {t("admin.requests.erase")}
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}

interface DueProps {
  readonly due: readonly DueCase[];
  readonly more: boolean;
  readonly overview: Overview;
  readonly onOpen: (due: DueCase) => void;
}
function Due({ due, more, overview, onOpen }: DueProps) {
  const { t } = useTranslation();
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("admin.requests.due")}</h2>
      </div>
      <div className="card-body stack-8">
        <p className="quiet">{t("admin.requests.dueHelp")}</p>
        {due.length === 0 && <p>{t("admin.requests.noDue")}</p>}
        {more && <Notice tone="warn">{t("admin.requests.more")}</Notice>}
        <ul className="stack-8">
          {due.map((one) => (
            <li key={one.number} className="row">
              <span>
                {t("admin.requests.dueLine", {
                  number: one.number,
                  group: overview.groups.find(({ id }) => id === one.group)?.name ?? "",
                  ended: dateText(one.endedOn),
                  until: dateText(one.until),
                })}
              </span>
              <Button look="plain" className="button-small push" onClick={() => onOpen(one)}>
                {t("admin.requests.propose")}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
