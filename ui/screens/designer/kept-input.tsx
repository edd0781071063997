/** A text or number that becomes one edit when the hand leaves it or presses Enter; Escape takes it back. */

import { useEffect, useState } from "react";

interface KeptInputProps {
  readonly label: string;
  readonly value: string;
  readonly number?: boolean;
  readonly long?: boolean;
  readonly onKeep: (value: string) => void;
}
export function KeptInput({ label, value, number = false, long = false, onKeep }: KeptInputProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const keep = (): void => {
    if (typed === value || (typed.trim() === "" && value === "")) return;
    if (number && !/^\d{1,4}$/.test(typed)) setTyped(value);
    else onKeep(typed);
  };
  const shared = {
    className: "control",
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
/** The same with its label above it. */
export const KeptField = (props: KeptInputProps) => (
  <div className="field">
    <span className="field-label" aria-hidden="true">
      {props.label}
    </span>
    <KeptInput {...props} />
  </div>
);
