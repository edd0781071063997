/** The column `signals` of a row: what calls for attention, each fact by its name with the number, the day or the word that it gives. */

import { useTranslation } from "react-i18next";
import type { InstanceRow } from "../../api/types.ts";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { valueText } from "./value-text.ts";

/** A fact that is false, none or empty calls for nothing. */
const calls = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== false && value !== 0 && value !== "";

export function Signals({ row, facts }: { readonly row: InstanceRow; readonly facts: readonly string[] }) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(row.definition);
  const found = facts.filter((fact) => calls(row.columns[fact]));
  if (found.length === 0) return <span className="quiet">–</span>;
  const said = (fact: string): string => {
    const [value, address] = [row.columns[fact], `${row.kind}.facts.${fact}`];
    if (value === true) return words(address);
    return `${words(address)}: ${words.maybe(`${address}.choices.${String(value)}`) ?? valueText(value, t) ?? ""}`;
  };
  return (
    <ul className="row-signals">
      {found.map((fact) => (
        <li key={fact}>{said(fact)}</li>
      ))}
    </ul>
  );
}
