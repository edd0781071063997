/** Ontwerpen: the processes in force, their variants with who runs on them and on which base, and the drafts that are open. */

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button.tsx";
import { Empty, Failure, Skeleton } from "../../parts/feedback.tsx";
import { Bar } from "../../shell/bar.tsx";
import { useLanguage } from "../../texts/i18n.ts";
import { isNotFound, NotFoundScreen } from "../not-found-screen.tsx";
import "../../design/designer.css";
import { ReadIn } from "./archive/read-in.tsx";
import { NewProcess } from "./new-process.tsx";
import { NewVariant } from "./new-variant.tsx";
import { useOpenDraft } from "./open-draft.ts";
import { isOf, type Line, nameOf, type OpenDraft, type Overview, overview } from "./overview.ts";
import { RunningGroups } from "./variants/running-groups.tsx";

export function DefinitionsScreen() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(overview);
  if (isNotFound(error)) return <NotFoundScreen />;
  return (
    <>
      <Bar title={t("design.title")} />
      <main className="page middle">
        <div className="admin stack-24 design design-list">
          {error && <Failure error={error} retry={() => void refetch()} />}
          {isPending && <Skeleton lines={5} />}
          {data && <Lines {...data} />}
        </div>
      </main>
    </>
  );
}

/** A draft of something that is not published yet has no row of its own to stand in. */
const unpublished = ({ lines, drafts }: Overview, isVariant: boolean): readonly OpenDraft[] =>
  drafts.filter((draft) => (draft.variant !== undefined) === isVariant && !lines.some((line) => isOf(line, draft)));

function Lines(data: Overview) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<"process" | "variant">();
  const { lines, drafts } = data;
  const part = (kind: "process" | "variant") => {
    const own = lines.filter(({ variant }) => (variant !== undefined) === (kind === "variant"));
    const fresh = unpublished(data, kind === "variant");
    return (
      <section className="stack-8">
        <div className="row-between">
          <div>
            <h2>{t(`design.list.${kind}Title`)}</h2>
            <p className="quiet">{t(`design.list.${kind}Help`)}</p>
          </div>
          <div className="row">
            {kind === "process" && <ReadIn />}
            <Button icon="plus" onClick={() => setDialog(kind)}>
              {t(`design.new.${kind}`)}
            </Button>
          </div>
        </div>
        {own.length + fresh.length === 0 ? (
          <Empty title={t("design.list.noVariants")}>{t("design.list.noVariantsHelp")}</Empty>
        ) : (
          <LineTable kind={kind} lines={own} all={lines} drafts={drafts} fresh={fresh} />
        )}
      </section>
    );
  };
  return (
    <>
      {part("process")}
      {part("variant")}
      <RunningGroups lines={lines} drafts={drafts} />
      {dialog === "process" && <NewProcess {...data} onClose={() => setDialog(undefined)} />}
      {dialog === "variant" && <NewVariant lines={lines} onClose={() => setDialog(undefined)} />}
    </>
  );
}

interface LineTableProps {
  readonly kind: "process" | "variant";
  readonly lines: readonly Line[];
  readonly all: readonly Line[];
  readonly drafts: readonly OpenDraft[];
  readonly fresh: readonly OpenDraft[];
}
function LineTable({ kind, lines, all, drafts, fresh }: LineTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns = [kind, ...(kind === "variant" ? ["base"] : []), "version", "groups", "draft", "act"];
  return (
    <div className="table-box">
      <table className="table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`design.list.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={line.hash} line={line} drafts={drafts.filter((draft) => isOf(draft, line))} />
          ))}
          {fresh.map((draft) => (
            <tr key={draft.id}>
              <td className="strong">{draft.variant ?? nameOf(draft, language)}</td>
              {kind === "variant" && <td>{all.find((line) => isOf(line, { process: draft.process }))?.version}</td>}
              <td className="quiet">{t("design.list.unpublished")}</td>
              <td>–</td>
              <td>
                <DraftLink {...draft} />
              </td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DraftLink({ id, state, changes }: OpenDraft) {
  const { t } = useTranslation();
  return (
    <div>
      <Link to="/design/$id" params={{ id }}>
        {state === "in-review" ? t("design.list.in-review") : t("design.list.open", { count: changes })}
      </Link>
    </div>
  );
}

function Row({ line, drafts }: { readonly line: Line; readonly drafts: readonly OpenDraft[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { process, variant, version, base, newBase, place, groups } = line;
  return (
    <tr>
      <td>
        <span className="strong">{nameOf(line, language)}</span>{" "}
        {place && <span className="tag tag-line">{t("design.list.variantOf", { name: place })}</span>}
      </td>
      {variant !== undefined && (
        <td>
          {base} {newBase && <span className="tag tag-info">{t("design.list.newBase", { base: newBase })}</span>}
        </td>
      )}
      <td>
        <Link to="/design/versions/$process" params={{ process }} search={variant === undefined ? {} : { variant }}>
          {version ?? t("design.list.shipped")}
        </Link>
      </td>
      <td>{groups.map(({ name }) => name).join(", ") || "–"}</td>
      <td>
        {drafts.map((draft) => (
          <DraftLink key={draft.id} {...draft} />
        ))}
      </td>
      <td>{drafts.length === 0 && <Change line={line} />}</td>
    </tr>
  );
}

/** Opens a draft on the version in use, or puts a variant on the new version of its base. */
function Change({ line: { process, variant, newBase } }: { readonly line: Line }) {
  const { t } = useTranslation();
  const { open, busy, failure } = useOpenDraft();
  return (
    <div className="row">
      <Button icon="pen" busy={busy} onClick={() => void open({ process, variant })}>
        {t("design.list.change")}
      </Button>
      {newBase && (
        <Button icon="arrow" busy={busy} onClick={() => void open({ process, variant, rebase: true })}>
          {t("design.list.rebase")}
        </Button>
      )}
      {failure !== undefined && <Failure error={failure} />}
    </div>
  );
}
