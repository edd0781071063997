/** A draft on the server: its files, edits that are saved one after another, undo and redo. */

import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { ask, problemOf } from "../../api/client.ts";
import type { Edit, Files } from "./edits.ts";
import { sentEdits } from "./sent-edits.ts";

export interface DraftView {
  readonly id: string;
  readonly process: string;
  readonly root: string;
  readonly base: string;
  readonly revision: number;
  readonly state: "draft" | "in-review" | "published" | "discarded";
  readonly files: Readonly<Record<string, string>>;
  readonly entries: readonly { readonly at: string; readonly by: string }[];
  readonly review?: { readonly hash: string; readonly reason: string; readonly by: string };
  readonly mayUndo: boolean;
  readonly mayRedo: boolean;
  /** Everybody who changed it. */
  readonly authors: readonly string[];
}
type Step = readonly Edit[];
export interface Draft {
  readonly view: DraftView;
  readonly base: Files;
  readonly files: Files;
  /** Code of the last refusal. */
  readonly problem: string | undefined;
  readonly onEdit: (edits: Step) => void;
  /** Sends an act (`undo`, `review`, …); false when it was refused. */
  readonly act: (name: string, body?: object) => Promise<boolean>;
}

const draftOf = (id: string) =>
  queryOptions({
    queryKey: ["drafts", id],
    queryFn: () => ask<DraftView>(`/api/drafts/${encodeURIComponent(id)}`),
    refetchInterval: 10_000,
  });
const baseOf = (hash: string | undefined) =>
  queryOptions({
    queryKey: ["definitions", hash, "files"],
    queryFn: () => ask<{ readonly files: Readonly<Record<string, string>> }>(`/api/definitions/${hash}/files`),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: hash !== undefined,
  });

/** The draft of an id, with the question for it; `draft` is absent until its files are here. */
export function useDraft(id: string) {
  const client = useQueryClient();
  const source = useQuery(draftOf(id));
  const published = useQuery(baseOf(source.data?.base));
  const [problem, setProblem] = useState<string>();
  /** Acts wait for the one before: each goes with the revision that it led to. */
  const before = useRef<Promise<unknown>>(Promise.resolve());
  const { data: view } = source;
  const files: Files = useMemo(() => new Map(Object.entries(view?.files ?? {})), [view?.files]);
  const base: Files = useMemo(() => new Map(Object.entries(published.data?.files ?? {})), [published.data]);
  const send = async (name: string, bodyFor: (now: DraftView) => object | undefined): Promise<boolean> => {
    const now = client.getQueryData<DraftView>(["drafts", id]);
    if (!now) return false;
    try {
      const body = bodyFor(now);
      const path = `/api/drafts/${encodeURIComponent(id)}/${name}`;
      await ask(path, { method: "POST", body: body ?? {} });
      setProblem(undefined);
      return true;
    } catch (error) {
      setProblem(problemOf(error).code);
      return false;
    } finally {
      await client.refetchQueries({ queryKey: ["drafts", id] });
    }
  };
  const queued = (name: string, bodyFor: (now: DraftView) => object | undefined): Promise<boolean> => {
    const next = before.current.then(() => send(name, bodyFor));
    before.current = next;
    return next;
  };
  const draft: Draft | undefined = view &&
    published.data && {
      view,
      base,
      files,
      problem,
      onEdit: (edits) =>
        void queued("edits", (now) => ({
          revision: now.revision,
          edits: sentEdits(new Map(Object.entries(now.files)), edits),
        })),
      act: (name, body) => queued(name, () => body),
    };
  return { source, draft };
}
