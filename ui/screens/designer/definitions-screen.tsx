/** Ontwerpen: the processes and variants in force with their versions, and the drafts that are open on them. */

import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../api/client.ts";
import { Button } from "../../parts/button.tsx";
import { Failure, Skeleton } from "../../parts/feedback.tsx";
import { Bar } from "../../shell/bar.tsx";
import { useLanguage } from "../../texts/i18n.ts";
import { isNotFound, NotFoundScreen } from "../not-found-screen.tsx";
import "../../design/designer.css";

interface Line {
  readonly process: string;
  readonly variant?: string;
  readonly version: string;
  readonly hash: string;
  readonly texts: Readonly<Record<string, string>>;
}
interface OpenDraft {
  readonly id: string;
  readonly process: string;
  readonly variant?: string;
  readonly state: string;
  readonly changes: number;
}
interface Overview {
  readonly lines: readonly Line[];
  readonly drafts: readonly OpenDraft[];
}

export function DefinitionsScreen() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ["definitions"],
    queryFn: () => ask<Overview>("/api/definitions"),
  });
  if (isNotFound(error)) return <NotFoundScreen />;
  return (
    <>
      <Bar title={t("design.title")} />
      <main className="page middle">
        <div className="admin stack-16 design">
          {error && <Failure error={error} retry={() => void refetch()} />}
          {isPending && <Skeleton lines={5} />}
          {data && <Lines {...data} />}
        </div>
      </main>
    </>
  );
}

function Lines({ lines, drafts }: Overview) {
  const { t } = useTranslation();
  return (
    <div className="table-box">
      <table className="table">
        <thead>
          <tr>
            {["process", "version", "draft", "act"].map((column) => (
              <th key={column} scope="col">
                {t(`design.list.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row
              key={line.hash}
              line={line}
              drafts={drafts.filter(({ process, variant }) => process === line.process && variant === line.variant)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A variant is listed with its version; its edits are not changed on these screens. */
function Row({ line, drafts }: { readonly line: Line; readonly drafts: readonly OpenDraft[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <tr>
      <td>
        <span className="strong">{line.texts[language] ?? line.texts["nl"] ?? line.process}</span>{" "}
        {line.variant && <span className="tag tag-line">{t("design.list.variant", { name: line.variant })}</span>}
      </td>
      <td>{line.version}</td>
      <td>
        {drafts.map(({ id, state, changes }) => (
          <div key={id}>
            <Link to="/design/$id" params={{ id }}>
              {state === "in-review" ? t("design.list.in-review") : t("design.list.open", { count: changes })}
            </Link>
          </div>
        ))}
      </td>
      <td>{line.variant === undefined && drafts.length === 0 && <Change process={line.process} />}</td>
    </tr>
  );
}

/** Opens a draft on the version in use. */
function Change({ process }: { readonly process: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [failure, setFailure] = useState<unknown>();
  const open = async (): Promise<void> => {
    try {
      const { id } = await ask<{ readonly id: string }>("/api/drafts", { method: "POST", body: { process } });
      await navigate({ to: "/design/$id", params: { id } });
    } catch (error) {
      setFailure(error);
    }
  };
  return failure === undefined ? (
    <Button icon="pen" onClick={() => void open()}>
      {t("design.list.change")}
    </Button>
  ) : (
    <Failure error={failure} retry={() => void open()} />
  );
}
