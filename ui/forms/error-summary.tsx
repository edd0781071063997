/** What is still wrong, by name, each a link to its field. */

import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../parts/icon.tsx";

/** Puts the focus in the control of a field, also when its card had to open first. */
export function goToField(prefix: string, pointer: string): void {
  const find = (): HTMLElement | null =>
    document.querySelector<HTMLElement>(`[id="${prefix}${pointer}"]`) ??
    document.querySelector<HTMLElement>(`[data-field="${pointer}"] :is(input,select,textarea,button)`);
  const focus = (left: number): void => {
    const found = find();
    if (!found && left > 0) return void setTimeout(() => focus(left - 1), 60);
    found?.scrollIntoView({ block: "center" });
    const inside = found?.matches("[role=radiogroup],[role=group]") ? found.querySelector<HTMLElement>("input") : null;
    (inside ?? found)?.focus();
  };
  focus(10);
}

/** One thing that is still wrong, and the way to it. */
export interface SummaryLine {
  readonly key: string;
  readonly href: string;
  readonly words: string;
  readonly go: () => void;
}
export interface ErrorSummaryProps {
  readonly errors: readonly SummaryLine[];
  /** A new number moves the focus here. */
  readonly asked: number;
  /** What one can do once it is right, in words: «indienen»; `null` when more than this stands in the way. */
  readonly act?: string | null | undefined;
}
export function ErrorSummary({ errors, asked, act }: ErrorSummaryProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (asked > 0) box.current?.focus();
  }, [asked]);
  if (errors.length === 0) return null;
  return (
    <section className="error-summary" tabIndex={-1} ref={box} aria-labelledby="error-summary">
      <h2 id="error-summary">
        <Icon name="bad" />
        {act === null
          ? t("form.lookAt", { count: errors.length })
          : act
            ? t("form.todoTo", { count: errors.length, act })
            : t("form.todo", { count: errors.length })}
      </h2>
      <ul>
        {errors.slice(0, 20).map(({ key, href, words, go }) => (
          <li key={key}>
            <a
              href={href}
              onClick={(event) => {
                event.preventDefault();
                go();
              }}
            >
              {words}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
