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

/** What is typed, what is wrong with it, and from when on that is said: when the box is left. */
function useDay({ value, onChange, from }: Pick<DayInputProps, "value" | "onChange" | "from">) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string>();
  const [isLeft, setLeft] = useState(false);
  const shown = typed ?? (value === "" ? "" : dateText(value));
  const day = parseDay(shown);
  const isNone = shown.trim() !== "" && (day === undefined || !exists(day));
  const isEarly = !isNone && day !== undefined && from !== undefined && day < from;
  const problem = isNone ? t("errors.format.date") : isEarly ? t("errors.dayFrom", { day: dateText(from) }) : "";
  const change = (text: string): void => {
    setTyped(text);
    setLeft(false);
    const found = parseDay(text);
    if (text.trim() === "") onChange("");
    else if (found !== undefined && exists(found)) onChange(found);
  };
  const leave = (): void => {
    setLeft(true);
    // What is no day stays as it was typed, so that it can be mended.
    if (!isNone) setTyped(undefined);
  };
  return { shown, problem, told: isLeft ? problem : "", change, leave };
}
type Day = ReturnType<typeof useDay>;

/** The box itself. A form is not sent while something else is in it: the browser says what is expected. */
function Box({ day, ...rest }: Omit<DayInputProps, "value" | "onChange" | "from"> & { readonly day: Day }) {
  const { t } = useTranslation();
  const box: Ref<HTMLInputElement> = useRef(null);
  useEffect(() => box.current?.setCustomValidity(day.problem), [day.problem]);
  return (
    <input
      aria-invalid={day.told !== "" || undefined}
      {...rest}
      ref={box}
      type="text"
      className="control control-date"
      inputMode="numeric"
      autoComplete="off"
      placeholder={t("form.dateHint")}
      value={day.shown}
      onChange={({ target }) => day.change(target.value)}
      onBlur={day.leave}
    />
  );
}

/** One box for a day, `dd-mm-yyyy`, that is named by what stands around it. */
export function DayInput({ value, onChange, from, ...rest }: DayInputProps) {
  return <Box {...rest} day={useDay({ value, onChange, from })} />;
}

interface DayFieldProps extends DayInputProps {
  readonly label: string;
  readonly help?: string;
}
/** The same with its label, and with what is wrong once it is left. */
export function DayField({ label, help, value, onChange, from, ...rest }: DayFieldProps) {
  const day = useDay({ value, onChange, from });
  const error = day.told || undefined;
  const { id, control } = useField({ label, help, error });
  return (
    <Field id={id} label={label} help={help} error={error}>
      <Box {...rest} {...control} day={day} />
    </Field>
  );
}
