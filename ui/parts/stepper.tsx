/** A small number with one less and one more beside it; saved once the hand rests. */

import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon.tsx";

const REST = 500;

export interface StepperProps {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** Resolves when it is kept; what could not be kept springs back. */
  readonly onChange: (value: number) => Promise<unknown>;
}
export function Stepper({ label, value, least, most, onChange }: StepperProps) {
  const { t } = useTranslation();
  /** What was asked and has not come back yet. */
  const [wanted, setWanted] = useState<number>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (wanted === value) setWanted(undefined);
  }, [wanted, value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const shown = wanted ?? value;
  const set = (next: number): void => {
    const within = Math.max(least, Math.min(most, next));
    setWanted(within);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (within !== value) onChange(within).catch(() => setWanted(undefined));
    }, REST);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a frame in a frame
    <div className="stepper" role="group" aria-label={label}>
      <button type="button" aria-label={t("act.less")} disabled={shown <= least} onClick={() => set(shown - 1)}>
        <Icon name="minus" size={16} />
      </button>
      <output>{shown}</output>
      <button type="button" aria-label={t("act.more")} disabled={shown >= most} onClick={() => set(shown + 1)}>
        <Icon name="plus" size={16} />
      </button>
    </div>
  );
}
