/** What is typed in one section, kept safe: saved while typing, on leaving, after a lost line, beside what others change. */

import { useQueryClient } from "@tanstack/react-query";
import { useBlocker } from "@tanstack/react-router";
import { useMachine } from "@xstate/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { checkForm, type FieldError, type Fields, topOf, withoutComputed } from "../../../engine/index.ts";
import type { CommandAnswer, Draft, Problem, SectionContent } from "../../api/types.ts";
import { autosaveMachine, type Conflict, type Judged, save, withDraft } from "../../forms/autosave.ts";
import type { LiveForm } from "../../forms/load-form.ts";
import type { SaveState } from "./save-state.tsx";

export interface Saving {
  readonly fields: Fields;
  readonly state: SaveState;
  readonly savedAt: string | undefined;
  readonly conflicts: readonly Conflict[];
  readonly problem: Problem | undefined;
  /** Errors that the server found. */
  readonly serverErrors: readonly FieldError[];
  readonly type: (fields: Fields) => void;
  readonly saveNow: () => void;
  readonly retry: () => void;
  readonly choose: (field: string, keep: "yours" | "theirs") => void;
  readonly declare: (texts: readonly string[]) => void;
  /** Goes on once everything typed is on the server; what may not be kept, or waits for a choice, calls it off. */
  readonly afterSaving: (go: () => void) => void;
  /** Something typed is not kept until it is mended or chosen. */
  readonly stopped: boolean;
}
interface Target {
  readonly instance: string;
  readonly unit: string;
  readonly section: string;
}
const NONE: readonly FieldError[] = [];

/** Fields as they can be saved, and the places that hold something wrong. */
function judged(live: LiveForm, fields: Fields): Judged {
  const state = checkForm(live.form, fields, live.validate, live.clock());
  return {
    fields: withoutComputed(live.form, state.fields),
    wrong: state.errors.map(({ pointer }) => pointer).filter((pointer) => pointer !== ""),
  };
}
/** A draft of what the form still has. */
const known = (live: LiveForm, draft: Fields | null): Fields =>
  Object.fromEntries(
    Object.entries(draft ?? {}).filter(([address]) =>
      Object.hasOwn(live.form.definition.schema.properties, topOf(address)),
    ),
  );

/** What the other screens know of this section follows each save. */
function useKnown({ instance, unit, section }: Target, live: LiveForm) {
  const client = useQueryClient();
  return useCallback(
    (base: Fields, answer: CommandAnswer | undefined) => {
      if (answer?.view) client.setQueryData(["instance", instance], answer.view);
      client.setQueryData<SectionContent>(["instance", instance, "section", unit, section], (known) => {
        const state = checkForm(live.form, base, live.validate, live.clock());
        return known && { ...known, fields: state.fields, state, revision: answer?.revision ?? known.revision };
      });
      void client.invalidateQueries({ queryKey: ["worklist"] });
    },
    [client, instance, unit, section, live],
  );
}

export function useSaving(target: Target, live: LiveForm, content: SectionContent, draft: Draft): Saving {
  const { t } = useTranslation();
  const client = useQueryClient();
  const onSaved = useKnown(target, live);
  const [machine, send] = useMachine(autosaveMachine, {
    input: {
      target,
      ...withDraft(withoutComputed(live.form, content.fields), { ...draft, fields: known(live, draft.fields) }),
      revision: content.revision,
      hasDraft: draft.fields !== null,
      savedAt: content.at,
      judge: (fields: Fields) => judged(live, fields),
      onSaved,
    },
  });
  const { fields, savedAt, conflicts, problem } = machine.context;
  const state = machine.value as SaveState;
  const unsaved = state !== "resting";

  // Somebody else (or another tab) changed the section: what is not touched here follows.
  const seen = useRef(content);
  useEffect(() => {
    if (seen.current === content) return;
    seen.current = content;
    send({ type: "THEIRS", base: withoutComputed(live.form, content.fields), revision: content.revision });
  }, [content, live.form, send]);

  // Going elsewhere waits for what is under way; leaving by another road saves at once.
  const [then, setThen] = useState<() => void>();
  const stopped = state === "refused" || state === "choosing";
  useEffect(() => {
    if (!then || (unsaved && !stopped)) return;
    setThen(undefined);
    if (!stopped) then();
  }, [then, unsaved, stopped]);
  const latest = useRef({ unsaved, context: machine.context });
  latest.current = { unsaved, context: machine.context };
  useEffect(
    () => () => {
      const { unsaved: open, context } = latest.current;
      if (open)
        void save(context)
          .catch(() => undefined)
          .then(() => client.invalidateQueries({ queryKey: ["instance", target.instance] }));
    },
    [client, target.instance],
  );
  useBlocker({
    shouldBlockFn: () => latest.current.unsaved && state === "waiting" && !window.confirm(t("save.leave")),
    enableBeforeUnload: false,
  });
  useEffect(() => {
    const leave = (event: BeforeUnloadEvent): void => {
      send({ type: "SAVE" });
      event.preventDefault();
    };
    const retry = (): void => send({ type: "RETRY" });
    if (unsaved) window.addEventListener("beforeunload", leave);
    window.addEventListener("online", retry);
    return () => {
      window.removeEventListener("beforeunload", leave);
      window.removeEventListener("online", retry);
    };
  }, [unsaved, send]);

  return {
    fields,
    state,
    savedAt,
    conflicts,
    problem,
    serverErrors: problem?.errors ?? NONE,
    type: (changed) => send({ type: "TYPED", fields: changed }),
    saveNow: () => send({ type: "SAVE" }),
    retry: () => send({ type: "RETRY" }),
    choose: (field, keep) => send({ type: "CHOOSE", field, keep }),
    declare: (texts) => send({ type: "DECLARE", texts }),
    afterSaving: (go) => {
      send({ type: "SAVE" });
      setThen(() => go);
    },
    stopped,
  };
}
