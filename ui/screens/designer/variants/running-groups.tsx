/** Wie draait wat: every group with its process, what it runs on, how much of that is its own, and whether something waits. */

import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Empty } from "../../../parts/feedback.tsx";
import { useLanguage } from "../../../texts/i18n.ts";
import { isOf, type Line, nameOf, type OpenDraft } from "../overview.ts";

interface RunningGroupsProps {
  readonly lines: readonly Line[];
  readonly drafts: readonly OpenDraft[];
}
const COLUMNS = ["group", "process", "runsOn", "base", "differences", "state", "act"] as const;

export function RunningGroups({ lines, drafts }: RunningGroupsProps) {
  const { t } = useTranslation();
  const rows = lines.flatMap((line) => line.groups.map((group) => ({ line, group })));
  return (
    <section className="stack-8">
      <div>
        <h2>{t("design.runs.title")}</h2>
        <p className="quiet">{t("design.runs.about")}</p>
      </div>
      {rows.length === 0 && <Empty title={t("design.runs.none")} />}
      {rows.length > 0 && (
        <div className="table-box">
          <table className="table">
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {t(`design.runs.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ line, group }) => (
                <Row key={`${group.id} ${line.hash}`} line={line} group={group} lines={lines} drafts={drafts} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Row({
  line,
  group,
  lines,
  drafts,
}: RunningGroupsProps & { readonly line: Line; readonly group: Line["groups"][number] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { process, variant, place, version, base, differences = 0 } = line;
  const ofBase = variant === undefined ? undefined : lines.find((one) => isOf(one, { process }));
  return (
    <tr>
      <td>
        <span className="strong">{group.name}</span>
        {group.municipality && <span className="small quiet block">{group.municipality}</span>}
      </td>
      <td>{nameOf(line, language)}</td>
      <td>{place ? t("design.list.variantOf", { name: place }) : t("design.runs.followsBase")}</td>
      <td>{base ?? version ?? t("design.list.shipped")}</td>
      <td>{differences}</td>
      <td>
        <State line={line} draft={drafts.find((one) => isOf(one, line))} />
      </td>
      <td>
        {ofBase && (
          <Link to="/design/compare" search={{ one: ofBase.hash, other: line.hash }}>
            {t("design.runs.withBase")}
          </Link>
        )}
      </td>
    </tr>
  );
}
function State({ line, draft }: { readonly line: Line; readonly draft: OpenDraft | undefined }) {
  const { t } = useTranslation();
  if (draft?.state === "in-review") return <span className="tag tag-info">{t("design.runs.inReview")}</span>;
  if (draft) return <span className="tag tag-warn">{t("design.runs.draft")}</span>;
  if (line.newBase) return <span className="tag tag-info">{t("design.runs.newBase", { base: line.newBase })}</span>;
  return <span className="tag tag-ok">{t("design.runs.inUse")}</span>;
}
