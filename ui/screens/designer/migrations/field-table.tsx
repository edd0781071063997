/** Fields that the newer version does not have: to which field their values go, or that they are dropped on purpose. */

import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../../parts/field.tsx";
import { useDefinitionTexts } from "../../../texts/i18n.ts";
import { type Act, isBusy, type Migration, withTarget } from "./migration.ts";
import { wordsOfData } from "./words.ts";

const DROP = "-";
export function FieldTable({ migration, act }: { readonly migration: Migration; readonly act: Act }) {
  const { t } = useTranslation();
  const { plan, map, from, to } = migration;
  const before = useDefinitionTexts(from);
  const after = useDefinitionTexts(to);
  if (plan.fields.length === 0) return null;
  return (
    <section className="stack-8">
      <h2>{t("design.over.fields")}</h2>
      {plan.fields.map(({ address, section, form, newForm }) => {
        const chosen = map.fields[address];
        return (
          <ChoiceField
            key={address}
            label={wordsOfData(before, address, form)}
            value={chosen === null ? DROP : (chosen ?? "")}
            none={t("design.over.keepHere")}
            choices={[
              ...(plan.targets[section] ?? []).map((field) => ({
                value: field,
                words: after(`forms.${newForm}.${field}`),
              })),
              { value: DROP, words: t("design.over.drop") },
            ]}
            disabled={isBusy(migration)}
            onChange={(value) =>
              void act(
                "map",
                withTarget(map, "fields", address, value === "" ? undefined : value === DROP ? null : value),
              )
            }
          />
        );
      })}
    </section>
  );
}
