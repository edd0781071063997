/** Typing: text, several lines with a count, numbers, times, computed values, one entry per line. */

import type { WidgetProps } from "@rjsf/utils";
import { useTranslation } from "react-i18next";
import { described, pointerOf, useFields } from "../form-context.ts";

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
  const length = shownValue(value).length;
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

export function NumberWidget({ id, value, onChange }: WidgetProps) {
  const context = useFields();
  return (
    <input
      id={id}
      className="control control-number"
      inputMode="decimal"
      value={shownValue(value)}
      onChange={({ target }) => {
        const typed = target.value.trim().replace(",", ".");
        onChange(typed === "" ? undefined : /^-?\d+(\.\d+)?$/.test(typed) ? Number(typed) : target.value);
      }}
      onFocus={() => context.entered(pointerOf(id))}
      onBlur={() => context.left(pointerOf(id))}
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

export function ComputedWidget({ id, value }: WidgetProps) {
  return (
    <output id={id} className="strong">
      {shownValue(value) || "–"}
    </output>
  );
}

/** A list of short texts, one on each line. */
export function LinesWidget({ id, value, onChange }: WidgetProps) {
  const context = useFields();
  const lines = Array.isArray(value) ? (value as readonly string[]) : [];
  return (
    <textarea
      id={id}
      className="control"
      rows={Math.max(3, lines.length + 1)}
      defaultValue={lines.join("\n")}
      onChange={({ target }) => {
        const kept = target.value
          .split("\n")
          .map((line) => line.trim())
          .filter(Boolean);
        onChange(kept.length === 0 ? undefined : kept);
      }}
      onFocus={() => context.entered(pointerOf(id))}
      onBlur={() => context.left(pointerOf(id))}
      {...described(context, id)}
    />
  );
}
