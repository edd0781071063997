/** A text or number that becomes one edit when the hand leaves it or presses Enter; Escape takes it back. */

import { useEffect, useRef, useState } from "react";

interface KeptInputProps {
  readonly label: string;
  readonly value: string;
  readonly number?: boolean;
  readonly long?: boolean;
  /** Something is wrong with it as it is now. */
  readonly bad?: boolean;
  /** What was looked for: it takes the focus. */
  readonly sought?: boolean;
  readonly onKeep: (value: string) => void;
}
export function KeptInput({
  label,
  value,
  number = false,
  long = false,
  bad = false,
  sought = false,
  onKeep,
}: KeptInputProps) {
  const control = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [first] = useState(value);
  useEffect(() => {
    if (sought) control.current?.focus();
  }, [sought]);
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const keep = (): void => {
    if (typed === value || (typed.trim() === "" && value === "")) return;
    if (number && !/^\d{1,4}$/.test(typed)) setTyped(value);
    else onKeep(typed);
  };
  const shared = {
    ref: control,
    className: "control",
    // What was found holds for what stood there.
    "aria-invalid": bad && value === first ? true : undefined,
    "aria-label": label,
    value: typed,
    onChange: ({ target }: { readonly target: { readonly value: string } }) => setTyped(target.value),
    onBlur: keep,
  };
  if (long) return <textarea rows={2} {...shared} />;
  return (
    <input
      {...shared}
      inputMode={number ? "numeric" : "text"}
      onKeyDown={({ key }) => {
        if (key === "Enter") keep();
        if (key === "Escape") setTyped(value);
      }}
    />
  );
}
/** The same with its label above it, and what is to be known of it below. */
export const KeptField = ({ note, ...props }: KeptInputProps & { readonly note?: string }) => (
  <div className="field">
    <span className="field-label" aria-hidden="true">
      {props.label}
    </span>
    <KeptInput {...props} />
    {note && <span className="field-help">{note}</span>}
  </div>
);
