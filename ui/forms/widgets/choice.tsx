/** Choosing: one of few, one of many, several, yes or no. Nothing is chosen beforehand. */

import type { WidgetProps } from "@rjsf/utils";
import { useTranslation } from "react-i18next";
import { described, pointerOf, useFields } from "../form-context.ts";

export interface Choice {
  readonly value: string | number | boolean;
  readonly words: string;
}
function useChoices({ id, schema }: Pick<WidgetProps, "id" | "schema">): readonly Choice[] {
  const { words } = useFields();
  const items =
    schema.type === "array" && typeof schema.items === "object" && !Array.isArray(schema.items) ? schema.items : schema;
  const values = (items.enum ?? []) as readonly (string | number)[];
  return values.map((value) => ({ value, words: words.choice(pointerOf(id), value) }));
}

function Radios({
  id,
  value,
  onChange,
  choices,
}: Pick<WidgetProps, "id" | "value" | "onChange"> & { readonly choices: readonly Choice[] }) {
  const { t } = useTranslation();
  const context = useFields();
  const pointer = pointerOf(id);
  const long = choices.length > 3 || choices.some(({ words }) => words.length > 28);
  return (
    <div
      role="radiogroup"
      id={id}
      tabIndex={-1}
      className={`choices${long ? " choices-long" : ""}`}
      aria-labelledby={`${id}--label`}
      {...described(context, id)}
      onFocus={() => context.entered(pointer)}
      onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && context.left(pointer)}
    >
      {choices.map((choice, index) => (
        <label key={String(choice.value)} className="choice">
          <input
            type="radio"
            id={`${id}--${index}`}
            name={id}
            checked={value === choice.value}
            onChange={() => onChange(choice.value)}
          />
          <span>{choice.words}</span>
        </label>
      ))}
      {value !== undefined && value !== null && !context.state.required.includes(pointer) && (
        <button type="button" className="link-button small" onClick={() => onChange(undefined)}>
          {t("form.clear")}
        </button>
      )}
    </div>
  );
}
export function RadioWidget(props: WidgetProps) {
  return <Radios {...props} choices={useChoices(props)} />;
}
export function YesNoWidget(props: WidgetProps) {
  const { words } = useFields();
  const pointer = pointerOf(props.id);
  return <Radios {...props} choices={[true, false].map((value) => ({ value, words: words.choice(pointer, value) }))} />;
}

export function SelectWidget(props: WidgetProps) {
  const { id, value, onChange } = props;
  const { t } = useTranslation();
  const context = useFields();
  const choices = useChoices(props);
  return (
    <select
      id={id}
      className="control"
      value={value === undefined || value === null ? "" : String(value)}
      onChange={({ target }) => onChange(choices.find((choice) => String(choice.value) === target.value)?.value)}
      onFocus={() => context.entered(pointerOf(id))}
      onBlur={() => context.left(pointerOf(id))}
      {...described(context, id)}
    >
      <option value="">{t("form.choose")}</option>
      {choices.map((choice) => (
        <option key={String(choice.value)} value={String(choice.value)}>
          {choice.words}
        </option>
      ))}
    </select>
  );
}

export function Checks({
  id,
  value,
  onChange,
  choices,
}: Pick<WidgetProps, "id" | "value" | "onChange"> & { readonly choices: readonly Choice[] }) {
  const context = useFields();
  const pointer = pointerOf(id);
  const chosen = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const toggle = (one: unknown): void => {
    const next = choices.map((choice) => choice.value).filter((known) => chosen.includes(known) !== (known === one));
    onChange(next.length === 0 ? undefined : next);
  };
  return (
    // A group has no aria-invalid of its own; each box carries it and points to the message.
    // biome-ignore lint/a11y/useSemanticElements: the label stands outside, in the field's template
    <div
      role="group"
      id={id}
      tabIndex={-1}
      className="choices choices-long"
      aria-labelledby={`${id}--label`}
      onFocus={() => context.entered(pointer)}
      onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && context.left(pointer)}
    >
      {choices.map((choice, index) => (
        <label key={String(choice.value)} className="choice">
          <input
            type="checkbox"
            id={`${id}--${index}`}
            checked={chosen.includes(choice.value)}
            onChange={() => toggle(choice.value)}
            {...described(context, id)}
          />
          <span>{choice.words}</span>
        </label>
      ))}
    </div>
  );
}
export function CheckboxesWidget(props: WidgetProps) {
  return <Checks {...props} choices={useChoices(props)} />;
}
