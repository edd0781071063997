/** Zaken die aandacht vragen: what is the matter with each, what happens, and taking one over by hand with a second person. */

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, NotYetButton } from "../../../parts/button.tsx";
import { Empty } from "../../../parts/feedback.tsx";
import { Icon } from "../../../parts/icon.tsx";
import { useWindow } from "../../../shell/live-context.ts";
import { useDefinitionTexts } from "../../../texts/i18n.ts";
import { overview } from "../overview.ts";
import { ByHand } from "./by-hand.tsx";
import type { Act, Migration, MigrationCase } from "./migration.ts";
import { sentencesOf } from "./words.ts";

const FILTERS = ["all", "look", "stays"] as const;
interface AttentionProps {
  readonly migration: Migration;
  readonly act: Act;
}
export function Attention({ migration, act }: AttentionProps) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<(typeof FILTERS)[number]>("all");
  const { attention } = migration;
  const of = (name: string): readonly MigrationCase[] =>
    name === "all" ? attention : attention.filter(({ outcome }) => outcome === name);
  if (attention.length === 0) return <Empty title={t("design.over.noAttention")} />;
  return (
    <section className="stack-8">
      <h2>{t("design.over.attention")}</h2>
      <div className="design-chips">
        {FILTERS.map((name) => (
          <Button key={name} aria-pressed={filter === name} onClick={() => setFilter(name)}>
            {t(`design.over.filters.${name}`, { count: of(name).length })}
          </Button>
        ))}
      </div>
      <div className="table-box">
        <table className="table design-table">
          <thead>
            <tr>
              {(["case", "place", "what", "follows", "hand"] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`design.over.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {of(filter).map((one) => (
              <CaseRow key={one.instance} one={one} migration={migration} act={act} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function CaseRow({ one, migration, act }: AttentionProps & { readonly one: MigrationCase }) {
  const { t } = useTranslation();
  const { from, to, fromVersion, plan } = migration;
  const before = useDefinitionTexts(from);
  const after = useDefinitionTexts(to);
  const [isOpen, setOpen] = useState(false);
  const formOf = (address: string): string | undefined =>
    plan.fields.find((field) => field.address === address || field.section === address)?.form;
  const follows =
    one.went !== undefined || one.outcome !== "stays"
      ? t("design.over.goesOverTo", { what: after(`${one.kind}.states.${one.to}`) })
      : t("design.over.staysOn", { version: fromVersion });
  return (
    <tr>
      <td className="strong">{one.number ?? t("design.over.noNumber")}</td>
      <td>{one.municipality}</td>
      <td>
        <span className="small quiet block">{before(`${one.kind}.states.${one.state}`)}</span>
        {sentencesOf(t, one, before, after, formOf).map((sentence) => (
          <span key={sentence} className="row">
            <Icon name={one.outcome === "stays" ? "bad" : "warn"} size={16} /> {sentence}
          </span>
        ))}
      </td>
      <td>{follows}</td>
      <td>
        {one.outcome === "stays" && one.went === undefined && <Hand one={one} act={act} onAsk={() => setOpen(true)} />}
        {isOpen && <ByHand one={one} migration={migration} act={act} onClose={() => setOpen(false)} />}
      </td>
    </tr>
  );
}

/** Asks for it, or agrees to what a colleague asked. */
function Hand({ one, act, onAsk }: { readonly one: MigrationCase; readonly act: Act; readonly onAsk: () => void }) {
  const { t } = useTranslation();
  const { session } = useWindow();
  const { data } = useQuery(overview);
  const { hand, instance } = one;
  if (!hand) return <Button onClick={onAsk}>{t("design.over.hand")}</Button>;
  const name = data?.people.find(({ id }) => id === hand.by)?.name ?? "–";
  return (
    <div className="stack-4">
      <span className="small">{t("design.over.asked", { name, reason: hand.reason })}</span>
      {hand.by === session.person ? (
        <NotYetButton why={t("design.over.secondPerson")}>{t("design.over.agree")}</NotYetButton>
      ) : (
        <Button look="primary" onClick={() => void act(`cases/${instance}/agree`)}>
          {t("design.over.agree")}
        </Button>
      )}
    </div>
  );
}
