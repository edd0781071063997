/** Somebody else changed the same field: both values side by side, and one of them stays. */

import { useTranslation } from "react-i18next";
import { type FieldSchema, type Fields, formFields, isEmpty, type Json } from "../../../engine/index.ts";
import type { People } from "../../api/types.ts";
import type { Conflict } from "../../forms/autosave.ts";
import type { LiveForm } from "../../forms/load-form.ts";
import { valueWords } from "../../forms/value-words.ts";
import { Button } from "../../parts/button.tsx";
import { Notice } from "../../parts/feedback.tsx";

/** The pattern of an address: each row is a star. */
const patternAt = (address: string): string =>
  `${address.startsWith("/") ? "" : "/"}${address.replace(/\/\[[^/]*\]/g, "/*")}`;

interface ValueProps {
  readonly live: LiveForm;
  readonly people: People;
  readonly pointer: string;
  readonly schema: FieldSchema | undefined;
  readonly value: Json | undefined;
}
/** A value in words; rows each on a line, so that the difference can be seen. */
function Side({ live, people, pointer, schema, value }: ValueProps) {
  const { t } = useTranslation();
  if (isEmpty(value)) return <p>{t("conflict.empty")}</p>;
  const inner = schema?.items?.properties;
  const rows = Array.isArray(value) ? value : [value];
  if (!inner) return <p className="as-typed">{valueWords(live.words, pointer, schema, value, people)}</p>;
  return (
    <ol className="stack-4">
      {(rows as readonly Fields[]).map((row, index) => (
        <li key={String(row["id"] ?? index)} className="small">
          {Object.entries(inner)
            .map(([name, field]) => valueWords(live.words, `${pointer}/${name}`, field, row[name], people))
            .filter(Boolean)
            .join(" · ")}
        </li>
      ))}
    </ol>
  );
}

/** What the place is called: a field, or one row of a list. */
const labelAt = ({ words }: LiveForm, address: string): string => {
  const pattern = patternAt(address);
  return pattern.endsWith("/*") ? words.row(pattern.slice(0, -2)) : words.label(pattern);
};

export interface ConflictsProps {
  readonly live: LiveForm;
  readonly people: People;
  readonly conflicts: readonly Conflict[];
  readonly onChoose: (field: string, keep: "yours" | "theirs") => void;
}
export function Conflicts({ live, people, conflicts, onChoose }: ConflictsProps) {
  const { t } = useTranslation();
  return (
    <Notice tone="warn">
      <div className="stack-16">
        <p className="strong">{t("conflict.title")}</p>
        {conflicts.map(({ field, yours, theirs }) => (
          <div key={field} className="stack-8">
            <h3>{labelAt(live, field)}</h3>
            <div className="conflict">
              {(["yours", "theirs"] as const).map((side) => (
                <div key={side} className="stack-8 card">
                  <div className="small quiet">{t(`conflict.${side}`)}</div>
                  <Side
                    live={live}
                    people={people}
                    pointer={patternAt(field).replace(/\/\*$/, "")}
                    schema={
                      formFields(live.form).find(({ pattern }) => pattern === patternAt(field).replace(/\/\*$/, ""))
                        ?.schema
                    }
                    value={side === "yours" ? yours : theirs}
                  />
                  <Button onClick={() => onChoose(field, side)}>{t(`conflict.keep.${side}`)}</Button>
                </div>
              ))}
            </div>
          </div>
        ))}
      </div>
    </Notice>
  );
}
