/** Before an act: its consequence, the fields it asks, and the choice it needs; sent as one command. */

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Fields, InstanceView, Reason, UnitView } from "../../engine/index.ts";
import { problemOf } from "../api/client.ts";
import { useProblemWords, useReasonWords } from "../api/problem-words.ts";
import { queries, useCommand } from "../api/queries.ts";
import { ErrorSummary, goToField } from "../forms/error-summary.tsx";
import { type LiveForm, useLiveForm } from "../forms/load-form.ts";
import { beginsWith } from "../forms/new-row.ts";
import { useOfferedPeople } from "../forms/offered-people.ts";
import { useOfferedRows } from "../forms/offered-rows.ts";
import { inFormOrder } from "../forms/order.ts";
import { SectionForm, useFormModel } from "../forms/section-form.tsx";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { announce, Failure, Notice, Skeleton } from "../parts/feedback.tsx";
import { Icon } from "../parts/icon.tsx";
import { useDefinitionTexts } from "../texts/i18n.ts";
import { MendLink } from "./fix-link.tsx";
import { CaughtNames, RefusedNames, useNameHits } from "./name-hits.tsx";
import { withFacts } from "./reasons.tsx";

export interface FillDialogProps {
  readonly view: InstanceView;
  /** Address of the event or the item: its text is the title, `.consequence` and `.button` stand beside it. */
  readonly address: string;
  readonly form?: string | undefined;
  /** Address of the section that it fills. */
  readonly fills?: string | undefined;
  /** The item it is about: its help names facts of it. */
  readonly unit?: UnitView | undefined;
  /** The list of that form to which one row is added; nothing else of it is shown. */
  readonly row?: string | undefined;
  /** Which case, person or thing it is about, beside the title. */
  readonly about?: string | undefined;
  readonly grave?: boolean;
  /** What still stands open, and may if the form says why. */
  readonly unless?: readonly Reason[] | undefined;
  /** The section it fills, when something stands there: what was saved is shown, not asked again. */
  readonly from?: { readonly unit: string; readonly section: string } | undefined;
  /** What was saved is not shown: it is asked anew. */
  readonly anew?: true | undefined;
  /** A choice that has to be made first: which link, which key, which far instance. */
  readonly choices?:
    | {
        readonly label: string;
        readonly options: readonly { readonly value: string; readonly words: string }[];
        /** What can be chosen is not known yet. */
        readonly pending?: boolean;
      }
    | undefined;
  /** Makes the command from what was filled in. */
  readonly command: (filled: {
    readonly with?: Fields;
    readonly choice?: string;
    readonly declared?: readonly string[];
  }) => Readonly<Record<string, unknown>>;
  readonly onClose: () => void;
  /** It was carried out, before the dialog closes. */
  readonly onDone?: (() => void) | undefined;
}

export function FillDialog(props: FillDialogProps) {
  const { view, address, form, from, about, onClose } = props;
  const words = useDefinitionTexts(view.definition);
  const { live, error: formError } = useLiveForm(view.definition, form);
  const saved = useQuery({
    ...queries.section(view.id, from?.unit ?? "", from?.section ?? ""),
    enabled: from !== undefined,
  });
  const error = formError ?? saved.error;
  const help = withFacts(words.maybe(`${address}.help`) ?? "", props.unit?.facts ?? {}, view.main.facts);
  const ready = live && (from === undefined || saved.data) ? live : undefined;
  return (
    <Dialog title={about ? `${words(address)}: ${about}` : words(address)} onClose={onClose} wide={form !== undefined}>
      {help && <p className="quiet">{help}</p>}
      {error !== null && error !== undefined && <Failure error={error} />}
      {form !== undefined && !ready && !error && <Skeleton lines={3} />}
      {form === undefined ? (
        <Ask {...props} live={undefined} />
      ) : (
        ready && <FillFields {...props} live={ready} saved={saved.data?.fields ?? {}} />
      )}
    </Dialog>
  );
}

/** The first way out of the first name that was caught. */
const FIRST_WAY = ".modal .name-hit button";

/** What is sent of a form of which one row was filled in. */
function rowToSend(list: string, fields: Fields): Fields {
  const [row] = (fields[list] ?? []) as readonly Fields[];
  const { id: _, ...filled } = row ?? {};
  return { [`${list}[]`]: filled };
}
/** What was saved and is empty now is emptied: a field that is not sent stays as it was. */
const withEmptied = (saved: Fields, fields: Fields): Fields => ({
  ...Object.fromEntries(Object.keys(saved).map((name) => [name, null])),
  ...fields,
});
/** A new row is the last one of its list for the server, and the only one here. */
const atOnlyRow = (pointer: string, list: string): string =>
  pointer.replace(new RegExp(`^/${list}/\\d+(?=/|$)`), `/${list}/0`);

function FillFields(props: FillDialogProps & { readonly live: LiveForm; readonly saved: Fields }) {
  const { row } = props;
  const [fields, setFields] = useState<Fields>(
    row !== undefined ? { [row]: [{ id: "new", ...beginsWith(props.live, row) }] } : props.anew ? {} : props.saved,
  );
  const [extra, setExtra] = useState<ReturnType<typeof problemOf>["errors"]>([]);
  const model = useFormModel(props.live, fields, extra ?? []);
  const [asked, setAsked] = useState(0);
  const offered = useOfferedRows(props.view, props.live, undefined);
  const { people, candidates, among } = useOfferedPeople(props.view, props.fills, props.live.form, props.view.people);
  const [declared, setDeclared] = useState<readonly string[]>([]);
  const hits = useNameHits(props.view, props.live, fields, declared, props.saved);
  const declare = (texts: readonly string[]): void => setDeclared((before) => [...before, ...texts]);
  const change = (next: Fields): void => {
    setExtra([]);
    setFields(next);
  };
  const errors = inFormOrder(props.live, model.shown).map((error) => ({
    key: `${error.pointer} ${error.code}`,
    href: `#${error.pointer}`,
    words: props.live.words.errorAt(error),
    go: () => goToField("fill", error.pointer),
  }));
  return (
    <Ask
      {...props}
      fields={row === undefined ? withEmptied(props.saved, model.state.fields) : rowToSend(row, model.state.fields)}
      declared={declared}
      onDeclare={declare}
      caught={hits.length > 0}
      mayGo={() => {
        const own = model.all.filter(({ pointer }) => row === undefined || pointer.startsWith(`/${row}/`));
        if (own.filter((error) => !extra?.includes(error)).length === 0) {
          if (hits.length === 0) return true;
          document.querySelector<HTMLElement>(FIRST_WAY)?.focus();
          return false;
        }
        model.showAll();
        setAsked((count) => count + 1);
        return false;
      }}
      onRefused={(error) =>
        setExtra(
          (problemOf(error).errors ?? []).map((one) =>
            row === undefined ? one : { ...one, pointer: atOnlyRow(one.pointer, row) },
          ),
        )
      }
    >
      <ErrorSummary errors={errors} asked={asked} />
      <SectionForm
        live={props.live}
        model={model}
        fields={fields}
        onChange={change}
        people={people}
        candidates={candidates}
        among={among}
        single={row}
        offered={offered}
        prefix="fill"
      />
      <CaughtNames
        view={props.view}
        hits={hits}
        fields={fields}
        onChange={change}
        onDeclare={(text) => declare([text])}
      />
    </Ask>
  );
}

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
function Ask({
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
  const [choice, setChoice] = useState<string | undefined>(only);
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
            onChange={({ target }) => setChoice(target.value === "" ? undefined : target.value)}
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
