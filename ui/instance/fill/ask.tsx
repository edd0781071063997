/** The question of an act: its consequence, the choice it needs, why it was refused, and the button that carries it out. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Fields, InstanceView, Reason } from "../../../engine/index.ts";
import { problemOf } from "../../api/client.ts";
import { useProblemWords, useReasonWords } from "../../api/problem-words.ts";
import { useCommand } from "../../api/queries.ts";
import type { LiveForm } from "../../forms/load-form.ts";
import { Button } from "../../parts/button.tsx";
import { announce, Notice } from "../../parts/feedback.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { MendLink } from "../fix-link.tsx";
import { RefusedNames } from "../name-hits.tsx";
import type { FillDialogProps } from "./props.ts";

/** Reasons as a list of sentences, each with the way to mend it. */
function Mendable({ reasons, view }: { readonly reasons: readonly Reason[]; readonly view: InstanceView }) {
  const sentence = useReasonWords(useDefinitionTexts(view.definition));
  if (reasons.length === 0) return null;
  return (
    <ul className="why-list">
      {reasons.map((reason) => (
        <li key={reason.name}>
          <span>
            {sentence(reason)}. <MendLink view={view} name={reason.name} />
          </span>
        </li>
      ))}
    </ul>
  );
}

interface AskProps extends FillDialogProps {
  readonly live: LiveForm | undefined;
  readonly fields?: Fields;
  /** Texts that were said to be no names. */
  readonly declared?: readonly string[];
  /** More of them, of what only the server found: they stay said when it is sent again. */
  readonly onDeclare?: (texts: readonly string[]) => void;
  /** A text still names somebody: that comes first. */
  readonly caught?: boolean;
  readonly mayGo?: () => boolean;
  readonly onRefused?: (error: unknown) => void;
  readonly children?: React.ReactNode;
}
export function Ask({
  view,
  address,
  form,
  grave = false,
  unless = [],
  choices,
  command,
  onClose,
  onDone,
  fields,
  declared: said = [],
  onDeclare,
  caught = false,
  mayGo,
  onRefused,
  children,
}: AskProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const sentence = useProblemWords(words);
  const send = useCommand(view.id);
  const only = choices?.options.length === 1 ? choices.options[0]?.value : undefined;
  const [chosen, setChosen] = useState<string>();
  // What is to choose from may come after the dialog is there.
  const choice = chosen ?? only;
  const [unchosen, setUnchosen] = useState(false);
  const go = (more: readonly string[] = []): void => {
    const declared = [...said, ...more];
    if (choices && choice === undefined) {
      setUnchosen(true);
      return;
    }
    if (mayGo && !mayGo()) return;
    send.mutate(
      command({
        ...(fields ? { with: fields } : {}),
        ...(choice === undefined ? {} : { choice }),
        ...(declared.length > 0 ? { declared } : {}),
      }),
      {
        onSuccess: () => {
          announce(t("act.done", { what: words(address) }));
          onDone?.();
          onClose();
        },
        onError: (error) => onRefused?.(error),
      },
    );
  };
  const problem = send.error ? sentence(send.error) : undefined;
  const refused = send.error ? (problemOf(send.error).reasons ?? []) : [];
  const consequence = words.maybe(`${address}.consequence`);
  const question = words.maybe(`${address}.confirm`);
  return (
    <>
      {question && <p>{question}</p>}
      {consequence && <Notice tone={grave ? "warn" : "info"}>{consequence}</Notice>}
      {unless.length > 0 && !problem && (
        <Notice tone="info">
          <span className="strong">{t(form === undefined ? "act.unlessThere" : "act.unless")}</span>
          <Mendable reasons={unless} view={view} />
        </Notice>
      )}
      {choices && (
        <div className={`field${unchosen && !choice ? " field-bad" : ""}`}>
          <label className="field-label" htmlFor="fill-choice">
            {choices.label}
          </label>
          {unchosen && !choice && (
            <p className="field-error" id="fill-choice--error">
              {t("errors.required")}
            </p>
          )}
          {choices.options.length === 0 && !choices.pending && <p className="field-help">{t("act.noneToPick")}</p>}
          <select
            id="fill-choice"
            className="control"
            value={choice ?? ""}
            {...(unchosen && !choice ? { "aria-invalid": true, "aria-describedby": "fill-choice--error" } : {})}
            onChange={({ target }) => setChosen(target.value === "" ? undefined : target.value)}
          >
            <option value="">{t("form.choose")}</option>
            {choices.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.words}
              </option>
            ))}
          </select>
        </div>
      )}
      {children}
      {problem && (
        <Notice tone="bad">
          <span className="strong">{problem.title}</span>
          <Mendable reasons={refused} view={view} />
        </Notice>
      )}
      {!caught && (
        <RefusedNames
          error={send.error}
          fields={fields ?? {}}
          declared={said}
          onDeclare={(texts) => {
            onDeclare?.(texts);
            go(texts);
          }}
        />
      )}
      <div className="modal-foot">
        <Button
          look={caught ? "waiting" : grave ? "grave" : "primary"}
          busy={send.isPending}
          onClick={() => go()}
          data-submit
        >
          {words.maybe(`${address}.button`) ?? words(address)}
        </Button>
        <Button look="plain" onClick={onClose}>
          {t("act.cancel")}
        </Button>
        {caught && (
          <span className="note">
            <Icon name="lock" size={16} />
            {t("names.first")}
          </span>
        )}
      </div>
    </>
  );
}
