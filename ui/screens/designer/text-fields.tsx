/** One text of a draft in every language, side by side in a panel. */

import { useTranslation } from "react-i18next";
import { KeptField } from "./kept-input.tsx";
import type { TabProps } from "./tab-props.ts";
import { LANGUAGES, textAt, textEdit } from "./words-of.ts";

/** The language that cannot be left out; another one may come later. */
const [FIRST] = LANGUAGES;

interface TextFieldsProps extends Pick<TabProps, "files" | "onEdit"> {
  readonly folder: string;
  readonly address: string;
  readonly label: string;
  readonly long?: boolean;
}
export function TextFields({ files, onEdit, folder, address, label, long = false }: TextFieldsProps) {
  const { t } = useTranslation();
  return LANGUAGES.map((language) => (
    <KeptField
      key={language}
      label={`${label} (${t(`design.language.${language}`)})`}
      value={textAt(files, folder, language, address) ?? ""}
      long={long}
      bad={!long && language === FIRST && !textAt(files, folder, language, address)}
      {...(long || language === FIRST || textAt(files, folder, language, address)
        ? {}
        : { note: t("design.untranslated") })}
      onKeep={(text) => onEdit([textEdit(folder, language, address, text)])}
    />
  ));
}
