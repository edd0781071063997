/** What is still wrong, by name, each a link to its field. */

import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { FieldError } from "../../engine/forms/types.ts";
import { Icon } from "../parts/icon.tsx";
import type { FormWords } from "./words.ts";

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

export interface ErrorSummaryProps {
  readonly errors: readonly { readonly error: FieldError; readonly words: FormWords; readonly go: () => void }[];
  /** A new number moves the focus here. */
  readonly asked: number;
}
export function ErrorSummary({ errors, asked }: ErrorSummaryProps) {
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
        {t("form.todo", { count: errors.length })}
      </h2>
      <ul>
        {errors.slice(0, 20).map(({ error, words, go }) => (
          <li key={`${error.pointer} ${error.code}`}>
            <a
              href={`#${error.pointer}`}
              onClick={(event) => {
                event.preventDefault();
                go();
              }}
            >
              {words.label(error.pointer)}: {words.error(error)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
