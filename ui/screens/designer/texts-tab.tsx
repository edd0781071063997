/** Teksten: the words of the process and of its forms in a grid, languages side by side, missing ones marked. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button.tsx";
import { ChoiceField, TextField } from "../../parts/field.tsx";
import { KeptInput } from "./kept-input.tsx";
import type { TabProps } from "./tab-props.ts";
import { TextsBook } from "./texts/texts-book.tsx";
import { LANGUAGES, textAt, textEdit, textsIn, wordOf } from "./words-of.ts";

/** Rows of a page: more make typing slow. */
const PAGE = 100;

export function TextsTab({ root, files, language, onEdit, at }: TabProps) {
  const { t } = useTranslation();
  const sought = at?.pointer.slice(1).replaceAll("~1", "/").replaceAll("~0", "~") ?? "";
  const soughtIn = /texts\.(\w+)\.json$/.exec(at?.file ?? "")?.[1];
  const [search, setSearch] = useState(sought);
  const [onlyMissing, setOnlyMissing] = useState(false);
  const [page, setPage] = useState(0);
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
  const isMissing = (key: string): boolean => LANGUAGES.some((one) => textAt(files, folder, one, key) === undefined);
  const fits = keys.filter((key) =>
    [key, ...LANGUAGES.map((one) => textAt(files, folder, one, key) ?? "")].some((text) =>
      text.toLowerCase().includes(wanted),
    ),
  );
  const found = onlyMissing ? fits.filter(isMissing) : fits;
  const last = Math.max(0, Math.ceil(found.length / PAGE) - 1);
  const start = Math.min(page, last) * PAGE;
  const shown = found.slice(start, start + PAGE);
  const anew =
    <T,>(set: (value: T) => void) =>
    (value: T): void => {
      set(value);
      setPage(0);
    };
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
          onChange={anew(setFolder)}
        />
        <TextField label={t("design.texts.search")} value={search} onChange={anew(setSearch)} />
        <label className="row">
          <input
            type="checkbox"
            checked={onlyMissing}
            onChange={({ target }) => anew(setOnlyMissing)(target.checked)}
          />
          {t("design.texts.onlyMissing")}
        </label>
        <TextsBook language={language} onEdit={onEdit} />
        <span className="quiet" role="status">
          {t("design.texts.range", {
            from: Math.min(start + 1, found.length),
            until: start + shown.length,
            found: found.length,
            count: keys.length,
          })}
        </span>
        {last > 0 && (
          <span className="row">
            <Button aria-disabled={start === 0} onClick={() => setPage(Math.max(0, Math.min(page, last) - 1))}>
              {t("design.texts.before")}
            </Button>
            <Button aria-disabled={start + PAGE >= found.length} onClick={() => setPage(Math.min(last, page + 1))}>
              {t("design.texts.after")}
            </Button>
          </span>
        )}
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
            {shown.map((key) => (
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
