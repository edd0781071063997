/** What the palette finds: each with its words, and where choosing it leads. */

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ask } from "../api/client.ts";
import { queries } from "../api/queries.ts";
import type { InstanceRow, ToldTask } from "../api/types.ts";
import { dateText } from "../parts/dates.ts";
import type { IconName } from "../parts/icon.tsx";
import { layoutsInUse } from "../screens/layouts.ts";
import { chooseLanguage, textsOf, useLanguage } from "../texts/i18n.ts";

export interface Hit {
  readonly id: string;
  readonly group: "cases" | "tasks" | "screens" | "actions";
  readonly words: string;
  readonly beside: string;
  readonly icon: IconName;
  readonly go: () => void;
}
interface Given {
  readonly wanted: string;
  readonly rows: readonly InstanceRow[];
  readonly tasks: readonly ToldTask[];
  /** Closes what stands over the screen. */
  readonly leave: () => void;
}
const MOST = { cases: 8, tasks: 5, screens: 5, actions: 8 } as const;

/** Hits in groups; without a word typed the cases last changed and the nearest tasks. */
export function useHits({ wanted, rows, tasks, leave }: Given): readonly Hit[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data: processes } = useQuery(queries.processes);
  const layouts = layoutsInUse(processes?.processes ?? []);
  const wordsOf = (definition: string) =>
    textsOf(client.getQueryData(queries.texts(definition).queryKey) ?? {}, [language, "nl", "en"]);
  const open = (go: () => void) => () => {
    leave();
    go();
  };
  const cases = rows
    .filter((row, index) => rows.findIndex(({ id }) => id === row.id) === index)
    .map((row): Hit => {
      const words = wordsOf(row.definition);
      const name = row.held ? `${words(row.kind)} ${dateText(row.held.day)}` : t("palette.noNumber");
      return {
        id: row.id,
        group: "cases",
        words: row.number ?? name,
        beside: [words(`${row.kind}.states.${row.state}`), row.creator.name].join(" · "),
        icon: row.held ? "table" : "folder",
        go: open(() => void navigate({ to: "/instances/$id", params: { id: row.id } })),
      };
    });
  const mine = tasks.map((task): Hit => {
    const words = wordsOf(task.definition);
    return {
      id: task.id.replaceAll("/", "-"),
      group: "tasks",
      words: words.maybe(`${task.address}.task`) ?? words(task.address),
      beside: task.number ?? words(task.kind),
      icon: "pen",
      go: open(
        () =>
          void navigate(
            task.type === "section"
              ? {
                  to: "/instances/$id/fill/$section",
                  params: { id: task.instance, section: task.name },
                  search: { unit: task.path || undefined },
                }
              : { to: "/instances/$id", params: { id: task.instance }, search: { show: task.path || undefined } },
          ),
      ),
    };
  });
  const screens: readonly Hit[] = [
    {
      id: "work",
      group: "screens",
      words: t("worklist.title"),
      beside: "g w",
      icon: "home",
      go: open(() => void navigate({ to: "/" })),
    },
    ...layouts.map(
      (layout): Hit => ({
        id: `list-${layout}`,
        group: "screens",
        words: t(`layouts.${layout}`),
        beside: layout === "case" ? "g c" : layout === "meeting" ? "g m" : "",
        icon: layout === "meeting" ? "table" : "folder",
        go: open(() => void navigate({ to: "/list/$layout", params: { layout } })),
      }),
    ),
    ...(processes?.processes ?? []).map(
      (process): Hit => ({
        id: `process-${process.hash}`,
        group: "screens",
        words: `${t("process.title")}: ${wordsOf(process.hash).maybe("process") ?? process.id}`,
        beside: process.variant ?? t("process.version", { version: process.version }),
        icon: "split",
        go: open(() => void navigate({ to: "/processes/$hash", params: { hash: process.hash } })),
      }),
    ),
  ];
  const starts = new Set(
    (processes?.starts ?? []).flatMap(
      ({ hash, kind }) =>
        processes?.processes
          .find((process) => process.hash === hash)
          ?.kinds.filter((one) => one.kind === kind)
          .map(({ layout }) => layout ?? "case") ?? [],
    ),
  );
  const actions: readonly Hit[] = [
    ...layouts
      .filter((layout) => starts.has(layout))
      .map(
        (layout): Hit => ({
          id: `start-${layout}`,
          group: "actions",
          words: t(`start.${layout}`),
          beside: "",
          icon: "plus",
          go: open(() => void navigate({ to: "/list/$layout", params: { layout }, search: { start: true } })),
        }),
      ),
    {
      id: "language",
      group: "actions",
      words: language === "nl" ? "English" : "Nederlands",
      beside: t("palette.language"),
      icon: "globe",
      go: open(() => chooseLanguage(language === "nl" ? "en" : "nl")),
    },
    {
      id: "print",
      group: "actions",
      words: t("act.print"),
      beside: "",
      icon: "print",
      go: open(() => setTimeout(() => window.print(), 100)),
    },
    {
      id: "out",
      group: "actions",
      words: t("shell.signOut"),
      beside: "",
      icon: "out",
      go: open(
        () =>
          void ask("/api/session", { method: "DELETE" })
            .catch(() => undefined)
            .then(() => window.location.assign("/")),
      ),
    },
  ];
  const fits = ({ words, beside }: Hit): boolean => `${words} ${beside}`.toLowerCase().includes(wanted);
  return [cases, mine, screens, actions].flatMap((group) => {
    const [first] = group;
    return first ? group.filter(fits).slice(0, MOST[first.group]) : [];
  });
}
