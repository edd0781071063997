/** What screens ask, as cached queries; one place that knows the addresses and what a change makes stale. Over 300 lines: one list of addresses. */

import {
  infiniteQueryOptions,
  QueryClient,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useState } from "react";
import type { Hit, InstanceView, Json, ProcessView, ReportBlock, TimelineEntry } from "../../engine/index.ts";
import { ApiProblem, ask, newKey, sendCommand } from "./client.ts";
import { createIntention } from "./intention.ts";
import type {
  Candidate,
  ConnectedInstance,
  Draft,
  FormWithValidator,
  InstanceRow,
  InstanceRows,
  Linkable,
  NamedRow,
  Notice,
  PaperVersions,
  People,
  Processes,
  Scope,
  SectionContent,
  Session,
  Worklist,
} from "./types.ts";

/** One record of a list whose parts a screen picks by name. */
export type Told = Readonly<Record<string, Json | undefined>>;

export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (count, error) => error instanceof ApiProblem && error.problem.status === 0 && count < 3,
        refetchOnWindowFocus: true,
      },
    },
  });

const part = encodeURIComponent;
const worklistQuery = (scope: Scope, late: boolean, after: string): string =>
  new URLSearchParams({ scope, ...(late ? { late: "true" } : {}), ...(after ? { after } : {}) }).toString();
