/** Changing processes in the product: drafts, their review by a second person, publishing, and which version is active. */

import {
  applyEdits,
  type DefinitionEdit,
  type DefinitionHash,
  milliseconds,
  type PersonId,
} from "../../engine/index.ts";
import type { Shell } from "../shell.ts";
import { type ImportFault, importFiles, unpack } from "./archive/import.ts";
import { packed } from "./archive/tar.ts";
import { type Difference, differences } from "./difference.ts";
import { type DraftInput, sourceFor } from "./draft-source.ts";
import { createDraftValidators } from "./draft-validators.ts";
import { authorsOf, type DraftView, viewOf } from "./draft-view.ts";
import { createDrafts, type Draft, type DraftAct, type DraftFault } from "./drafts.ts";
import { createLines } from "./lines.ts";
import { beside, type Proof, prove } from "./prove.ts";
import { raised } from "./raised.ts";
import { type Rebase, rebaseOf } from "./rebase.ts";
import type { KeptSource, PaperAsked } from "./source.ts";
import { textsOf } from "./templates.ts";
import { createTurns } from "./turns.ts";
import { redoTo, undoTo } from "./undo.ts";

export type DesignFault =
  | DraftFault
  | ImportFault
  | {
      readonly fault:
        | "nothing-to-undo"
        | "nothing-to-publish"
        | "choose-first"
        | "by-the-author"
        | "not-what-was-read"
        | "agreed-by-the-asker";
    }
  | { readonly fault: "has-errors"; readonly findings: Proof["findings"] };

export interface Design {
  overview(): Promise<object>;
  open(input: DraftInput, by: PersonId): Promise<DraftView | DesignFault>;
  find(id: string): Promise<DraftView | DesignFault>;
  edit(id: string, revision: number, edits: readonly DefinitionEdit[], by: PersonId): Promise<DraftView | DesignFault>;
  back(id: string, to: number | "undo" | "redo", by: PersonId): Promise<DraftView | DesignFault>;
  findings(id: string): Promise<(Proof & { readonly revision: number }) | DesignFault>;
  difference(
    id: string,
  ): Promise<{ readonly changes: readonly Difference[]; readonly groups: readonly string[] } | DesignFault>;
  /** The check of one form of a draft as it is on a revision, as a module for the browser. */
  validator(id: string, revision: number, form: string): Promise<{ readonly code: string } | DesignFault>;
  /** A paper of a draft on the data of an example; it has none that is real. */
  paper(id: string, asked: Omit<PaperAsked, "at">): Promise<{ readonly bytes: Uint8Array } | DesignFault>;
  /** Lets groups that only try something run on it as it is; refused while it has errors. */
  tryOut(id: string): Promise<{ readonly hash: DefinitionHash } | DesignFault>;
  /** Those groups run on what is in force again. */
  endTrial(id: string): Promise<object | DesignFault>;
  /** Asks a second person to read it; refused while it has errors. */
  review(id: string, reason: string, by: PersonId): Promise<DraftView | DesignFault>;
  giveBack(id: string, reason: string, by: PersonId): Promise<DraftView | DesignFault>;
  /** Publishes what was reviewed, by somebody who wrote none of it, and makes it active. */
  publish(id: string, hash: string, by: PersonId): Promise<{ readonly hash: DefinitionHash } | DesignFault>;
  discard(id: string, by: PersonId): Promise<DraftView | DesignFault>;
  /** Asks to put a version into use again; carried out when somebody else asks the same. */
  activate(
    hash: string,
    reason: string,
    by: PersonId,
  ): Promise<{ readonly hash: string; readonly asked: boolean } | DesignFault>;
  /** What a variant on a newer base has to choose; empty for any other draft. */
  rebase(id: string): Promise<{ readonly rebase?: Rebase } | DesignFault>;
  /** A version in one file. */
  archive(hash: string): Promise<{ readonly bytes: Uint8Array } | DesignFault>;
  /** Takes an archive in as a draft. */
  importArchive(archive: Uint8Array, by: PersonId): Promise<DraftView | DesignFault>;
  files(
    hash: string,
  ): Promise<{ readonly root: string; readonly files: Readonly<Record<string, string>> } | DesignFault>;
}

