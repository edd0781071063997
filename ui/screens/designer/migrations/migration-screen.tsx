/** Lopende zaken overzetten: where each step and field goes, a dry run with counts, the run with its progress, and what stays. */

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../../api/client.ts";
import { Button } from "../../../parts/button.tsx";
import { Failure, Notice, Skeleton } from "../../../parts/feedback.tsx";
import { Icon } from "../../../parts/icon.tsx";
import { Bar } from "../../../shell/bar.tsx";
import { isNotFound, NotFoundScreen } from "../../not-found-screen.tsx";
import "../../../design/designer.css";
import { Attention } from "./attention.tsx";
import { FieldTable } from "./field-table.tsx";
import { type Act, isBusy, type Migration, migrationQuery } from "./migration.ts";
import { StateTable } from "./state-table.tsx";

export function MigrationScreen() {
  const { t } = useTranslation();
  const { id } = useParams({ from: "/design/migration/$id" });
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(migrationQuery(id));
  const [failure, setFailure] = useState<unknown>();
  if (isNotFound(error)) return <NotFoundScreen />;
  const act: Act = async (path, body = {}) => {
    setFailure(undefined);
    try {
      const next = await ask<Migration>(`/api/migrations/${id}/${path}`, { method: "POST", body });
      client.setQueryData(migrationQuery(id).queryKey, next);
      await client.invalidateQueries({ queryKey: ["migrations"] });
      return true;
    } catch (problem) {
      setFailure(problem);
      return false;
    }
  };
  return (
    <>
      <Bar
        title={t("design.over.title")}
        above={
          <Link
            to="/design/versions/$process"
            params={{ process: data?.process ?? "" }}
            search={data?.variant === undefined ? {} : { variant: data.variant }}
          >
            {t("design.versions.title")}
          </Link>
        }
      />
      <main className="page middle">
        <div className="admin stack-16 design design-list">
          {error && <Failure error={error} retry={() => void refetch()} />}
          {failure !== undefined && <Failure error={failure} />}
          {data ? <Whole migration={data} act={act} /> : <Skeleton lines={6} />}
        </div>
      </main>
    </>
  );
}

function Whole({ migration, act }: { readonly migration: Migration; readonly act: Act }) {
  return (
    <>
      <Steps migration={migration} />
      <Progress migration={migration} act={act} />
      <StateTable migration={migration} act={act} />
      <FieldTable migration={migration} act={act} />
      <Attention migration={migration} act={act} />
    </>
  );
}

const STEPS = ["map", "try", "run", "check"] as const;
const AT = { trying: 1, tried: 2, running: 2, paused: 2, done: 3 } as const;
function Steps({ migration }: { readonly migration: Migration }) {
  const { t } = useTranslation();
  const { goes, look, stays, fromVersion, state } = migration;
  const at = AT[state];
  return (
    <div className="row-between">
      <ol className="over-steps">
        {STEPS.map((step, index) => (
          <li key={step} aria-current={index === at ? "step" : undefined}>
            <span className="over-dot">{index < at ? <Icon name="check" size={16} /> : index + 1}</span>{" "}
            {t(`design.over.steps.${step}`)}
          </li>
        ))}
      </ol>
      <span className="quiet">{t("design.over.summary", { goes, look, stays, version: fromVersion })}</span>
    </div>
  );
}

function Progress({ migration, act }: { readonly migration: Migration; readonly act: Act }) {
  const { t } = useTranslation();
  const { state, went, goes, look, total } = migration;
  const going = goes + look;
  const left = going - went;
  return (
    <section className="card card-body stack-8">
      <div className="row-between">
        <h2>
          {state === "trying"
            ? t("design.over.trying", { count: total })
            : t("design.over.progress", { went, total: Math.max(going, went) })}
        </h2>
        {state === "running" ? (
          <Button icon="pause" onClick={() => void act("pause")}>
            {t("design.over.pause")}
          </Button>
        ) : (
          !isBusy(migration) &&
          left > 0 && (
            <Button look="primary" onClick={() => void act("run")}>
              {state === "paused" ? t("design.over.goOn") : t("design.over.run", { count: left })}
            </Button>
          )
        )}
      </div>
      {state !== "trying" && (
        <progress className="over-progress" value={went} max={Math.max(going, 1)} aria-label={t("design.over.title")} />
      )}
      {state === "running" && <p className="quiet">{t("design.over.leave")}</p>}
      {state === "tried" && <p className="quiet">{going === 0 ? t("design.over.nothing") : t("design.over.tried")}</p>}
      {state === "done" && <Notice tone="ok">{t("design.over.done")}</Notice>}
      {!isBusy(migration) && state !== "done" && (
        <div>
          <Button onClick={() => void act("map", migration.map)}>{t("design.over.again")}</Button>
        </div>
      )}
    </section>
  );
}
