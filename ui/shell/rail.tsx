/** The rail: my work with its count, and a list for each layout that the published processes use. */

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { queries } from "../api/queries.ts";
import { Icon, type IconName, Mark } from "../parts/icon.tsx";
import { waiting } from "../screens/admin/use-admin.ts";
import { layoutsInUse } from "../screens/layouts.ts";
import { useWindow } from "./live-context.ts";

const ICONS: Readonly<Record<string, IconName>> = { case: "folder", meeting: "table" };

/** What waits in Beheer for this administrator. */
function AdminCount() {
  const { t } = useTranslation();
  const { data } = useQuery(waiting);
  const count = (data?.requests ?? 0) + (data?.failures ?? 0);
  if (count === 0) return null;
  return (
    <span className="rail-count">
      {count}
      <span className="sr-only"> {t("admin.waiting", { count })}</span>
    </span>
  );
}

export function Rail() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const { session } = useWindow();
  const { data: processes } = useQuery(queries.processes);
  const { data: figures } = useQuery(queries.figureGroups);
  const { data: worklist } = useInfiniteQuery(queries.worklist("mine"));
  const { count = 0, more = false } = worklist?.pages[0]?.counts?.mine ?? {};
  return (
    <nav className="rail" aria-label={t("shell.rail")}>
      <div className="rail-mark">
        <Mark />
      </div>
      <Link to="/" className="rail-link" aria-current={pathname === "/" ? "page" : undefined}>
        <Icon name="home" size={20} />
        {t("worklist.title")}
        {count > 0 && (
          <span className="rail-count">
            {more ? `${count}+` : count}
            <span className="sr-only"> {t("worklist.countWords", { count })}</span>
          </span>
        )}
      </Link>
      {layoutsInUse(processes?.processes ?? []).map((layout) => (
        <Link
          key={layout}
          to="/list/$layout"
          params={{ layout }}
          className="rail-link"
          aria-current={pathname === `/list/${layout}` ? "page" : undefined}
        >
          <Icon name={ICONS[layout] ?? "page"} size={20} />
          {t(`layouts.${layout}`)}
        </Link>
      ))}
      {(figures?.groups.length ?? 0) > 0 && (
        <Link to="/figures" className="rail-link" aria-current={pathname === "/figures" ? "page" : undefined}>
          <Icon name="chart" size={20} />
          {t("figures.title")}
        </Link>
      )}
      {session.duties?.includes("designer") && (
        <Link to="/design" className="rail-link" aria-current={pathname.startsWith("/design") ? "page" : undefined}>
          <Icon name="pen" size={20} />
          {t("design.title")}
        </Link>
      )}
      {session.duties?.includes("administrator") && (
        <Link to="/admin" className="rail-link" aria-current={pathname === "/admin" ? "page" : undefined}>
          <Icon name="person" size={20} />
          {t("admin.title")}
          <AdminCount />
        </Link>
      )}
    </nav>
  );
}