export const queries = {
  session: queryOptions({ queryKey: ["session"], queryFn: () => ask<Session>("/api/session"), staleTime: 60_000 }),
  demoPeople: queryOptions({
    queryKey: ["demo-people"],
    queryFn: async () => (await ask<{ people: readonly Session[] }>("/api/demo/people")).people,
  }),
  /** Organisations whose people sign in through a provider of their own. */
  providers: queryOptions({
    queryKey: ["providers"],
    queryFn: async () =>
      (
        await ask<{ organisations: readonly { readonly id: string; readonly name: string }[] }>(
          "/api/session/providers",
        )
      ).organisations,
  }),
  /** Page after page; what stands beside it comes with the first. */
  worklist: (scope: Scope, late = false) =>
    infiniteQueryOptions({
      queryKey: ["worklist", scope, late],
      initialPageParam: "",
      queryFn: ({ pageParam }) => ask<Worklist>(`/api/worklist?${worklistQuery(scope, late, pageParam)}`),
      getNextPageParam: (page) => page.next,
    }),
  /** Groups whose figures one may see. */
  figureGroups: queryOptions({
    queryKey: ["figures"],
    queryFn: () =>
      ask<{ groups: readonly { readonly group: string; readonly name: string; readonly municipality: string }[] }>(
        "/api/figures",
      ),
    staleTime: 300_000,
  }),
  figures: (group: string, year: number, language: "nl" | "en") =>
    queryOptions({
      queryKey: ["figures", group, year, language],
      queryFn: () =>
        ask<{ title: string; blocks: readonly ReportBlock[] }>(
          `/api/figures/${part(group)}?year=${year}&language=${language}`,
        ),
    }),
  processes: queryOptions({
    queryKey: ["processes"],
    queryFn: () => ask<Processes>("/api/processes"),
    staleTime: 300_000,
  }),
  process: (hash: string) =>
    queryOptions({
      queryKey: ["process", hash],
      queryFn: () => ask<ProcessView>(`/api/processes/${part(hash)}`),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  /** The process of one case, with the settings of its group. */
  processOf: (id: string) =>
    queryOptions({
      queryKey: ["instance", id, "process"],
      queryFn: () => ask<ProcessView>(`/api/instances/${part(id)}/process`),
      staleTime: 300_000,
    }),
  /** Cases in which one may read a name; what is typed travels in the body and is kept no longer than the screen. */
  named: (text: string) =>
    queryOptions({
      queryKey: ["named", text],
      queryFn: async () =>
        (await ask<{ found: readonly NamedRow[] }>("/api/search", { method: "POST", body: { text } })).found,
      gcTime: 0,
    }),
  /** Other cases that may be about the same subject. */
  sameSubject: (id: string) =>
    queryOptions({
      queryKey: ["instance", id, "same-subject"],
      queryFn: () => ask<{ rows: readonly InstanceRow[]; isMore: boolean }>(`/api/instances/${part(id)}/same-subject`),
    }),
  /** The instance that started this one, and those that it started. */
  connected: (id: string) =>
    queryOptions({
      queryKey: ["instance", id, "connected"],
      queryFn: () => ask<{ rows: readonly ConnectedInstance[] }>(`/api/instances/${part(id)}/connected`),
    }),
  candidates: (id: string) =>
    queryOptions({
      queryKey: ["instance", id, "people"],
      queryFn: async () => (await ask<{ people: readonly Candidate[] }>(`/api/instances/${part(id)}/people`)).people,
    }),
  texts: (hash: string) =>
    queryOptions({
      queryKey: ["texts", hash],
      queryFn: () => ask<Record<string, Record<string, string>>>(`/api/processes/${part(hash)}/texts`),
      staleTime: Number.POSITIVE_INFINITY,
      enabled: hash !== "",
    }),
  holidays: (hash: string) =>
    queryOptions({
      queryKey: ["calendar", hash],
      queryFn: async () =>
        (await ask<{ holidays: readonly { day: string; name: string }[] }>(`/api/processes/${part(hash)}/calendar`))
          .holidays,
      staleTime: Number.POSITIVE_INFINITY,
    }),
  forms: (hash: string) =>
    queryOptions({
      queryKey: ["forms", hash],
      queryFn: async () =>
        (await ask<{ forms: readonly FormWithValidator[] }>(`/api/processes/${part(hash)}/forms`)).forms,
      staleTime: Number.POSITIVE_INFINITY,
      enabled: hash !== "",
    }),
  instances: (filter: Readonly<Record<string, string>>) =>
    queryOptions({
      queryKey: ["instances", filter],
      queryFn: () => ask<InstanceRows>(`/api/instances?${new URLSearchParams(filter)}`),
    }),
  instance: (id: string) =>
    queryOptions({ queryKey: ["instance", id], queryFn: () => ask<InstanceView>(`/api/instances/${part(id)}`) }),
  section: (id: string, unit: string, section: string) =>
    queryOptions({
      queryKey: ["instance", id, "section", unit, section],
      queryFn: () =>
        ask<SectionContent>(
          `/api/instances/${part(id)}/sections/${part(section)}${unit === "" ? "" : `?unit=${part(unit)}`}`,
        ),
    }),
  draft: (id: string, address: string) =>
    queryOptions({
      queryKey: ["draft", id, address],
      queryFn: () => ask<Draft>(`/api/instances/${part(id)}/drafts/${address}`),
      staleTime: 0,
      gcTime: 0,
    }),
  /** Notices after those of the worklist, in pages. */
  moreNotices: (after: string) =>
    infiniteQueryOptions({
      queryKey: ["worklist", "notices", after],
      queryFn: ({ pageParam }) =>
        ask<{ readonly notices: readonly Notice[]; readonly next: string | null }>(
          `/api/notices?after=${part(pageParam)}`,
        ),
      initialPageParam: after,
      getNextPageParam: ({ next }) => next,
    }),
  /** In pages, the newest first; a page names the revision before which the next one begins. */
  timeline: (id: string) =>
    infiniteQueryOptions({
      queryKey: ["instance", id, "timeline"],
      queryFn: ({ pageParam }) =>
        ask<{ entries: readonly TimelineEntry[]; people: People; next?: number | null }>(
          `/api/instances/${part(id)}/timeline${pageParam === null ? "" : `?before=${pageParam}`}`,
        ),
      initialPageParam: null as number | null,
      getNextPageParam: ({ next }) => next ?? null,
    }),
  readers: (id: string) =>
    queryOptions({
      queryKey: ["instance", id, "readers"],
      queryFn: () => ask<{ readers: readonly Told[]; people: People }>(`/api/instances/${part(id)}/readers`),
    }),
  reads: (id: string) =>
    queryOptions({
      queryKey: ["instance", id, "reads"],
      queryFn: () => ask<{ reads: readonly Told[]; people: People }>(`/api/instances/${part(id)}/reads`),
    }),
  documents: (id: string) =>
    queryOptions({
      queryKey: ["instance", id, "documents"],
      queryFn: () => ask<{ documents: readonly Told[]; people: People }>(`/api/instances/${part(id)}/documents`),
    }),
  /** The blocks of a paper as it is now, for this reader. */
  paper: (id: string, report: string, language: "nl" | "en") =>
    queryOptions({
      queryKey: ["instance", id, "paper", report, language],
      queryFn: () =>
        ask<{ blocks: readonly ReportBlock[] }>(
          `/api/instances/${part(id)}/papers/${part(report)}?language=${language}`,
        ),
    }),
  /** Stored copies of a paper, and what differs between two of them. */
  versions: (
    id: string,
    report: string,
    language: string,
    chosen: { readonly before?: string; readonly after?: string },
  ) =>
    queryOptions({
      queryKey: ["instance", id, "versions", report, language, chosen],
      queryFn: () =>
        ask<PaperVersions>(
          `/api/instances/${part(id)}/versions/${part(report)}?${new URLSearchParams({ language, ...chosen })}`,
        ),
    }),
  linkable: (id: string, item: string) =>
    queryOptions({
      queryKey: ["instance", id, "linkable", item],
      queryFn: () => ask<Linkable>(`/api/instances/${part(id)}/linkable/${part(item)}`),
    }),
  /** What the server finds in each of the texts; given up when other texts are asked about. */
  screened: (id: string, texts: readonly string[]) =>
    queryOptions({
      queryKey: ["screened", id, texts],
      queryFn: ({ signal }) =>
        Promise.all(
          texts.map(async (text) => {
            const address = `/api/instances/${part(id)}/screen`;
            const { hits } = await ask<{ hits: readonly Hit[] }>(address, { method: "POST", body: { text }, signal });
            return { text, hits };
          }),
        ),
      staleTime: 60_000,
      gcTime: 60_000,
      retry: false,
    }),
  linked: (id: string, item: string) =>
    queryOptions({
      queryKey: ["instance", id, "linked", item],
      queryFn: () => ask<Readonly<Record<string, Json>>>(`/api/instances/${part(id)}/linked/${part(item)}`),
    }),
};

/** What one instance shows of others. */
export const isOfOthers = (key: readonly unknown[]): boolean => key[2] === "linked" || key[2] === "linkable";

export const useSession = () => useQuery(queries.session);
export const useInstance = (id: string) => useQuery(queries.instance(id));

/** Sends a command, once for each intention, and shows the view that comes back; what rests on the instance is asked again. */
export function useCommand(id: string) {
  const client = useQueryClient();
  const [intention] = useState(() => createIntention());
  return useMutation({
    mutationFn: (command: Readonly<Record<string, unknown>>) => sendCommand(id, command, intention.keyFor(command)),
    onError: (error: Error) => intention.failed(error),
    onSuccess: ({ view }) => {
      intention.answered();
      if (view) client.setQueryData(["instance", id], view);
      void client.invalidateQueries({
        queryKey: ["instance", id],
        refetchType: "active",
        predicate: (query) => query.queryKey.length > 2,
      });
      if (!view) void client.invalidateQueries({ queryKey: ["instance", id] });
      void client.invalidateQueries({ queryKey: ["worklist"] });
      void client.invalidateQueries({ queryKey: ["instances"] });
      // What stands on somebody else's agenda is shown there too.
      void client.invalidateQueries({ predicate: ({ queryKey }) => isOfOthers(queryKey) });
    },
  });
}

/** Makes a new instance; a double click makes one, because the key belongs to the press. */
export const createInstance = (
  body: { readonly kind: string; readonly process: string; readonly group: string; readonly with?: unknown },
  key = newKey(),
) => ask<{ id: string; revision: number }>("/api/instances", { method: "POST", body, key });
