/** Adding an entry in one line while it is discussed: what, who, when; a name is caught while it is typed. */

import { useQueries } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { compileForm, formFields, read, write } from "../../../engine/forms/index.ts";
import type { Fields } from "../../../engine/forms/types.ts";
import { knownIn } from "../../../engine/privacy/known.ts";
import { type Hit, type Known, screenText } from "../../../engine/privacy/screen.ts";
import type { AddView, InstanceView, UnitView } from "../../../engine/views/types.ts";
import { problemOf } from "../../api/client.ts";
import { useProblemWords } from "../../api/problem-words.ts";
import { queries, useCommand } from "../../api/queries.ts";
import type { People, SectionContent } from "../../api/types.ts";
import { type LiveForm, useLiveForm } from "../../forms/load-form.ts";
import { SectionForm, useFormModel } from "../../forms/section-form.tsx";
import { Button } from "../../parts/button.tsx";
import { announce, Notice, Skeleton } from "../../parts/feedback.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { buttonWords, unitPath } from "../case/actions.tsx";

/** What identifies people in the sections of a case that this person may read: so that a name is caught here already. */
export function useKnown(view: InstanceView): readonly Known[] {
  const forms = useQueries({ queries: [queries.forms(view.definition)] })[0].data;
  const readable = view.main.sections.filter(({ canRead, state, form }) => {
    if (!canRead || state === "empty" || state === "absent") return false;
    const published = forms?.find(({ id }) => id === form);
    return published !== undefined && JSON.stringify(published.schema).includes('"direct"');
  });
  const contents = useQueries({ queries: readable.map(({ name }) => queries.section(view.id, "", name)) });
  const loaded = contents.map(({ data }) => data).filter((data): data is SectionContent => data !== undefined);
  const stamp = loaded.map(({ revision }) => revision).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: contents are named by their revisions
  return useMemo(
    () =>
      readable.flatMap(({ form, name }, index) => {
        const published = forms?.find(({ id }) => id === form);
        const content = contents[index]?.data;
        const compiled = published && compileForm({ ...published, texts: {} }).form;
        return compiled && content && name ? knownIn(compiled, content.fields) : [];
      }),
    [forms, view.id, stamp],
  );
}

interface EntryProps {
  readonly view: InstanceView;
  readonly unit: UnitView;
  readonly add: AddView;
  readonly people: People;
}
export function EntryLine(props: EntryProps) {
  const { live } = useLiveForm(props.view.definition, props.add.fill?.form);
  if (!props.add.fill) return null;
  return live ? <Line {...props} live={live} /> : <Skeleton lines={2} />;
}

function Line({ view, unit, add, people, live }: EntryProps & { readonly live: LiveForm }) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const sentence = useProblemWords(words);
  const known = useKnown(view);
  const send = useCommand(view.id);
  const [fields, setFields] = useState<Fields>({});
  const [declared, setDeclared] = useState<readonly string[]>([]);
  const model = useFormModel(live, fields, problemOf(send.error).errors ?? NO_ERRORS);
  const screened = useMemo(
    () =>
      formFields(live.form)
        .filter(({ schema }) => schema.screen)
        .map(({ pattern }) => pattern),
    [live],
  );
  const hits = screened.flatMap((pointer) => {
    const text = read(fields, pointer);
    return typeof text === "string" ? screenText(text, known, declared).map((hit) => ({ ...hit, pointer })) : [];
  });
  const addEntry = (): void => {
    if (model.all.length > 0) {
      model.showAll();
      return;
    }
    if (hits.length > 0) return;
    send.mutate(
      {
        type: "AddItem",
        item: add.item,
        parent: unitPath(unit),
        with: model.state.fields,
        ...(declared.length > 0 ? { declared } : {}),
      },
      {
        onSuccess: () => {
          announce(t("act.done", { what: words(add.address) }));
          setFields({});
          setDeclared([]);
          setTimeout(() => document.querySelector<HTMLElement>(".entry-line :is(input,textarea)")?.focus(), 60);
        },
      },
    );
  };
  const replace = (hit: Hit & { readonly pointer: string }, by: string): void => {
    const text = String(read(fields, hit.pointer) ?? "");
    setFields(write(fields, hit.pointer, text.slice(0, hit.start) + by + text.slice(hit.end)));
  };
  const refused = send.error && problemOf(send.error).code !== "names-a-person" ? sentence(send.error) : undefined;
  const serverHits = (
    (send.error && (problemOf(send.error).details?.["hits"] as readonly Hit[] | undefined)) ??
    []
  ).filter(({ text }) => !declared.includes(text));
  return (
    <div className="entry-line stack-8">
      <SectionForm live={live} model={model} fields={fields} onChange={setFields} people={people} prefix="entry" />
      {hits.map((hit) => (
        <Notice key={`${hit.pointer} ${hit.start}`} tone="warn">
          <div className="row" role="alert">
            <span>
              <strong>{t("names.one", { name: hit.text })}</strong> {t("names.replace")}
            </span>
            <Button onClick={() => replace(hit, t("names.child"))}>{t("names.child")}</Button>
            {view.number && <Button onClick={() => replace(hit, view.number ?? "")}>{view.number}</Button>}
            <button
              type="button"
              className="link-button push"
              onClick={() => setDeclared((before) => [...before, hit.text])}
            >
              {t("names.none", { count: 1 })}
            </button>
          </div>
        </Notice>
      ))}
      {hits.length === 0 && serverHits.length > 0 && (
        <Notice tone="warn">
          {t("names.found", { names: serverHits.map(({ text }) => `“${text}”`).join(", ") })}{" "}
          <button
            type="button"
            className="link-button"
            onClick={() => {
              setDeclared((before) => [...before, ...serverHits.map(({ text }) => text)]);
              send.reset();
            }}
          >
            {t("names.none", { count: serverHits.length })}
          </button>
        </Notice>
      )}
      {refused && <Notice tone="bad">{[refused.title, ...refused.reasons].join(" ")}</Notice>}
      <div className="row">
        <Button look={hits.length > 0 ? "waiting" : "primary"} busy={send.isPending} onClick={addEntry} data-submit>
          {buttonWords(words, add.address)}
        </Button>
        {hits.length > 0 && (
          <span className="note">
            <Icon name="lock" size={16} />
            {t("names.first")}
          </span>
        )}
      </div>
    </div>
  );
}
const NO_ERRORS: readonly [] = [];
