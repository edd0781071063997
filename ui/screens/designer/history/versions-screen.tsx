/** The versions of a process or variant: when, by whom, read by whom and why; an older one can be made active again. */

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../../api/client.ts";
import { Button, NotYetButton } from "../../../parts/button.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { Failure, Notice, Skeleton } from "../../../parts/feedback.tsx";
import { TextField } from "../../../parts/field.tsx";
import { Bar } from "../../../shell/bar.tsx";
import { useWindow } from "../../../shell/live-context.ts";
import { useLanguage } from "../../../texts/i18n.ts";
import { isNotFound, NotFoundScreen } from "../../not-found-screen.tsx";
import "../../../design/designer.css";
import { RunningCases } from "../migrations/running-cases.tsx";
import { isOf, type Line, nameOf, type Overview, overview, type Version } from "../overview.ts";
import { languageOf } from "../tab-props.ts";
import { moment } from "./moment.ts";

export function VersionsScreen() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { process } = useParams({ from: "/design/versions/$process" });
  const { variant } = useSearch({ from: "/design/versions/$process" });
  const { data, error, refetch } = useQuery(overview);
  const line = data?.lines.find((one) => isOf(one, { process, variant }));
  if (isNotFound(error) || (data && !line)) return <NotFoundScreen />;
  return (
    <>
      <Bar
        title={line ? [nameOf(line, language), line.place].filter(Boolean).join(": ") : process}
        above={<Link to="/design">{t("design.title")}</Link>}
      />
      <main className="page middle">
        <div className="admin stack-16 design design-list">
          {error && <Failure error={error} retry={() => void refetch()} />}
          {data && line ? <Versions line={line} people={data.people} /> : <Skeleton lines={5} />}
        </div>
      </main>
    </>
  );
}

function Versions({ line, people }: { readonly line: Line; readonly people: Overview["people"] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [asked, setAsked] = useState<Version>();
  const called = (id: string): string => people.find((one) => one.id === id)?.name ?? id;
  return (
    <section className="stack-8">
      <h2>{t("design.versions.title")}</h2>
      <p className="quiet">{t("design.versions.help")}</p>
      <div className="table-box">
        <table className="table">
          <thead>
            <tr>
              {["version", "when", "authors", "reviewer", "reason", "act"].map((column) => (
                <th key={column} scope="col">
                  {t(`design.versions.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {line.versions.toReversed().map((version) => (
              <tr key={version.hash}>
                <td className="strong">{version.version ?? t("design.list.shipped")}</td>
                <td>{moment(version.at, language)}</td>
                <td>{version.shipped ? t("design.versions.shipped") : version.authors.map(called).join(", ")}</td>
                <td>{version.reviewer === undefined ? "–" : called(version.reviewer)}</td>
                <td>{version.reason ?? "–"}</td>
                <td>
                  {version.hash === line.hash ? (
                    <span className="tag tag-ok">{t("design.versions.active")}</span>
                  ) : (
                    <Button onClick={() => setAsked(version)}>
                      {t(line.asked?.hash === version.hash ? "design.versions.agree" : "design.versions.activate")}
                    </Button>
                  )}{" "}
                  <a
                    href={`/api/definitions/${version.hash}/archive`}
                    download={`${line.process}-${version.version ?? "1"}.tar.gz`}
                  >
                    {t("design.archive.writeOut")}
                  </a>{" "}
                  <a href={`/api/definitions/${version.hash}/plain.pdf?language=${languageOf(language)}`} download>
                    {t("design.plain.title")}
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {line.asked && (
        <Notice>
          {t("design.versions.asked", {
            name: called(line.asked.by),
            version: line.versions.find(({ hash }) => hash === line.asked?.hash)?.version ?? "",
            reason: line.asked.reason,
          })}
        </Notice>
      )}
      <RunningCases line={line} />
      {asked && <Activate line={line} version={asked} onClose={() => setAsked(undefined)} />}
    </section>
  );
}

interface ActivateProps {
  readonly line: Line;
  readonly version: Version;
  readonly onClose: () => void;
}
/** The first person asks with a reason; the second reads it and agrees. */
function Activate({ line, version, onClose }: ActivateProps) {
  const { t } = useTranslation();
  const { session } = useWindow();
  const asked = line.asked?.hash === version.hash ? line.asked : undefined;
  const isOwn = asked?.by === session.person;
  const [reason, setReason] = useState(asked?.reason ?? "");
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const activate = async (): Promise<void> => {
    setBusy(true);
    try {
      await ask(`/api/definitions/${version.hash}/activate`, {
        method: "POST",
        body: { reason: reason.trim() },
      });
      await client.invalidateQueries();
      onClose();
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  };
  return (
    <Dialog title={t("design.versions.activateTitle", { version: version.version ?? "" })} onClose={onClose}>
      <p>{t("design.versions.consequence")}</p>
      {failure !== undefined && <Failure error={failure} />}
      {asked ? (
        <p>{t("design.versions.why", { reason: asked.reason })}</p>
      ) : (
        <TextField label={t("design.versions.askReason")} required value={reason} onChange={setReason} />
      )}
      <div className="row">
        {isOwn ? (
          <NotYetButton why={t("design.versions.second")}>{t("design.versions.agree")}</NotYetButton>
        ) : (
          <Button
            look="primary"
            busy={busy}
            aria-disabled={reason.trim() === ""}
            onClick={() => reason.trim() !== "" && void activate()}
          >
            {t(asked ? "design.versions.agree" : "design.versions.ask")}
          </Button>
        )}
        <Button look="plain" onClick={onClose}>
          {t("act.cancel")}
        </Button>
      </div>
    </Dialog>
  );
}
