/** One button: primary, second, grave or quiet; one that cannot be used now stays in reach and says why. */

import { type ButtonHTMLAttributes, type ReactNode, useId } from "react";
import { Icon, type IconName } from "./icon.tsx";

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "type"> {
  readonly look?: "primary" | "second" | "grave" | "plain" | "quiet" | "waiting";
  readonly icon?: IconName;
  readonly iconAfter?: IconName;
  readonly busy?: boolean;
  readonly wide?: boolean;
  readonly submit?: boolean;
}
export function Button({
  look = "second",
  icon,
  iconAfter,
  busy = false,
  wide = false,
  submit = false,
  children,
  className,
  onClick,
  ...rest
}: ButtonProps) {
  const looks = look === "second" ? "" : ` button-${look}`;
  return (
    <button
      {...rest}
      type={submit ? "submit" : "button"}
      aria-busy={busy || undefined}
      className={`button${looks}${wide ? " button-wide" : ""}${busy ? " button-busy" : ""}${className ? ` ${className}` : ""}`}
      onClick={(event) => {
        if (busy || rest["aria-disabled"] === true) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {icon && <Icon name={icon} />}
      {children}
      {iconAfter && <Icon name={iconAfter} size={16} />}
    </button>
  );
}

/** A button with only a sign; the word is for those who do not see it. */
export function IconButton({
  label,
  icon,
  onClick,
}: {
  readonly label: string;
  readonly icon: IconName;
  readonly onClick: () => void;
}) {
  return (
    <button type="button" className="button button-icon" aria-label={label} title={label} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}

/** Dashed, with «Nog niet: …» under it. */
export function NotYetButton({ children, why }: { readonly children: ReactNode; readonly why: ReactNode }) {
  const id = useId();
  return (
    <div className="stack-4">
      <button type="button" className="button button-wide" aria-disabled="true" aria-describedby={id}>
        {children}
      </button>
      <div className="note" id={id}>
        <Icon name="lock" size={16} />
        <div>{why}</div>
      </div>
    </div>
  );
}
