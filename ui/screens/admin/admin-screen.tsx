/** Beheer: what is not yet set, organisations, people and groups. No content of a case is on these screens. */

import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Failure, Skeleton } from "../../parts/feedback.tsx";
import { Bar } from "../../shell/bar.tsx";
import { isNotFound, NotFoundScreen } from "../not-found-screen.tsx";
import { ActsTab } from "./acts-tab.tsx";
import { Checklist } from "./checklist.tsx";
import { FailuresTab } from "./failures-tab.tsx";
import { GroupsTab } from "./groups-tab.tsx";
import { LookedTab } from "./looked-tab.tsx";
import { OrganisationsTab } from "./organisations-tab.tsx";
import { PeopleTab } from "./people-tab.tsx";
import { RequestsTab } from "./requests-tab.tsx";
import { ADMIN_TABS, type AdminTab } from "./tabs.ts";
import type { Overview } from "./types.ts";
import { useOverview, waiting } from "./use-admin.ts";

export function AdminScreen() {
  const { t } = useTranslation();
  const { tab = "start" } = useSearch({ from: "/admin" });
  const navigate = useNavigate({ from: "/admin" });
  const overview = useOverview();
  const counts: Readonly<Partial<Record<AdminTab, number>>> = useQuery(waiting).data ?? {};
  if (isNotFound(overview.error)) return <NotFoundScreen />;
  return (
    <>
      <Bar title={t("admin.title")} />
      <nav className="list-tools admin-tabs" aria-label={t("admin.title")}>
        {ADMIN_TABS.map((one) => (
          <button
            key={one}
            type="button"
            className="button button-plain button-small"
            aria-pressed={one === tab}
            onClick={() => void navigate({ search: { tab: one } })}
          >
            {t(`admin.tabs.${one}`)}
            {(counts[one] ?? 0) > 0 && (
              <span className="count">
                {counts[one]}
                <span className="sr-only"> {t("admin.waiting", { count: counts[one] ?? 0 })}</span>
              </span>
            )}
          </button>
        ))}
      </nav>
      <main className="page middle">
        <div className="admin stack-24">
          {overview.error && <Failure error={overview.error} retry={() => void overview.refetch()} />}
          {overview.isPending && <Skeleton lines={8} />}
          {overview.data && <Tab tab={tab} overview={overview.data} />}
        </div>
      </main>
    </>
  );
}

function Tab({ tab, overview }: { readonly tab: AdminTab; readonly overview: Overview }) {
  if (tab === "organisations") return <OrganisationsTab overview={overview} />;
  if (tab === "people") return <PeopleTab overview={overview} />;
  if (tab === "groups") return <GroupsTab overview={overview} />;
  if (tab === "requests") return <RequestsTab overview={overview} />;
  if (tab === "failures") return <FailuresTab overview={overview} />;
  if (tab === "acts") return <ActsTab overview={overview} />;
  if (tab === "looked") return <LookedTab overview={overview} />;
  return <Checklist overview={overview} />;
}
