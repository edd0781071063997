/** A draft on the server: its files, edits that are saved one after another, undo and redo. */

import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import {
  applyEdits,
  type DefinitionEdit,
  type EditedFiles,
  type Finding,
  variantEdits,
  variantFiles,
} from "../../../engine/index.ts";
import { ask, problemOf } from "../../api/client.ts";

export interface DraftEntry {
  readonly type: "edit" | "back" | "review" | "return" | "publish" | "discard";
  readonly at: string;
  readonly by: string;
  readonly edits?: readonly DefinitionEdit[];
  readonly to?: number;
  readonly reason?: string;
}
export interface DraftView {
  readonly id: string;
  readonly process: string;
  readonly variant?: string;
  readonly root: string;
  readonly base: string;
  readonly revision: number;
  readonly state: "draft" | "in-review" | "published" | "discarded";
  readonly files: Readonly<Record<string, string>>;
  readonly entries: readonly DraftEntry[];
  readonly review?: { readonly hash: string; readonly reason: string; readonly by: string };
  /** It began from no version. */
  readonly isNew: boolean;
  readonly mayUndo: boolean;
  readonly mayRedo: boolean;
  /** Everybody who changed it. */
  readonly authors: readonly string[];
}
type Step = readonly DefinitionEdit[];
const NOTHING: readonly Step[] = [];
const NO_FINDINGS: readonly Finding[] = [];
export interface Draft {
  readonly view: DraftView;
  readonly base: EditedFiles;
  /** The files of the version that it began from, as they are written. */
  readonly published: EditedFiles;
  /** As the views display them: under the variant, when it is one. */
  readonly files: EditedFiles;
  /** As they are written. */
  readonly written: EditedFiles;
  /** Code of the last refusal. */
  readonly problem: string | undefined;
  /** What was found when it was refused for its errors. */
  readonly refusal: readonly Finding[];
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
/** What begins as a template was made of nothing. */
const NO_FILES: { readonly files: Readonly<Record<string, string>> } = { files: {} };
const baseOf = (hash: string | undefined) =>
  queryOptions({
    queryKey: ["definitions", hash, "files"],
    queryFn: async () => (hash === "" ? NO_FILES : ask<typeof NO_FILES>(`/api/definitions/${hash}/files`)),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: hash !== undefined,
  });

const withEdits = (files: EditedFiles, edits: Step): EditedFiles => {
  const outcome = applyEdits(files, edits);
  return "files" in outcome ? outcome.files : files;
};

const displayed = (root: string, variant: string | undefined, files: EditedFiles): EditedFiles =>
  variant === undefined || files.size === 0 ? files : variantFiles(root, variant, files);

/** The draft of an id, with the question for it; `draft` is absent until its files are here. */
export function useDraft(id: string) {
  const client = useQueryClient();
  const source = useQuery(draftOf(id));
  const published = useQuery(baseOf(source.data?.base));
  const [problem, setProblem] = useState<string>();
  const [refusal, setRefusal] = useState(NO_FINDINGS);
  /** Acts wait for the one before: each goes with the revision that it led to. */
  const before = useRef<Promise<unknown>>(Promise.resolve());
  const { data: view } = source;
  /** Edits that are under way are shown already. */
  const [pending, setPending] = useState(NOTHING);
  const written: EditedFiles = useMemo(
    () => pending.reduce(withEdits, new Map(Object.entries(view?.files ?? {}))),
    [view?.files, pending],
  );
  const { root = "", variant } = view ?? {};
  const files = useMemo(() => displayed(root, variant, written), [root, variant, written]);
  const began: EditedFiles = useMemo(() => new Map(Object.entries(published.data?.files ?? {})), [published.data]);
  const base = useMemo(() => displayed(root, variant, began), [root, variant, began]);
  const send = async (name: string, bodyFor: (now: DraftView) => object | undefined): Promise<boolean> => {
    const now = client.getQueryData<DraftView>(["drafts", id]);
    if (!now) return false;
    try {
      const body = bodyFor(now);
      const path = `/api/drafts/${encodeURIComponent(id)}/${name}`;
      const after = await ask<DraftView | object>(path, { method: "POST", body: body ?? {} });
      if ("files" in after) client.setQueryData(["drafts", id], after);
      else await client.refetchQueries({ queryKey: ["drafts", id] });
      setProblem(undefined);
      setRefusal(NO_FINDINGS);
      return true;
    } catch (error) {
      const { code, details } = problemOf(error);
      setProblem(code);
      setRefusal((details?.["findings"] as readonly Finding[] | undefined) ?? NO_FINDINGS);
      await client.refetchQueries({ queryKey: ["drafts", id] });
      return false;
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
      published: began,
      files,
      written,
      problem,
      refusal,
      onEdit: (asked) => {
        if (view.state !== "draft") return setProblem(view.state === "in-review" ? "in-review" : "draft-closed");
        const own = variant === undefined ? { edits: asked } : variantEdits(root, variant, written, asked);
        if ("refused" in own) return setProblem(own.refused.code);
        const { edits } = own;
        if (edits.length === 0) return;
        setPending((list) => [...list, edits]);
        void queued("edits", (now) => ({ revision: now.revision, edits })).then(() =>
          setPending((list) => list.filter((one) => one !== edits)),
        );
      },
      act: (name, body) => queued(name, () => body),
    };
  return { source, draft };
}