const isFault = (value: object): value is DesignFault => "fault" in value;

export function createDesign(shell: Shell): Design {
  const { store, definitions, directory, now } = shell;
  const drafts = createDrafts(store);
  const turns = createTurns(shell);
  const lines = createLines(shell, turns);
  const kept = (draft: Draft): KeptSource => ({ ...draft.source, files: [...draft.files] });
  const validatorsOf = createDraftValidators(kept);

  async function act(
    id: string,
    revision: number | undefined,
    what: DraftAct,
    by: PersonId,
  ): Promise<DraftView | DesignFault> {
    const at = revision ?? (await drafts.find(id))?.revision ?? 0;
    const outcome = await drafts.append(id, at, { ...what, by, at: now() });
    return "fault" in outcome ? outcome : viewOf(outcome);
  }
  async function proved(id: string): Promise<{ readonly draft: Draft; readonly proof: Proof } | DesignFault> {
    const draft = await drafts.find(id);
    return draft ? { draft, proof: await prove(kept(draft)) } : { fault: "not-found" };
  }

  return {
    overview: async () => {
      const open = (await drafts.list()).filter(({ state }) => state === "draft" || state === "in-review");
      const people = directory.people().filter(({ duties = [] }) => duties.length > 0);
      return {
        lines: await lines.all(),
        templates: definitions.templates(),
        patterns: definitions.patterns(),
        trials: definitions.trials(),
        testGroups: directory
          .groups()
          .flatMap(({ name, process, variant, isTest }) => (isTest ? [{ name, process, variant }] : [])),
        drafts: open.map((draft) => {
          const { files: _files, entries, ...view } = viewOf(draft);
          const texts = textsOf(draft.files, `${draft.source.root}/texts.`, "/process");
          return { ...view, texts, changedAt: entries.at(-1)?.at ?? draft.at, changes: entries.length };
        }),
        people: people.map(({ id, name }) => ({ id, name })),
      };
    },
    open: async (input, by) => {
      const found = await sourceFor(definitions, input);
      if (!found) return { fault: "not-found" };
      const { process, variant } = input;
      return viewOf(
        await drafts.open({ process, ...(variant === undefined ? {} : { variant }), ...found, by, at: now() }),
      );
    },
    find: async (id) => {
      const draft = await drafts.find(id);
      return draft ? viewOf(draft) : { fault: "not-found" };
    },
    edit: (id, revision, edits, by) => act(id, revision, { type: "edit", edits }, by),
    back: async (id, to, by) => {
      const draft = await drafts.find(id);
      if (!draft) return { fault: "not-found" };
      const target = to === "undo" ? undoTo(draft.entries) : to === "redo" ? redoTo(draft.entries) : to;
      if (target === undefined || target > draft.revision) return { fault: "nothing-to-undo" };
      return act(id, draft.revision, { type: "back", to: target }, by);
    },
    findings: async (id) => {
      const found = await proved(id);
      return isFault(found) ? found : { ...found.proof, revision: found.draft.revision };
    },
    difference: async (id) => {
      const draft = await drafts.find(id);
      if (!draft) return { fault: "not-found" };
      const groups = directory
        .groups()
        .filter((group) => group.process === draft.process && group.variant === draft.variant)
        .map(({ name }) => name);
      return { changes: differences(new Map(draft.source.files), draft.files), groups };
    },
    validator: async (id, revision, form) => {
      const draft = await drafts.find(id);
      if (draft?.revision !== revision) return { fault: "not-found" };
      const code = (await validatorsOf(draft))[form];
      return code === undefined ? { fault: "not-found" } : { code };
    },
    paper: async (id, asked) => {
      const draft = await drafts.find(id);
      if (!draft) return { fault: "not-found" };
      const question = { ...kept(draft), ...asked, at: new Date(milliseconds(now())).toISOString() };
      const bytes = await beside<Uint8Array | null>("paper-worker", question);
      return bytes ? { bytes } : { fault: "not-found" };
    },
    tryOut: async (id) => {
      const found = await proved(id);
      if (isFault(found)) return found;
      const { draft, proof } = found;
      if (!["draft", "in-review"].includes(draft.state)) return { fault: "draft-closed" };
      if (!proof.hash) return { fault: "has-errors", findings: proof.findings };
      const { process } = await definitions.tryOut(kept(draft), { draft: id, revision: draft.revision });
      return { hash: process.hash };
    },
    endTrial: async (id) => {
      const draft = await drafts.find(id);
      if (!draft) return { fault: "not-found" };
      await definitions.endTrial(draft.process, draft.variant);
      return {};
    },
    review: async (id, reason, by) => {
      const draft = await drafts.find(id);
      if (!draft) return { fault: "not-found" };
      const left = (await rebaseOf(definitions, draft))?.conflicts.filter(({ isChosen }) => !isChosen) ?? [];
      if (left.length > 0) return { fault: "choose-first" };
      const edits = await raised(definitions, draft);
      if ("fault" in edits) return edits;
      const outcome = applyEdits(draft.files, edits);
      if ("refused" in outcome) return { fault: "bad-edit", refused: outcome.refused };
      const proof = await prove({ ...draft.source, files: [...outcome.files] });
      if (!proof.hash) return { fault: "has-errors", findings: proof.findings };
      const numbered = edits.length === 0 ? draft : await act(id, draft.revision, { type: "edit", edits }, by);
      if (isFault(numbered)) return numbered;
      return act(id, numbered.revision, { type: "review", reason, hash: proof.hash }, by);
    },
    giveBack: (id, reason, by) => act(id, undefined, { type: "return", reason }, by),
    discard: (id, by) => act(id, undefined, { type: "discard" }, by),
    publish: async (id, hash, by) => {
      const draft = await drafts.find(id);
      if (!draft) return { fault: "not-found" };
      if (draft.state !== "in-review" || !draft.review) return { fault: "not-in-review" };
      if (authorsOf(draft).includes(by)) return { fault: "by-the-author" };
      if (draft.review.hash !== hash) return { fault: "not-what-was-read" };
      const proof = await prove(kept(draft));
      if (proof.hash !== draft.review.hash) return { fault: "has-errors", findings: proof.findings };
      const done = await act(id, draft.revision, { type: "publish", hash: proof.hash }, by);
      if (isFault(done)) return done;
      const record = { authors: authorsOf(draft), reviewer: by, reason: draft.review.reason, at: now() };
      const { process } = await definitions.keep(kept(draft), record);
      await definitions.activate(process.hash);
      await definitions.endTrial(process.id, process.variant);
      await turns.close(process);
      return { hash: process.hash };
    },
    activate: async (hash, reason, by) => {
      const version = (await definitions.versions()).find((one) => one.hash === hash);
      if (!version) return { fault: "not-found" };
      const line = { id: version.process, variant: version.variant };
      const asked = await turns.open(line);
      if (asked?.hash !== hash) {
        await turns.ask(line, { hash: version.hash, by, reason, at: now() });
        return { hash, asked: true };
      }
      if (directory.isSameHuman(asked.by, by)) return { fault: "agreed-by-the-asker" };
      await definitions.activate(version.hash);
      await turns.close(line);
      return { hash, asked: false };
    },
    rebase: async (id) => {
      const draft = await drafts.find(id);
      if (!draft) return { fault: "not-found" };
      const rebase = await rebaseOf(definitions, draft);
      return rebase ? { rebase } : {};
    },
    archive: async (hash) => {
      const found = await definitions.source(hash as DefinitionHash);
      return found ? { bytes: packed(new Map(found.files)) } : { fault: "not-found" };
    },
    importArchive: async (archive, by) => {
      const files = await unpack(archive);
      if ("fault" in files) return files;
      const made = await importFiles(files, { definitions, drafts, by, at: now() });
      return "fault" in made ? made : viewOf(made);
    },
    files: async (hash) => {
      const found = await definitions.source(hash as DefinitionHash);
      return found ? { root: found.root, files: Object.fromEntries(found.files) } : { fault: "not-found" };
    },
  };
}
