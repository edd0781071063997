/** What somebody does in each process, by the roles that they have there: the guide that the definition gives a role. */

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { queries } from "../api/queries.ts";
import { useDefinitionTexts } from "../texts/i18n.ts";
import { useWindow } from "./live-context.ts";

/** Of each process that this person takes part in or may start something of. */
export function RoleGuides({ onClose }: { readonly onClose: () => void }) {
  const { session } = useWindow();
  const { data } = useQuery(queries.processes);
  const functions = session.functions ?? [];
  const own = new Set([
    ...functions.map(({ process }) => process),
    ...(data?.starts ?? []).map(({ process }) => process),
  ]);
  const newest = [...new Map((data?.processes ?? []).map((row) => [row.id, row])).values()];
  return newest
    .filter(({ id }) => own.has(id))
    .map(({ id, hash }) => (
      <ProcessGuides
        key={id}
        hash={hash}
        starts={data?.starts.some(({ process }) => process === id) === true}
        functions={functions.filter(({ process }) => process === id).map((one) => one.function)}
        onClose={onClose}
      />
    ));
}

interface ProcessGuidesProps {
  readonly hash: string;
  /** This person may start something of it: the roles of whoever makes an instance are theirs too. */
  readonly starts: boolean;
  readonly functions: readonly string[];
  readonly onClose: () => void;
}
function ProcessGuides({ hash, starts, functions, onClose }: ProcessGuidesProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(hash);
  const { data } = useQuery(queries.process(hash));
  const roles = (data?.roles ?? []).filter(
    ({ role, held }) => functions.includes(role) || (starts && held === "creator"),
  );
  const guides = roles.flatMap(({ role }) => {
    const guide = words.maybe(`roles.${role}.guide`);
    return guide === undefined ? [] : [{ role, steps: guide.split("\n") }];
  });
  if (guides.length === 0) return null;
  return (
    <section className="stack-8">
      <h3>{words.maybe("process")}</h3>
      {guides.map(({ role, steps }, index) => (
        <details key={role} open={index === guides.length - 1}>
          <summary>{t("shortcuts.as", { role: words(`roles.${role}`) })}</summary>
          <ol className="guide">
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </details>
      ))}
      <p className="small">
        <Link to="/processes/$hash" params={{ hash }} onClick={onClose}>
          {t("shortcuts.process")}
        </Link>
      </p>
    </section>
  );
}
