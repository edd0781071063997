/** A day outside the forms of a definition: typed the Dutch way, whatever the language of the browser. */

import { type Ref, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { dateText, parseDay } from "./dates.ts";
import { Field, useField } from "./field.tsx";

interface DayInputProps {
  readonly id?: string;
  readonly name?: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string;
  /** Called with a day or with nothing; what is no day yet stays on the screen alone. */
  readonly onChange: (day: string) => void;
  readonly required?: boolean;
  /** The first day that may be given, `YYYY-MM-DD`. */
  readonly from?: string | undefined;
  readonly "aria-label"?: string;
}

/** Whether the calendar has this day: 31 February is none. */
const exists = (day: string): boolean => {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
};

/** One box for a day, `dd-mm-yyyy`. The form is not sent while there is something else in it: the browser says what is expected. */
export function DayInput({ value, onChange, from, ...rest }: DayInputProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string>();
  const box: Ref<HTMLInputElement> = useRef(null);
  const shown = typed ?? (value === "" ? "" : dateText(value));
  const day = parseDay(shown);
  const isNone = shown.trim() !== "" && (day === undefined || !exists(day));
  const isEarly = !isNone && day !== undefined && from !== undefined && day < from;
  const problem = isNone ? t("errors.format.date") : isEarly ? t("errors.dayFrom", { day: dateText(from) }) : "";
  useEffect(() => box.current?.setCustomValidity(problem), [problem]);
  const change = (text: string): void => {
    setTyped(text);
    const found = parseDay(text);
    if (text.trim() === "") onChange("");
    else if (found !== undefined && exists(found)) onChange(found);
  };
  return (
    <input
      {...rest}
      ref={box}
      type="text"
      className="control control-date"
      inputMode="numeric"
      autoComplete="off"
      placeholder={t("form.dateHint")}
      value={shown}
      aria-invalid={problem !== "" && typed === undefined}
      onChange={({ target }) => change(target.value)}
      onBlur={() => !isNone && setTyped(undefined)}
    />
  );
}

interface DayFieldProps extends DayInputProps {
  readonly label: string;
  readonly help?: string;
}
/** The same with its label. */
export function DayField({ label, help, ...rest }: DayFieldProps) {
  const { id, control } = useField({ label, help });
  return (
    <Field id={id} label={label} help={help}>
      <DayInput {...rest} {...control} />
    </Field>
  );
}
