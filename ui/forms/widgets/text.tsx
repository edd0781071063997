/** Typing: text, several lines with a count, numbers, times, computed values, one entry per line. */

import type { WidgetProps } from "@rjsf/utils";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formFields, isBlank, lengthOf, read } from "../../../engine/index.ts";
import { described, patternOf, pointerOf, useFields } from "../form-context.ts";
import { useCompiledForm } from "../form-of-field.ts";
import { numberText, parseNumber } from "../numbers.ts";
import { valueWords } from "../value-words.ts";

const shownValue = (value: unknown): string => (value === undefined || value === null ? "" : String(value));

export function TextWidget({ id, value, onChange, schema }: WidgetProps) {
  const context = useFields();
  return (
    <input
      id={id}
      className="control"
      type={schema.format === "email" ? "email" : "text"}
      value={shownValue(value)}
      onChange={({ target }) => onChange(target.value === "" ? undefined : target.value)}
      onFocus={() => context.entered(pointerOf(id))}
      onBlur={() => context.left(pointerOf(id))}
      {...described(context, id)}
    />
  );
}

export function TextareaWidget({ id, value, onChange, schema }: WidgetProps) {
  const { t } = useTranslation();
  const context = useFields();
  const most = schema.maxLength;
  const length = lengthOf(shownValue(value));
  return (
    <>
      <textarea
        id={id}
        className="control"
        rows={Math.min(10, Math.max(3, Math.ceil(length / 80)))}
        value={shownValue(value)}
        onChange={({ target }) => onChange(target.value === "" ? undefined : target.value)}
        onFocus={() => context.entered(pointerOf(id))}
        onBlur={() => context.left(pointerOf(id))}
        {...described(context, id)}
      />
      {most !== undefined && length > most * 0.6 && (
        <div className={`counter${length > most ? " counter-over" : ""}`}>
          {length > most ? t("form.tooMany", { count: length - most }) : t("form.left", { count: most - length })}
        </div>
      )}
    </>
  );
}

/** Stays as typed until one leaves it: a number that is rewritten while it grows loses its zeros and its minus. */
export function NumberWidget({ id, value, onChange, schema }: WidgetProps) {
  const { t, i18n } = useTranslation();
  const context = useFields();
  const [typed, setTyped] = useState<string>();
  return (
    <input
      id={id}
      className="control control-number"
      // The decimal keys of a phone have no minus.
      inputMode={(schema.minimum ?? -1) >= 0 ? "decimal" : "text"}
      autoComplete="off"
      placeholder={t("form.number")}
      value={typed ?? (typeof value === "number" ? numberText(value, i18n.language) : shownValue(value))}
      onChange={({ target }) => {
        setTyped(target.value);
        const text = target.value.trim();
        onChange(text === "" ? undefined : (parseNumber(text, i18n.language) ?? text));
      }}
      onFocus={() => context.entered(pointerOf(id))}
      onBlur={() => {
        setTyped(undefined);
        context.left(pointerOf(id));
      }}
      {...described(context, id)}
    />
  );
}

export function TimeWidget({ id, value, onChange }: WidgetProps) {
  const context = useFields();
  return (
    <input
      id={id}
      className="control control-number"
      inputMode="numeric"
      placeholder="uu:mm"
      value={shownValue(value)}
      onChange={({ target }) => onChange(target.value === "" ? undefined : target.value)}
      onFocus={() => context.entered(pointerOf(id))}
      onBlur={({ target }) => {
        const found = /^(\d{1,2})[:.]?(\d{2})$/.exec(target.value.trim());
        if (found) onChange(`${(found[1] ?? "").padStart(2, "0")}:${found[2]}`);
        context.left(pointerOf(id));
      }}
      {...described(context, id)}
    />
  );
}

/** As the rules compute it now, in words; the server computes it again. */
export function ComputedWidget({ id }: WidgetProps) {
  const { t } = useTranslation();
  const { state, words, people } = useFields();
  const form = useCompiledForm();
  const pointer = pointerOf(id);
  const schema = formFields(form).find(({ pattern }) => pattern === patternOf(pointer))?.schema;
  if (state.unfit?.includes(pointer)) return <p className="field-help">{t("form.unfit")}</p>;
  return (
    <output id={id} className="strong">
      {valueWords(words, pointer, schema, read(state.fields, pointer), people) || "–"}
    </output>
  );
}

/** A list of short texts, one on each line; once left, it shows what is stored. */
export function LinesWidget({ id, value, onChange }: WidgetProps) {
  const context = useFields();
  const [typed, setTyped] = useState<string>();
  const lines = Array.isArray(value) ? (value as readonly string[]) : [];
  return (
    <textarea
      id={id}
      className="control"
      rows={Math.max(3, lines.length + 1)}
      value={typed ?? lines.join("\n")}
      onChange={({ target }) => {
        setTyped(target.value);
        const kept = target.value
          .split("\n")
          .map((line) => line.trim())
          .filter((line) => !isBlank(line));
        onChange(kept.length === 0 ? undefined : kept);
      }}
      onFocus={() => context.entered(pointerOf(id))}
      onBlur={() => {
        setTyped(undefined);
        context.left(pointerOf(id));
      }}
      {...described(context, id)}
    />
  );
}
