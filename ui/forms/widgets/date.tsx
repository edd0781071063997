/** A date by typing it the Dutch way; what is no date stays as typed, and the form says so. */

import type { WidgetProps } from "@rjsf/utils";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dateText, parseDay } from "../../parts/dates.ts";
import { described, pointerOf, useFields } from "../form-context.ts";

const shown = (value: unknown): string => {
  const text = typeof value === "string" ? value : "";
  return /^\d{4}-\d{2}-\d{2}$/.test(text)
    ? dateText(text)
    : /^\d{4}-\d{2}$/.test(text)
      ? text.split("-").reverse().join("-")
      : text;
};
/** `3-2026`, `032026`, `03 2026` → `2026-03` */
function parseMonth(typed: string): string | undefined {
  const found = /^(\d{1,2})[-./ ]?(\d{4})$/.exec(typed.trim());
  return found
    ? `${found[2]}-${(found[1] ?? "").padStart(2, "0")}`
    : /^\d{4}-\d{2}$/.test(typed.trim())
      ? typed.trim()
      : undefined;
}

function TypedDate({
  id,
  value,
  onChange,
  parse,
  hint,
}: Pick<WidgetProps, "id" | "value" | "onChange"> & {
  readonly parse: (typed: string) => string | undefined;
  readonly hint: string;
}) {
  const context = useFields();
  const [typed, setTyped] = useState<string>();
  return (
    <input
      id={id}
      className="control control-date"
      inputMode="numeric"
      autoComplete="off"
      placeholder={hint}
      value={typed ?? shown(value)}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(target.value.trim() === "" ? undefined : (parse(target.value) ?? target.value.trim()));
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
export function DateWidget(props: WidgetProps) {
  const { t } = useTranslation();
  return <TypedDate {...props} parse={parseDay} hint={t("form.dateHint")} />;
}
export function MonthWidget(props: WidgetProps) {
  const { t } = useTranslation();
  return <TypedDate {...props} parse={parseMonth} hint={t("form.monthHint")} />;
}
