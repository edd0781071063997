/** Teksten: the words of the process and of its forms in a grid, languages side by side, missing ones marked. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField, TextField } from "../../parts/field.tsx";
import { KeptInput } from "./kept-input.tsx";
import type { TabProps } from "./tab-props.ts";
import { TextsBook } from "./texts/texts-book.tsx";
import { LANGUAGES, textAt, textEdit, textsIn, wordOf } from "./words-of.ts";

/** More rows than a screen can carry are found by searching. */
const MOST = 200;

export function TextsTab({ root, files, language, onEdit, at }: TabProps) {
  const { t } = useTranslation();
  const sought = at?.pointer.slice(1).replaceAll("~1", "/").replaceAll("~0", "~") ?? "";
  const soughtIn = /texts\.(\w+)\.json$/.exec(at?.file ?? "")?.[1];
  const [search, setSearch] = useState(sought);
  const [folder, setFolder] = useState(/^(.+)\/texts\./.exec(at?.file ?? "")?.[1] ?? root);
  const own = `${root.replace("workflows/", "forms/")}/`;
  const folders = [
    root,
    ...[...files.keys()].flatMap((file) =>
      file.startsWith(own) ? (/^(.+)\/schema\.json$/.exec(file)?.[1] ?? []) : [],
    ),
  ];
  // A text that lacks in every language has a row as soon as something leads to it.
  const led = sought !== "" && at?.file.startsWith(`${folder}/`) ? [sought] : [];
  const keys = [...new Set([...led, ...LANGUAGES.flatMap((one) => Object.keys(textsIn(files, folder, one)))])];
  const wanted = search.trim().toLowerCase();
  const found = keys.filter((key) =>
    [key, ...LANGUAGES.map((one) => textAt(files, folder, one, key) ?? "")].some((text) =>
      text.toLowerCase().includes(wanted),
    ),
  );
  return (
    <section className="design-main">
      <div className="design-tools">
        <ChoiceField
          label={t("design.texts.of")}
          value={folder}
          choices={folders.map((one) => ({
            value: one,
            words: wordOf(files, one, language, one === root ? "process" : "title"),
          }))}
          onChange={setFolder}
        />
        <TextField label={t("design.texts.search")} value={search} onChange={setSearch} />
        <TextsBook language={language} onEdit={onEdit} />
        <span className="quiet">
          {t("design.texts.shown", { shown: Math.min(MOST, found.length), count: keys.length })}
        </span>
      </div>
      <div className="table-box">
        <table className="table design-table">
          <thead>
            <tr>
              <th scope="col">{t("design.texts.place")}</th>
              {LANGUAGES.map((one) => (
                <th key={one} scope="col">
                  {t(`design.language.${one}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.slice(0, MOST).map((key) => (
              <tr key={key}>
                <td className="quiet design-key">{key}</td>
                {LANGUAGES.map((one) => {
                  const text = textAt(files, folder, one, key);
                  return (
                    <td key={one}>
                      <KeptInput
                        label={`${key} (${t(`design.language.${one}`)})`}
                        value={text ?? ""}
                        bad={key === sought && one === soughtIn}
                        sought={key === sought && one === soughtIn}
                        onKeep={(next) => onEdit([textEdit(folder, one, key, next)])}
                      />
                      {text === undefined && <span className="tag tag-warn">{t("design.texts.missing")}</span>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
