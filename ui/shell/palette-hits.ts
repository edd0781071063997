/** What the palette finds: each with its words, and where choosing it leads. */

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ask } from "../api/client.ts";
import { queries } from "../api/queries.ts";
import type { InstanceRow, NamedRow, Processes, ToldTask } from "../api/types.ts";
import { dateText } from "../parts/dates.ts";
import type { IconName } from "../parts/icon.tsx";
import { layoutsInUse } from "../screens/layouts.ts";
import {
  chooseLanguage,
  type DefinitionTexts,
  type Language,
  textsOf,
  useLanguage,
  useTextsReady,
} from "../texts/i18n.ts";

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
  /** Found by a name. */
  readonly named: readonly NamedRow[];
  readonly tasks: readonly ToldTask[];
  /** Closes what stands over the screen. */
  readonly leave: () => void;
}
const MOST = { cases: 8, tasks: 5, screens: 5, actions: 8 } as const;
/** Keys of the screens that have one. */
const KEYS: Readonly<Record<string, string>> = { case: "g c", meeting: "g m" };

interface Tools {
  readonly t: (key: string, values?: Record<string, unknown>) => string;
  readonly navigate: ReturnType<typeof useNavigate>;
  readonly wordsOf: (definition: string) => DefinitionTexts;
  readonly language: Language;
  readonly processes: Processes | undefined;
}
type Find<From> = (tools: Tools, from: From) => readonly Hit[];

const rowHit = ({ t, navigate, wordsOf }: Tools, row: InstanceRow): Hit => {
  const words = wordsOf(row.definition);
  const name = row.held ? `${words(row.kind)} ${dateText(row.held.day)}` : t("palette.noNumber");
  return {
    id: row.id,
    group: "cases",
    words: row.number ?? name,
    beside: [words(`${row.kind}.states.${row.state}`), row.creator.name].join(" · "),
    icon: row.held ? "table" : "folder",
    go: () => void navigate({ to: "/instances/$id", params: { id: row.id } }),
  };
};
const namedHits: Find<readonly NamedRow[]> = (tools, named) =>
  named.map(({ row, names }) => {
    const hit = rowHit(tools, row);
    return { ...hit, words: names.join(", "), beside: `${hit.words} · ${hit.beside}` };
  });
const caseHits: Find<readonly InstanceRow[]> = (tools, rows) =>
  rows.filter((row, index) => rows.findIndex(({ id }) => id === row.id) === index).map((row) => rowHit(tools, row));

const taskHits: Find<readonly ToldTask[]> = ({ navigate, wordsOf }, tasks) =>
  tasks.map((task) => {
    const words = wordsOf(task.definition);
    const unit = task.path || undefined;
    const toForm = () =>
      navigate({
        to: "/instances/$id/fill/$section",
        params: { id: task.instance, section: task.name },
        search: { unit },
      });
    const toCase = () => navigate({ to: "/instances/$id", params: { id: task.instance }, search: { show: unit } });
    return {
      id: task.id.replaceAll("/", "-"),
      group: "tasks",
      words: words.maybe(`${task.address}.task`) ?? words(task.address),
      beside: task.number ?? words(task.kind),
      icon: "pen",
      go: () => void (task.type === "section" ? toForm() : toCase()),
    };
  });

const screenHits: Find<readonly string[]> = ({ t, navigate, wordsOf, processes }, layouts) => [
  {
    id: "work",
    group: "screens",
    words: t("worklist.title"),
    beside: "g w",
    icon: "home",
    go: () => void navigate({ to: "/" }),
  },
  ...layouts.map(
    (layout): Hit => ({
      id: `list-${layout}`,
      group: "screens",
      words: t(`layouts.${layout}`),
      beside: KEYS[layout] ?? "",
      icon: layout === "meeting" ? "table" : "folder",
      go: () => void navigate({ to: "/list/$layout", params: { layout } }),
    }),
  ),
  ...(processes?.processes ?? []).map(
    (process): Hit => ({
      id: `process-${process.hash}`,
      group: "screens",
      words: `${t("process.title")}: ${wordsOf(process.hash).maybe("process") ?? process.id}`,
      beside: process.variant ?? t("process.version", { version: process.version }),
      icon: "split",
      go: () => void navigate({ to: "/processes/$hash", params: { hash: process.hash } }),
    }),
  ),
];

/** Layouts of which this person may start something. */
const startable = ({ processes, starts }: Processes): ReadonlySet<string> =>
  new Set(
    starts.flatMap(({ hash, kind }) =>
      processes
        .filter((process) => process.hash === hash)
        .flatMap(({ kinds }) => kinds.filter((one) => one.kind === kind).map(({ layout }) => layout ?? "case")),
    ),
  );

const signOut = (): void =>
  void ask("/api/session", { method: "DELETE" })
    .catch(() => undefined)
    .then(() => window.location.assign("/"));

const actionHits: Find<readonly string[]> = ({ t, navigate, language, processes }, layouts) => {
  const may = processes ? startable(processes) : new Set<string>();
  const action = (id: string, words: string, icon: IconName, go: () => void, beside = ""): Hit => ({
    id,
    group: "actions",
    words,
    beside,
    icon,
    go,
  });
  const other = language === "nl" ? "en" : "nl";
  return [
    ...layouts
      .filter((layout) => may.has(layout))
      .map((layout) =>
        action(`start-${layout}`, t(`start.${layout}`), "plus", () => {
          void navigate({ to: "/list/$layout", params: { layout }, search: { start: true } });
        }),
      ),
    action(
      "language",
      other === "en" ? "English" : "Nederlands",
      "globe",
      () => chooseLanguage(other),
      t("palette.language"),
    ),
    // Once what stands over the screen is gone.
    action("print", t("act.print"), "print", () => setTimeout(() => window.print(), 100)),
    action("out", t("shell.signOut"), "out", signOut),
  ];
};

/** Hits in groups; without a word typed the cases last changed and the nearest tasks. */
export function useHits({ wanted, rows, named, tasks, leave }: Given): readonly Hit[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data: processes } = useQuery(queries.processes);
  const layouts = layoutsInUse(processes?.processes ?? []);
  // Asked for here; what is found is drawn again once they are there.
  useTextsReady([
    ...[...rows, ...named.map(({ row }) => row), ...tasks].map(({ definition }) => definition),
    ...(processes?.processes ?? []).map(({ hash }) => hash),
  ]);
  const wordsOf = (definition: string) =>
    textsOf(client.getQueryData(queries.texts(definition).queryKey) ?? {}, [language, "nl", "en"]);
  const tools: Tools = { t, navigate, wordsOf, language, processes };
  const groups = [
    caseHits(tools, rows),
    taskHits(tools, tasks),
    screenHits(tools, layouts),
    actionHits(tools, layouts),
  ];
  const fits = ({ words, beside }: Hit): boolean => `${words} ${beside}`.toLowerCase().includes(wanted);
  // What was found by a name fits whatever stands in it.
  const byName = namedHits(tools, wanted === "" ? [] : named).slice(0, MOST.cases);
  return groups
    .map((group) => group.filter((hit) => fits(hit) && !byName.some(({ id }) => id === hit.id)))
    .flatMap((group, index) => [...(index === 0 ? byName : []), ...group.slice(0, MOST[group[0]?.group ?? "actions"])])
    .map((hit) => ({
      ...hit,
      go: () => {
        leave();
        hit.go();
      },
    }));
}
