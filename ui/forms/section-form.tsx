/** The fields of one form, drawn by rjsf, judged by the engine: what is hidden, asked, wrong and newly revealed. */

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  checkForm,
  type FieldError,
  type FieldSchema,
  type Fields,
  type FormState,
  formFields,
  read,
  write,
} from "../../engine/index.ts";
import type { Candidate, People } from "../api/types.ts";
import { announce } from "../parts/feedback.tsx";
import { type FieldContext, FormContext } from "./form-context.ts";
import { CompiledFormContext } from "./form-of-field.ts";
import type { LiveForm } from "./load-form.ts";
import type { Among, PeopleGroup } from "./offered-people.ts";
import type { OfferedRows } from "./offered-rows.ts";
import { drawnForm, pagesOf } from "./rjsf-schema.ts";
import { ThemedForm } from "./theme.tsx";
import { engineValidator } from "./validator.ts";
import { valueWords } from "./value-words.ts";

/** Nothing is filled in that nobody chose. */
const NOTHING_PRESELECTED = {
  constAsDefaults: "never",
  emptyObjectFields: "skipDefaults",
  arrayMinItems: { populate: "never" },
  mergeDefaultsIntoFormData: "useFormDataIfPresent",
} as const;

export interface FormModel {
  readonly state: FormState;
  /** What may be shown now: of fields that were left, or of all once one wanted to go on. */
  readonly shown: readonly FieldError[];
  readonly all: readonly FieldError[];
  readonly showAll: () => void;
  readonly left: (pointer: string) => void;
}
/** Judges fields while they are typed. `extra` are the server's errors. */
export function useFormModel(live: LiveForm, fields: Fields, extra: readonly FieldError[] = []): FormModel {
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [everything, setEverything] = useState(false);
  return useMemo(() => {
    const state = checkForm(live.form, fields, live.validate, live.clock(), true);
    const all = [...state.errors, ...extra];
    const wrong = (error: FieldError): boolean =>
      everything || extra.includes(error) || (touched.has(error.pointer) && error.code !== "required");
    return {
      state,
      all,
      shown: all.filter(wrong),
      showAll: () => setEverything(true),
      left: (pointer: string) => setTouched((before) => (before.has(pointer) ? before : new Set([...before, pointer]))),
    };
  }, [live, fields, extra, touched, everything]);
}

const NOBODY: readonly Candidate[] = [];
const EVERYBODY: Among = {};
const NO_GROUPS: readonly PeopleGroup[] = [];
const NO_ROWS: OfferedRows = {};
export interface SectionFormProps {
  readonly live: LiveForm;
  readonly model: FormModel;
  readonly fields: Fields;
  readonly onChange: (fields: Fields) => void;
  /** Only the fields of this page; all when absent. */
  readonly page?: string | undefined;
  /** Only the one row that stands in this list, as plain fields. */
  readonly single?: string | undefined;
  /** What can be chosen from rows of the instance. */
  readonly offered?: OfferedRows;
  /** All rows are open at once. */
  readonly unfolded?: boolean;
  readonly people: People;
  /** Who can be chosen where a person is asked; nobody but who is in `people` when absent. */
  readonly candidates?: readonly Candidate[];
  /** Whom or what a field may name, where that is narrowed. */
  readonly among?: Among;
  readonly peopleGroups?: readonly PeopleGroup[];
  readonly onEnter?: (pointer: string) => void;
  /** Begins the ids of its fields. */
  readonly prefix: string;
}

const isGroup = ({ type, items }: FieldSchema): boolean => type === "object" || items?.type === "object";
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
/** Tells, to who does not see it, that fields came into view because of the last change, with the words of the answer. */
function useTellRevealed(live: LiveForm, state: FormState, fields: Fields, people: People): void {
  const { t } = useTranslation();
  const before = useRef<{ hidden: ReadonlySet<string>; fields: Fields }>(undefined);
  useEffect(() => {
    const last = before.current;
    const hidden = new Set(state.hidden);
    before.current = { hidden, fields };
    const came = last ? [...last.hidden].filter((pointer) => !hidden.has(pointer)) : [];
    if (!last || came.length === 0) return;
    const leaves = formFields(live.form).filter(({ pattern, schema }) => !pattern.includes("*") && !isGroup(schema));
    const changed = leaves.find(({ pattern }) => !same(read(last.fields, pattern), read(fields, pattern)));
    const answer = changed
      ? valueWords(live.words, changed.pattern, changed.schema, read(fields, changed.pattern), people)
      : "";
    announce(
      answer ? t("form.revealed", { count: came.length, answer }) : t("form.revealedPlain", { count: came.length }),
    );
  }, [live, state, fields, people, t]);
}

export function SectionForm(props: SectionFormProps) {
  const { live, model, fields, onChange, page, single, people, onEnter, prefix } = props;
  const {
    candidates = NOBODY,
    among = EVERYBODY,
    peopleGroups = NO_GROUPS,
    unfolded = false,
    offered = NO_ROWS,
  } = props;
  const { published, words, form } = live;
  const [openRows, setOpenRows] = useState<ReadonlySet<string>>(new Set());
  const openRow = useCallback(
    (card: string, open: boolean) =>
      setOpenRows((before) => new Set(open ? [...before, card] : [...before].filter((one) => one !== card))),
    [],
  );
  useTellRevealed(live, model.state, fields, people);
  const names = useMemo(() => {
    if (single !== undefined) return [single];
    const pages = pagesOf(published);
    return (page === undefined ? pages : pages.filter(([name]) => name === page)).flatMap(([, fields]) => fields);
  }, [published, page, single]);
  const [schema, uiSchema] = useMemo(() => drawnForm(published.schema, published.ui, names), [published, names]);
  const validator = useMemo(() => engineValidator(live), [live]);
  const latest = useRef(fields);
  latest.current = fields;
  const change = (next: Fields): void => {
    latest.current = next;
    onChange(next);
  };
  const context: FieldContext = {
    words,
    state: model.state,
    fields,
    errors: new Map(model.shown.map((error) => [error.pointer, words.error(error)])),
    people,
    candidates,
    among,
    peopleGroups,
    single,
    offered,
    unfolded,
    openRows,
    setAt: (pointer, value) => change(write(latest.current, pointer, value)),
    openRow,
    entered: (pointer) => onEnter?.(pointer),
    left: model.left,
  };
  return (
    <CompiledFormContext value={form}>
      <FormContext value={context}>
        <ThemedForm
          idPrefix={prefix}
          idSeparator="/"
          tagName="div"
          schema={schema}
          uiSchema={uiSchema}
          formData={fields}
          validator={validator}
          noHtml5Validate
          showErrorList={false}
          experimental_defaultFormStateBehavior={NOTHING_PRESELECTED}
          onChange={({ formData }) => change((formData ?? {}) as Fields)}
        >
          <span hidden />
        </ThemedForm>
      </FormContext>
    </CompiledFormContext>
  );
}
