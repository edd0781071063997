/** Proefgroep: lets groups that only try something run on a draft before it is published for all, and ends that. */

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, NotYetButton } from "../../parts/button.tsx";
import { isOf, overview, type Trial } from "./overview.ts";
import type { Draft } from "./use-draft.ts";

interface TrialPanelProps {
  readonly draft: Draft;
  /** Of the last proof; absent while it is under way. */
  readonly errors: number | undefined;
}
const standOf = ({ draft, revision }: Trial, view: Draft["view"]) =>
  draft !== view.id ? "other" : revision === view.revision ? "now" : "older";

export function TrialPanel({ draft, errors }: TrialPanelProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data } = useQuery(overview);
  const [busy, setBusy] = useState(false);
  const { view, act } = draft;
  if (!data || !["draft", "in-review"].includes(view.state)) return null;
  const trial = data.trials.find((one) => isOf(one, view));
  const groups = data.testGroups.filter((one) => isOf(one, view)).map(({ name }) => name);
  const stand = trial && standOf(trial, view);
  const go = async (name: "try" | "end-trial"): Promise<void> => {
    setBusy(true);
    await act(name);
    await client.invalidateQueries({ queryKey: ["definitions"], exact: true });
    setBusy(false);
  };
  const begin = t(trial ? "design.trial.again" : "design.trial.begin");
  return (
    <section className="stack-8" aria-label={t("design.trial.title")}>
      <h3>{t("design.trial.title")}</h3>
      <p className="quiet">{t("design.trial.help")}</p>
      {stand && <p role="status">{t(`design.trial.${stand}`)}</p>}
      <p>{groups.length === 0 ? t("design.trial.noGroups") : t("design.trial.groups", { names: groups.join(", ") })}</p>
      <div className="row">
        {errors !== 0 && (
          <NotYetButton why={errors === undefined ? t("design.findings.busy") : t("design.trial.errors")}>
            {begin}
          </NotYetButton>
        )}
        {errors === 0 && stand !== "now" && (
          <Button busy={busy} onClick={() => void go("try")}>
            {begin}
          </Button>
        )}
        {trial && (
          <Button busy={busy} onClick={() => void go("end-trial")}>
            {t("design.trial.end")}
          </Button>
        )}
      </div>
    </section>
  );
}
