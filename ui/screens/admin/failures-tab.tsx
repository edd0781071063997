/** What failed without anybody present: mail, acts that followed a step, and damaged cases, each with what helps. */

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ask, problemOf } from "../../api/client.ts";
import { Button } from "../../parts/button.tsx";
import { momentText } from "../../parts/dates.ts";
import { announce, Empty, Failure, Notice, Skeleton } from "../../parts/feedback.tsx";
import type { Overview } from "./types.ts";

interface Effect {
  readonly id: string;
  readonly instance: string;
  readonly type: string;
  readonly attempts: number;
  readonly code: string;
  readonly retryAt: string | null;
}
interface Mail {
  readonly id: string;
  readonly kind: "invitation" | "notice";
  readonly person: string;
  readonly at: string;
  readonly attempts: number;
  readonly code?: string;
  readonly retryAt: string | null;
}
interface Damaged {
  readonly instance: string;
  readonly since: string;
  readonly number?: string;
  readonly group?: string;
}
interface Failed {
  readonly effects: readonly Effect[];
  readonly damaged: readonly Damaged[];
}
interface Mailed {
  readonly on: boolean;
  readonly entries: readonly Mail[];
}
const KEY = ["admin-failures"];
const load = async (): Promise<Failed & { readonly mail: Mailed }> => ({
  ...(await ask<Failed>("/api/operations/failures")),
  mail: await ask<Mailed>("/api/operations/mail"),
});

export function FailuresTab({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({ queryKey: KEY, queryFn: load, refetchInterval: 30_000 });
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  const none = data.effects.length + data.damaged.length + data.mail.entries.length === 0;
  return (
    <section className="stack-24">
      <p className="quiet">{t("admin.failed.intro")}</p>
      {!data.mail.on && <Notice tone="warn">{t("admin.failed.noMail")}</Notice>}
      {none && (
        <Empty title={t("admin.failed.none")}>
          {t(data.mail.on ? "admin.failed.noneHelp" : "admin.failed.noneHelpNoMail")}
        </Empty>
      )}
      {data.mail.entries.length > 0 && <MailTable mail={data.mail.entries} overview={overview} />}
      {data.effects.length > 0 && <EffectTable effects={data.effects} />}
      {data.damaged.length > 0 && (
        <section className="card">
          <div className="card-head">
            <h2>{t("admin.failed.damaged")}</h2>
          </div>
          <div className="card-body stack-8">
            <p>{t("admin.failed.damagedHelp")}</p>
            <ul className="plain-list">
              {data.damaged.map(({ instance, number, group, since }) => (
                <li key={instance}>
                  <strong>{number ?? t("admin.looked.noNumber")}</strong>{" "}
                  {overview.groups.find(({ id }) => id === group)?.name}
                  <span className="small quiet block">
                    {t("admin.failed.damagedLine", { since: momentText(since), instance })}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        </section>
      )}
    </section>
  );
}

/** Tries again, then asks anew what is left. */
function Retry({ path, name }: { readonly path: string; readonly name: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const go = async (): Promise<void> => {
    setBusy(true);
    try {
      await ask(`/api/operations/${path}/retry`, { method: "POST", body: {} });
      announce(t("admin.failed.tried"));
    } catch (error) {
      announce(t(`problems.${problemOf(error).code}`));
    } finally {
      setBusy(false);
      await client.invalidateQueries({ queryKey: KEY });
    }
  };
  return (
    <Button look="plain" className="button-small" busy={busy} onClick={() => void go()} aria-label={name}>
      {t("admin.failed.retry")}
    </Button>
  );
}

function useCode(): (code: string | undefined) => string {
  const { t, i18n } = useTranslation();
  return (code) =>
    code === undefined
      ? t("admin.failed.waits")
      : i18n.exists(`admin.failed.codes.${code}`)
        ? t(`admin.failed.codes.${code}`)
        : t("admin.failed.otherCode", { code });
}
const useNext = (): ((at: string | null) => string) => {
  const { t } = useTranslation();
  return (at) => (at === null ? t("admin.failed.givenUp") : momentText(at));
};

function MailTable({ mail, overview }: { readonly mail: readonly Mail[]; readonly overview: Overview }) {
  const { t } = useTranslation();
  const [codeText, next] = [useCode(), useNext()];
  const nameOf = (id: string): string =>
    overview.people.find((one) => one.id === id)?.name ?? t("admin.looked.unknown");
  return (
    <section className="stack-8">
      <h2>{t("admin.failed.mail")}</h2>
      <div className="table-box">
        <table className="table" aria-label={t("admin.failed.mail")}>
          <thead>
            <tr>
              <th scope="col">{t("admin.failed.to")}</th>
              <th scope="col">{t("admin.failed.what")}</th>
              <th scope="col">{t("admin.failed.since")}</th>
              <th scope="col">{t("admin.failed.why")}</th>
              <th scope="col">{t("admin.failed.next")}</th>
              <th scope="col">{t("admin.acts")}</th>
            </tr>
          </thead>
          <tbody>
            {mail.map(({ id, kind, person, at, code, retryAt, attempts }) => (
              <tr key={id}>
                <th scope="row">{nameOf(person)}</th>
                <td>{t(`admin.failed.kinds.${kind}`)}</td>
                <td>{momentText(at)}</td>
                <td>
                  {codeText(code)}
                  {attempts > 0 && (
                    <span className="small quiet block">{t("admin.failed.attempts", { count: attempts })}</span>
                  )}
                </td>
                <td>{next(retryAt)}</td>
                <td>
                  <Retry path={`mail/${id}`} name={t("admin.failed.retryFor", { name: nameOf(person) })} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function EffectTable({ effects }: { readonly effects: readonly Effect[] }) {
  const { t } = useTranslation();
  const [codeText, next] = [useCode(), useNext()];
  return (
    <section className="stack-8">
      <h2>{t("admin.failed.effects")}</h2>
      <div className="table-box">
        <table className="table" aria-label={t("admin.failed.effects")}>
          <thead>
            <tr>
              <th scope="col">{t("admin.failed.what")}</th>
              <th scope="col">{t("admin.failed.case")}</th>
              <th scope="col">{t("admin.failed.why")}</th>
              <th scope="col">{t("admin.failed.next")}</th>
              <th scope="col">{t("admin.acts")}</th>
            </tr>
          </thead>
          <tbody>
            {effects.map(({ id, instance, type, code, retryAt, attempts }) => (
              <tr key={id}>
                <th scope="row">{t(`admin.failed.types.${type}`)}</th>
                <td className="small">{instance}</td>
                <td>
                  {codeText(code)}
                  <span className="small quiet block">{t("admin.failed.attempts", { count: attempts })}</span>
                </td>
                <td>{next(retryAt)}</td>
                <td>
                  <Retry
                    path={`failures/${encodeURIComponent(id)}`}
                    name={t("admin.failed.retryFor", { name: t(`admin.failed.types.${type}`) })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
