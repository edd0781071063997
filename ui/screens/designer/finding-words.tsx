/** A finding in the language of its reader: what kind of fault it is, where it is, and what exactly was found. */

import { useTranslation } from "react-i18next";
import type { Finding } from "../../../engine/index.ts";
import { Icon } from "../../parts/icon.tsx";
import { placeOfFinding, wordsOfPlace } from "./place-words.ts";
import type { TabProps } from "./tab-props.ts";

const LOOKS = { error: "bad", warning: "warn", hint: "info" } as const;
const TONES = { error: "text-bad", warning: "text-warn", hint: undefined } as const;

export function FindingWords({
  finding,
  root,
  files,
  language,
}: Pick<TabProps, "root" | "files" | "language"> & { readonly finding: Finding }) {
  const { t, i18n } = useTranslation();
  const { code, severity, file, line, message, remedy } = finding;
  const key = `design.codes.${code}`;
  const [name = "", other = ""] = [...message.matchAll(/"([^"]+)"/g)].map(([, quoted]) => quoted);
  const english = `${message} ${remedy}`;
  // Findings are made in English; in another language each is said once, by its code.
  const isKnown = language !== "en" && i18n.exists(key);
  const lacking = /texts\.(\w+)\.json$/.exec(file)?.[1] ?? "nl";
  return (
    <span className="row design-finding">
      <span className={TONES[severity]}>
        <Icon name={LOOKS[severity]} size={16} />
      </span>
      <span>
        {isKnown && (
          <span className="block" title={`${english} ${file}:${line}`}>
            {wordsOfPlace(files, root, language, placeOfFinding(finding))}:{" "}
            {t(key, { name, other, language: t(`design.language.${lacking}`) })}
          </span>
        )}
        {!isKnown && (
          <span lang="en" className="block">
            {english}
          </span>
        )}
        {!isKnown && (
          <span className="small quiet block">
            {file}:{line}
          </span>
        )}
      </span>
    </span>
  );
}
