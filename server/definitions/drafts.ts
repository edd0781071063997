/** Drafts of definitions: a log of what was done to them, appended one entry at a time, from which their files follow. */

import { randomBytes } from "node:crypto";
import {
  applyEdits,
  type DefinitionEdit,
  type DefinitionHash,
  type EditRefusal,
  overlap,
  type PersonId,
  type Timestamp,
} from "../../engine/index.ts";
import type { Store } from "../store/port.ts";
import type { KeptSource } from "./source.ts";

export type DraftAct =
  | { readonly type: "edit"; readonly edits: readonly DefinitionEdit[] }
  /** Back to how it was after that revision; 0 is how it began. */
  | { readonly type: "back"; readonly to: number }
  | { readonly type: "review"; readonly reason: string; readonly hash: DefinitionHash }
  | { readonly type: "return"; readonly reason: string }
  | { readonly type: "publish"; readonly hash: DefinitionHash }
  | { readonly type: "discard" };
export type DraftEntry = DraftAct & { readonly by: PersonId; readonly at: Timestamp };

export interface DraftHead {
  readonly id: string;
  readonly process: string;
  readonly variant?: string;
  /** The version it began from. */
  readonly base: DefinitionHash;
  readonly source: KeptSource;
  readonly by: PersonId;
  readonly at: Timestamp;
}
export interface Draft extends DraftHead {
  readonly revision: number;
  readonly state: "draft" | "in-review" | "published" | "discarded";
  readonly files: ReadonlyMap<string, string>;
  /** Entry n led to revision n + 1. */
  readonly entries: readonly DraftEntry[];
  /** What is under review. */
  readonly review?: {
    readonly hash: DefinitionHash;
    readonly reason: string;
    readonly by: PersonId;
    readonly at: Timestamp;
  };
}
export type DraftFault =
  | { readonly fault: "not-found" | "draft-closed" | "in-review" | "not-in-review" }
  /** Somebody else changed the same place: their entries since. */
  | { readonly fault: "edit-conflict"; readonly theirs: readonly DraftEntry[]; readonly revision: number }
  | { readonly fault: "bad-edit"; readonly refused: EditRefusal };

export interface Drafts {
  list(): Promise<readonly Draft[]>;
  find(id: string): Promise<Draft | undefined>;
  open(head: Omit<DraftHead, "id">): Promise<Draft>;
  /** Appends what was done on a revision; what others did since stays, unless both touch one place. */
  append(id: string, revision: number, entry: DraftEntry): Promise<Draft | DraftFault>;
}

const HEADS = "definition drafts";
const ENTRIES = "definition draft entries";
const MOST = 20_000;

const editsOf = (entry: DraftEntry): readonly DefinitionEdit[] => (entry.type === "edit" ? entry.edits : []);

/** The draft after its entries. */
function replay(head: DraftHead, entries: readonly DraftEntry[]): Draft {
  const states: ReadonlyMap<string, string>[] = [new Map(head.source.files)];
  let state: Draft["state"] = "draft";
  let review: Draft["review"];
  for (const entry of entries) {
    const files = states.at(-1) ?? new Map();
    const outcome = applyEdits(files, editsOf(entry));
    states.push(entry.type === "back" ? (states[entry.to] ?? files) : "files" in outcome ? outcome.files : files);
    state =
      entry.type === "review"
        ? "in-review"
        : entry.type === "publish"
          ? "published"
          : entry.type === "discard"
            ? "discarded"
            : "draft";
    review = entry.type === "review" ? entry : undefined;
  }
  const files = states.at(-1) ?? new Map();
  return { ...head, revision: entries.length, state, files, entries, ...(review ? { review } : {}) };
}

/** A variant changes its own files alone: what it does to its base is an edit of its overlay, which is proved as one. */
const isOwn = ({ variant, source }: Draft, { file }: DefinitionEdit): boolean =>
  variant === undefined || file.startsWith(`${source.root}/variants/${variant}/`);
const notOwn = ({ file }: DefinitionEdit): EditRefusal => ({
  code: "not-of-the-variant",
  file,
  pointer: "",
  message: "A variant does not change the files of its base; write the change in its overlay.",
});

/** What cannot be done after what others did since. */
function conflictOf(draft: Draft, revision: number, entry: DraftEntry): DraftFault | undefined {
  const since = draft.entries.slice(revision);
  const mine = editsOf(entry);
  const clashes = since.some(
    (other) =>
      other.type === "back" ||
      entry.type !== "edit" ||
      editsOf(other).some((edit) => mine.some((own) => overlap(edit, own))),
  );
  return since.length > 0 && clashes ? { fault: "edit-conflict", theirs: since, revision: draft.revision } : undefined;
}

export function createDrafts(store: Store): Drafts {
  const known = new Map<string, Draft>();
  const read = async (head: DraftHead): Promise<Draft> => {
    const kept = await store.byOwner(ENTRIES, head.id, MOST);
    const before = known.get(head.id);
    if (before?.revision === kept.length) return before;
    const draft = replay(
      head,
      kept.map(({ value }) => JSON.parse(Buffer.from(value).toString()) as DraftEntry),
    );
    known.set(head.id, draft);
    return draft;
  };
  const find = async (id: string): Promise<Draft | undefined> => {
    const head = await store.get(HEADS, id);
    return head && read(JSON.parse(Buffer.from(head).toString()) as DraftHead);
  };
  return {
    find,
    list: async () =>
      Promise.all(
        (await store.all(HEADS)).map(({ value }) => read(JSON.parse(Buffer.from(value).toString()) as DraftHead)),
      ),
    open: async (rest) => {
      const head = { ...rest, id: randomBytes(12).toString("base64url") };
      await store.put(HEADS, head.id, JSON.stringify(head));
      return replay(head, []);
    },
    append: async (id, revision, entry) => {
      for (;;) {
        const draft = await find(id);
        if (!draft) return { fault: "not-found" };
        if (draft.state === "published" || draft.state === "discarded") return { fault: "draft-closed" };
        // What a colleague reads stays as it is until the question is withdrawn.
        if (draft.state === "in-review" && ["edit", "back"].includes(entry.type)) return { fault: "in-review" };
        if (entry.type === "return" && draft.state !== "in-review") return { fault: "not-in-review" };
        const conflict = conflictOf(draft, revision, entry);
        if (conflict) return conflict;
        const outside = editsOf(entry).find((edit) => !isOwn(draft, edit));
        if (outside) return { fault: "bad-edit", refused: notOwn(outside) };
        const outcome = applyEdits(draft.files, editsOf(entry));
        if ("refused" in outcome) return { fault: "bad-edit", refused: outcome.refused };
        const place = `${id} ${String(draft.revision + 1).padStart(6, "0")}`;
        // Two servers never write the same revision: the second reads again and decides again.
        if (await store.put(ENTRIES, place, JSON.stringify(entry), { owner: id, ifAbsent: true }))
          return (await find(id)) ?? { fault: "not-found" };
      }
    },
  };
}
