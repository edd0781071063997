/** What stays hidden until there is a ground: of each kind the roles that see nothing before a condition holds. */

import { useTranslation } from "react-i18next";
import { parsedFile, pointerTo } from "../../../../engine/index.ts";
import { ChoiceField } from "../../../parts/field.tsx";
import { type Chart, partOf } from "../charts.ts";
import { conditionWords } from "../condition-words.ts";
import { asObject } from "../json.ts";
import type { TabProps } from "../tab-props.ts";
import { textAt, wordOf } from "../words-of.ts";

export function Gates(props: TabProps & { readonly main: Chart }) {
  const { t } = useTranslation();
  const { root, files, language, onEdit, main } = props;
  const file = `${root}/${main.kind}/access.json`;
  const { only, locked, why } = asObject(parsedFile(files, file));
  const gates = Object.entries(asObject(only));
  if (gates.length === 0) return null;
  const facts = Object.keys(partOf(root, files, main, "facts").value);
  const named = (role: string): string =>
    wordOf(files, root, language, textAt(files, root, "nl", `roles.${role}`) ? `roles.${role}` : `circles.${role}`);
  return (
    <section className="stack-8">
      <h3>{t("design.sets.hidden")}</h3>
      <p className="quiet">{t("design.sets.hiddenHelp")}</p>
      {gates.map(([role, gate]) => (
        <ChoiceField
          key={role}
          label={t("design.sets.nothingUntil", { role: named(role) })}
          value={String(gate)}
          disabled={typeof locked === "string"}
          choices={[...new Set([String(gate), ...facts])].map((value) => ({
            value,
            words: `${conditionWords({ root, files, language }, t, main.address, value)} (${value})`,
          }))}
          onChange={(value) => onEdit([{ op: "set", file, pointer: pointerTo("only", role), value }])}
        />
      ))}
      {typeof why === "string" && <p className="small quiet">{t("design.sets.why", { why })}</p>}
    </section>
  );
}
