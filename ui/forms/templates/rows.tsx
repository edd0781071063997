/** A repeating group as cards: one open at a time for typing, the others read as two lines. */

import type { ArrayFieldItemTemplateProps, ArrayFieldTemplateProps } from "@rjsf/utils";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { type FieldSchema, type Fields, formFields, type Json, read } from "../../../engine/index.ts";
import { newKey } from "../../api/client.ts";
import { Button, IconButton } from "../../parts/button.tsx";
import { announce } from "../../parts/feedback.tsx";
import { Icon } from "../../parts/icon.tsx";
import { lowerFirst } from "../../texts/sentence.ts";
import { pointerOf, useFields } from "../form-context.ts";
import { useCompiledForm } from "../form-of-field.ts";
import { valueWords } from "../value-words.ts";
import type { FormWords } from "../words.ts";

/** A yes or a no means nothing without its question. */
function toldWords(words: FormWords, pointer: string, schema: FieldSchema | undefined, value: string, yes: string) {
  const asks = schema?.type === "boolean" || schema?.enum?.some((one) => words.choice(pointer, one) === yes);
  if (!asks) return value;
  const label = words.label(pointer);
  return `${label}${label.endsWith("?") ? "" : ":"} ${value}`;
}

function Summary({ pointer, row }: { readonly pointer: string; readonly row: Fields }) {
  const { t } = useTranslation();
  const { words, people } = useFields();
  const form = useCompiledForm();
  const pattern = pointer.replace(/\/\d+$/, "/*");
  const filled = formFields(form)
    .filter(
      (place) => place.pattern.startsWith(`${pattern}/`) && !place.pattern.slice(pattern.length + 1).includes("/"),
    )
    .flatMap((place) => {
      const at = `${pointer}/${place.name}`;
      const text = valueWords(words, at, place.schema, row[place.name], people);
      return text === "" ? [] : [toldWords(words, at, place.schema, text, t("form.yes"))];
    });
  const [first, ...rest] = filled;
  return (
    <div className="grow">
      <div className="strong">{first ?? words.row(pointer)}</div>
      <div className="small quiet">{rest.slice(0, 4).join(" · ")}</div>
    </div>
  );
}

const newRowId = (): string => newKey().slice(0, 8);
/** A card is known by its row, wherever that moves to. */
const cardOf = (pointer: string, row: Fields, index: number): string => `${pointer} ${row["id"] ?? index}`;

export function RowsTemplate(props: ArrayFieldTemplateProps) {
  const { single } = useFields();
  if (single !== undefined && pointerOf(props.fieldPathId.$id) === `/${single}`) return props.items;
  return <Rows {...props} />;
}

function Rows({ fieldPathId, items, formData }: ArrayFieldTemplateProps) {
  const { t } = useTranslation();
  const context = useFields();
  const { words, errors, unfolded, openRows, openRow, setAt, fields, state } = context;
  const form = useCompiledForm();
  const pointer = pointerOf(fieldPathId.$id);
  const rows = (Array.isArray(formData) ? formData : []) as readonly Fields[];
  const most = formFields(form).find((place) => place.pattern === pointer)?.schema.maxItems;
  const help = words.help(pointer);
  const error = errors.get(pointer);
  const isBad = (index: number): boolean => [...errors.keys()].some((key) => key.startsWith(`${pointer}/${index}/`));
  const lacks = (index: number): boolean =>
    [...state.missing, ...state.errors.map((one) => one.pointer)].some((key) => key.startsWith(`${pointer}/${index}/`));
  const open = (row: Fields, index: number): boolean =>
    unfolded || openRows.has(cardOf(pointer, row, index)) || isBad(index);
  // What was opened because something was wrong stays open while it is mended.
  const bad = rows.flatMap((row, index) => (isBad(index) ? [cardOf(pointer, row, index)] : []));
  const opened = bad.filter((card) => !openRows.has(card)).join("\n");
  useEffect(() => {
    for (const card of opened.split("\n").filter(Boolean)) openRow(card, true);
  }, [opened, openRow]);
  const add = (): void => {
    const at = `${pointer}/${rows.length}`;
    const row = { id: newRowId() };
    rows.forEach((one, index) => {
      if (!lacks(index)) openRow(cardOf(pointer, one, index), false);
    });
    setAt(pointer, [...((read(fields, pointer) as readonly Json[] | undefined) ?? []), row]);
    openRow(cardOf(pointer, row, rows.length), true);
    announce(t("form.rowAdded", { name: words.row(pointer) }));
    setTimeout(() => document.querySelector<HTMLElement>(`[data-row="${at}"] :is(input,select,textarea)`)?.focus(), 60);
  };
  const remove = (index: number): void => {
    const kept = rows.filter((_, place) => place !== index);
    setAt(pointer, kept.length === 0 ? undefined : (kept as Json));
    openRow(cardOf(pointer, rows[index] ?? {}, index), false);
    announce(t("form.rowRemoved", { name: words.row(pointer) }));
    setTimeout(() => document.getElementById(`${fieldPathId.$id}--add`)?.focus(), 60);
  };
  return (
    <section
      className={`field${error ? " field-bad" : ""}`}
      data-field={pointer}
      aria-labelledby={`${fieldPathId.$id}--label`}
    >
      <div className="row-between rows-head">
        <div className="grow">
          <h3 className="group-title" id={`${fieldPathId.$id}--label`}>
            {words.label(pointer)} {rows.length > 0 && <span className="count">{rows.length}</span>}
          </h3>
          {help && <p className="field-help">{help}</p>}
        </div>
        {(most === undefined || rows.length < most) && (
          <Button id={`${fieldPathId.$id}--add`} icon="plus" onClick={add}>
            {t("form.addRow", { name: words.row(pointer), lower: lowerFirst(words.row(pointer)) })}
          </Button>
        )}
      </div>
      {error && (
        <p className="field-error" id={`${fieldPathId.$id}--error`}>
          <Icon name="bad" size={16} />
          {error}
        </p>
      )}
      <div className="cards">
        {rows.map((row, index) => {
          const at = `${pointer}/${index}`;
          const isOpen = open(row, index);
          const name = `${words.row(pointer)} ${index + 1}`;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a card in every browser
            <div
              key={String(row["id"] ?? index)}
              role="group"
              aria-label={name}
              data-row={at}
              className={`row-card${isOpen ? " row-card-open" : ""}${isBad(index) ? " row-card-bad" : ""}`}
            >
              <div className="row-card-head">
                {isOpen ? <div className="grow strong">{name}</div> : <Summary pointer={at} row={row} />}
                {isOpen && <span className="small quiet">{t("form.cardOf", { at: index + 1, of: rows.length })}</span>}
                <IconButton
                  icon={isOpen ? "check" : "pen"}
                  label={t(isOpen ? "form.rowDone" : "form.rowEdit", { name })}
                  onClick={() => openRow(cardOf(pointer, row, index), !isOpen)}
                />
                <IconButton icon="bin" label={t("form.rowRemove", { name })} onClick={() => remove(index)} />
              </div>
              {isOpen && items[index]}
            </div>
          );
        })}
      </div>
    </section>
  );
}
/** Only the fields: the card around them stands in the group's template. */
export const RowTemplate = ({ children }: ArrayFieldItemTemplateProps) => <>{children}</>;
