/** The addresses of the screens. Which screen an instance gets is said by its definition's screens, not here. */

import { createRootRoute, createRoute, createRouter, lazyRouteComponent, notFound } from "@tanstack/react-router";
import type { Scope } from "./api/types.ts";
import { ADMIN_TABS, type AdminTab } from "./screens/admin/tabs.ts";
import type { ListSearch } from "./screens/cases/list-search.ts";
import { DRAFT_TABS, type DraftTab } from "./screens/designer/tab-props.ts";
import { layouts } from "./screens/layouts.ts";
import { NotFoundScreen } from "./screens/not-found-screen.tsx";
import { Broken } from "./shell/broken.tsx";
import { Shell } from "./shell/shell.tsx";

const root = createRootRoute({ component: Shell });

export interface InstanceSearch {
  readonly tab?: string | undefined;
  readonly show?: string | undefined;
}
export interface FormSearch {
  readonly unit?: string | undefined;
  readonly page?: string | undefined;
}
export interface WorklistSearch {
  readonly scope?: Scope | undefined;
  readonly late?: boolean | undefined;
}
const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

const worklist = createRoute({
  getParentRoute: () => root,
  path: "/",
  validateSearch: (search: Record<string, unknown>): WorklistSearch => ({
    scope: search["scope"] === "team" || search["scope"] === "organisation" ? search["scope"] : undefined,
    late: search["late"] === true || undefined,
  }),
  component: lazyRouteComponent(() => import("./screens/worklist/worklist-screen.tsx"), "WorklistScreen"),
});
const list = createRoute({
  getParentRoute: () => root,
  path: "/list/$layout",
  beforeLoad: ({ params }) => {
    if (!Object.hasOwn(layouts, params.layout)) throw notFound();
  },
  validateSearch: (search: Record<string, unknown>): ListSearch => ({
    filter: text(search["filter"]),
    state: text(search["state"]),
    process: text(search["process"]),
    number: text(String(search["number"] ?? "")),
    order: search["order"] === "number" ? "number" : undefined,
    start: search["start"] === true || undefined,
  }),
  component: lazyRouteComponent(() => import("./screens/cases/list-screen.tsx"), "ListScreen"),
});
const instance = createRoute({
  getParentRoute: () => root,
  path: "/instances/$id",
  validateSearch: (search: Record<string, unknown>): InstanceSearch => ({
    tab: text(search["tab"]),
    show: text(search["show"]),
  }),
  component: lazyRouteComponent(() => import("./screens/instance-screen.tsx"), "InstanceScreen"),
});
const form = createRoute({
  getParentRoute: () => root,
  path: "/instances/$id/fill/$section",
  validateSearch: (search: Record<string, unknown>): FormSearch => ({
    unit: text(search["unit"]),
    page: text(search["page"]),
  }),
  component: lazyRouteComponent(() => import("./screens/form/form-screen.tsx"), "FormScreen"),
});
const process = createRoute({
  getParentRoute: () => root,
  path: "/processes/$hash",
  validateSearch: (search: Record<string, unknown>): { of?: string | undefined } => ({ of: text(search["of"]) }),
  component: lazyRouteComponent(() => import("./screens/process-page.tsx"), "ProcessPage"),
});

const admin = createRoute({
  getParentRoute: () => root,
  path: "/admin",
  validateSearch: (search: Record<string, unknown>): { tab?: AdminTab | undefined } => ({
    tab: ADMIN_TABS.find((tab) => tab === search["tab"]),
  }),
  component: lazyRouteComponent(() => import("./screens/admin/admin-screen.tsx"), "AdminScreen"),
});
const figures = createRoute({
  getParentRoute: () => root,
  path: "/figures",
  component: lazyRouteComponent(() => import("./screens/figures/figures-screen.tsx"), "FiguresScreen"),
});
const account = createRoute({
  getParentRoute: () => root,
  path: "/account",
  component: lazyRouteComponent(() => import("./screens/account/account-screen.tsx"), "AccountScreen"),
});
const statement = createRoute({
  getParentRoute: () => root,
  path: "/account/statement",
  component: lazyRouteComponent(() => import("./screens/account/statement-screen.tsx"), "StatementScreen"),
});
const design = createRoute({
  getParentRoute: () => root,
  path: "/design",
  component: lazyRouteComponent(() => import("./screens/designer/definitions-screen.tsx"), "DefinitionsScreen"),
});
const draft = createRoute({
  getParentRoute: () => root,
  path: "/design/$id",
  validateSearch: (
    search: Record<string, unknown>,
  ): { tab?: DraftTab | undefined; file?: string | undefined; pointer?: string | undefined } => ({
    tab: DRAFT_TABS.find((tab) => tab === search["tab"]),
    file: typeof search["file"] === "string" ? search["file"] : undefined,
    pointer: typeof search["pointer"] === "string" ? search["pointer"] : undefined,
  }),
  component: lazyRouteComponent(() => import("./screens/designer/draft-screen.tsx"), "DraftScreen"),
});

const versions = createRoute({
  getParentRoute: () => root,
  path: "/design/versions/$process",
  validateSearch: (search: Record<string, unknown>): { variant?: string | undefined } => ({
    variant: typeof search["variant"] === "string" ? search["variant"] : undefined,
  }),
  component: lazyRouteComponent(() => import("./screens/designer/history/versions-screen.tsx"), "VersionsScreen"),
});

const compare = createRoute({
  getParentRoute: () => root,
  path: "/design/compare",
  validateSearch: (search: Record<string, unknown>): { one?: string | undefined; other?: string | undefined } => ({
    one: typeof search["one"] === "string" ? search["one"] : undefined,
    other: typeof search["other"] === "string" ? search["other"] : undefined,
  }),
  component: lazyRouteComponent(() => import("./screens/designer/variants/compare-screen.tsx"), "CompareScreen"),
});

const migration = createRoute({
  getParentRoute: () => root,
  path: "/design/migration/$id",
  component: lazyRouteComponent(() => import("./screens/designer/migrations/migration-screen.tsx"), "MigrationScreen"),
});

export const router = createRouter({
  routeTree: root.addChildren([
    worklist,
    list,
    instance,
    form,
    process,
    figures,
    admin,
    account,
    statement,
    design,
    draft,
    versions,
    compare,
    migration,
  ]),
  defaultPreload: "intent",
  defaultNotFoundComponent: NotFoundScreen,
  defaultErrorComponent: ({ reset }) => <Broken retry={reset} />,
  scrollRestoration: false,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
