/** A whole number on a short scale, chosen with one press: every step is a button in a row. */

import type { WidgetProps } from "@rjsf/utils";
import { described, pointerOf, useFields } from "../form-context.ts";

/** Longer scales become a number to type elsewhere; this many buttons still fit a phone in two rows. */
const MOST_STEPS = 21;

/** Every step from the lowest to the highest value of the field. */
function stepsOf({ minimum = 0, maximum = 10 }: { readonly minimum?: number; readonly maximum?: number }) {
  const count = Math.min(MOST_STEPS, maximum - minimum + 1);
  return Array.from({ length: count }, (_, index) => minimum + index);
}

export function ScaleWidget({ id, value, onChange, schema }: WidgetProps) {
  const context = useFields();
  const pointer = pointerOf(id);
  return (
    <div
      role="radiogroup"
      id={id}
      tabIndex={-1}
      className="scale"
      aria-labelledby={`${id}--label`}
      {...described(context, id)}
      onFocus={() => context.entered(pointer)}
      onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && context.left(pointer)}
    >
      {stepsOf(schema).map((step) => (
        <label key={step} className="scale-step">
          <input type="radio" name={id} checked={value === step} onChange={() => onChange(step)} />
          <span>{step}</span>
        </label>
      ))}
    </div>
  );
}
