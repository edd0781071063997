/** Under the versions of a line: on which earlier ones cases still run, and taking those to the version in use. */

import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../../api/client.ts";
import { Button } from "../../../parts/button.tsx";
import { Failure, Skeleton } from "../../../parts/feedback.tsx";
import type { Line } from "../overview.ts";
import { towardsQuery } from "./migration.ts";

export function RunningCases({ line }: { readonly line: Line }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data, error } = useQuery(towardsQuery(line.hash));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  if (line.versions.length < 2) return null;
  const begin = async (from: string): Promise<void> => {
    setBusy(true);
    try {
      const { id } = await ask<{ readonly id: string }>("/api/migrations", {
        method: "POST",
        body: { from, to: line.hash },
      });
      await navigate({ to: "/design/migration/$id", params: { id } });
    } catch (problem) {
      setFailure(problem);
    }
    setBusy(false);
  };
  return (
    <section className="stack-8">
      <h2>{t("design.over.title")}</h2>
      {(error ?? failure) !== undefined && (error ?? failure) !== null && <Failure error={error ?? failure} />}
      {!data && !error && <Skeleton lines={2} />}
      <ul className="design-changes design-rows">
        {data?.from.map(({ hash, version, running }) => {
          const known = data.migrations.filter((one) => one.from === hash).at(-1);
          return (
            <li key={hash} className="row-between">
              <span>
                <span className="strong">{version ?? t("design.list.shipped")}</span>{" "}
                <span className="quiet">
                  {running === 0 ? t("design.over.none") : t("design.over.running", { count: running })}
                </span>
              </span>
              <span className="row">
                {known && (
                  <Link to="/design/migration/$id" params={{ id: known.id }}>
                    {t("design.over.look")}
                  </Link>
                )}
                {running > 0 && (
                  <Button icon="arrow" busy={busy} onClick={() => void begin(hash)}>
                    {t("design.over.begin")}
                  </Button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
