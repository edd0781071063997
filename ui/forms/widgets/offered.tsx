/** A text chosen from rows of the instance; something else can still be typed. */

import type { WidgetProps } from "@rjsf/utils";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { described, pointerOf, useFields } from "../form-context.ts";
import { TextWidget } from "./text.tsx";

const OTHER = "\u0000other";
const patternOf = (pointer: string): string => pointer.slice(1).replaceAll(/\/\d+(?=\/|$)/g, "/*");

export function OfferedWidget(props: WidgetProps) {
  const { id, value, onChange } = props;
  const { t } = useTranslation();
  const context = useFields();
  const pointer = pointerOf(id);
  const offered = context.offered[patternOf(pointer)] ?? [];
  const chosen = typeof value === "string" ? value : "";
  const [typing, setTyping] = useState(false);
  const other = typing || (chosen !== "" && !offered.includes(chosen));
  if (offered.length === 0) return <TextWidget {...props} />;
  return (
    <div className="stack-8">
      <select
        id={other ? undefined : id}
        className="control"
        value={other ? OTHER : chosen}
        aria-label={context.words.label(pointer)}
        onChange={({ target }) => {
          setTyping(target.value === OTHER);
          onChange(target.value === "" || target.value === OTHER ? undefined : target.value);
        }}
        onFocus={() => context.entered(pointer)}
        onBlur={() => context.left(pointer)}
        {...(other ? {} : described(context, id))}
      >
        <option value="">{t("form.choose")}</option>
        {offered.map((text) => (
          <option key={text} value={text}>
            {text}
          </option>
        ))}
        <option value={OTHER}>{t("form.somethingElse")}</option>
      </select>
      {other && <TextWidget {...props} />}
    </div>
  );
}
