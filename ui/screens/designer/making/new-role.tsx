/** Makes a role: its name, who has it, and the family of the profile that says how much it may ever see. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type EditedFiles, parsedFile, pointerTo } from "../../../../engine/index.ts";
import { Button } from "../../../parts/button.tsx";
import { ChoiceField } from "../../../parts/field.tsx";
import { asObject } from "../json.ts";
import type { TabProps } from "../tab-props.ts";
import { freshKey, wordOf } from "../words-of.ts";
import { NameDialog } from "./name-dialog.tsx";
import { nameEdits } from "./names.ts";

const HELD = ["group", "creator", "grant", "holder"] as const;

/** The families of the profile that a process names, each with the class of data up to which it may see. */
function familiesOf(root: string, files: EditedFiles): readonly (readonly [string, string])[] {
  const profile = String(asObject(parsedFile(files, `${root}/process.json`))["profile"]).split("@")[0];
  const found = [...files.keys()].find(
    (file) => file.endsWith("/profile.json") && asObject(parsedFile(files, file))["id"] === profile,
  );
  const families = asObject(asObject(found === undefined ? undefined : parsedFile(files, found))["families"]);
  return Object.entries(families).map(([name, family]) => [name, String(asObject(family)["ceiling"])] as const);
}
export function NewRole({ root, files, language, onEdit }: TabProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const families = familiesOf(root, files);
  const [family, setFamily] = useState(families[0]?.[0] ?? "");
  const [held, setHeld] = useState<string>("group");
  const roles = asObject(asObject(parsedFile(files, `${root}/process.json`))["roles"]);
  const taken = Object.keys(roles);
  const ofFamily = (name: string): string =>
    taken
      .filter((role) => asObject(roles[role])["family"] === name)
      .map((role) => wordOf(files, root, language, `roles.${role}`))
      .join(", ");
  const familyWords = ([name, ceiling]: readonly [string, string]): string => {
    const like = ofFamily(name);
    const upTo = t("design.making.upTo", { ceiling: t(`design.privacy.classOf.${ceiling}`) });
    return like === "" ? upTo : t("design.making.like", { upTo, like });
  };
  return (
    <>
      <Button icon="plus" onClick={() => setOpen(true)}>
        {t("design.making.newRole")}
      </Button>
      {isOpen && (
        <NameDialog
          title={t("design.making.newRole")}
          about={t("design.making.roleAbout")}
          onClose={() => setOpen(false)}
          onMake={(names) => {
            const key = freshKey(names.nl, taken);
            const value = { family, held };
            onEdit([
              { op: "set", file: `${root}/process.json`, pointer: pointerTo("roles", key), value },
              ...nameEdits(root, `roles.${key}`, names),
            ]);
          }}
        >
          <ChoiceField
            label={t("design.making.held")}
            value={held}
            choices={HELD.map((value) => ({ value, words: t(`design.making.heldBy.${value}`) }))}
            onChange={setHeld}
          />
          <ChoiceField
            label={t("design.making.familyOf")}
            help={t("design.making.familyHelp")}
            value={family}
            choices={families.map((one) => ({ value: one[0], words: familyWords(one) }))}
            onChange={setFamily}
          />
        </NameDialog>
      )}
    </>
  );
}
