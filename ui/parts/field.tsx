/** One field outside the forms of a definition: label, help, error, and the control itself. */

import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, useId } from "react";

interface Around {
  readonly label: string;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
}
/** The id of a control and what a reader hears with it. */
export function useField({ help, error }: Around) {
  const id = useId();
  const described = [help ? `${id}-help` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return {
    id,
    control: {
      id,
      ...(error ? { "aria-invalid": true } : {}),
      ...(described ? { "aria-describedby": described } : {}),
    },
  };
}
/** The frame around one control. */
export function Field({
  id,
  label,
  help,
  error,
  children,
}: Around & { readonly id: string; readonly children: ReactNode }) {
  return (
    <div className={`field${error ? " field-bad" : ""}`}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {help && (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

type TextFieldProps = Around &
  Omit<InputHTMLAttributes<HTMLInputElement>, "onChange" | "value" | "id"> & {
    readonly value: string;
    readonly onChange: (value: string) => void;
  };
export function TextField({ label, help, error, value, onChange, ...rest }: TextFieldProps) {
  const { id, control } = useField({ label, help, error });
  return (
    <Field id={id} label={label} help={help} error={error}>
      <input
        className="control"
        type="text"
        {...rest}
        {...control}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  );
}

type ChoiceFieldProps = Around &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, "onChange" | "value" | "id"> & {
    readonly value: string;
    readonly choices: readonly { readonly value: string; readonly words: string }[];
    /** What stands there while nothing is chosen. */
    readonly none?: string;
    readonly onChange: (value: string) => void;
  };
export function ChoiceField({ label, help, error, value, choices, none, onChange, ...rest }: ChoiceFieldProps) {
  const { id, control } = useField({ label, help, error });
  return (
    <Field id={id} label={label} help={help} error={error}>
      <select
        className="control"
        {...rest}
        {...control}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      >
        {none !== undefined && <option value="">{none}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.words}
          </option>
        ))}
      </select>
    </Field>
  );
}
