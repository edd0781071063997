/** Verschil: each change of the draft in a sentence, and under them what publishes it. */

import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Json } from "../../../engine/index.ts";
import { Empty } from "../../parts/feedback.tsx";
import { Icon } from "../../parts/icon.tsx";
import { type Change, changesOf } from "./difference.ts";
import { isObject } from "./json.ts";
import { wordsOfPlace } from "./place-words.ts";
import type { TabProps } from "./tab-props.ts";

const LONGEST = 120;
const shown = (value: Json | undefined): string => {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
};

export function DifferenceTab({
  root,
  language,
  base,
  files,
  publishing,
}: TabProps & { readonly publishing: ReactNode }) {
  const { t } = useTranslation();
  const all = changesOf(base, files);
  // What a variant's own files say is displayed where it has its effect.
  const effects = all.filter((change) => !change.file.includes("/variants/"));
  const changes = effects.length > 0 ? effects : all;
  if (changes.length === 0) return <Empty title={t("design.difference.none")}>{t("design.difference.noneHelp")}</Empty>;
  return (
    <section className="design-main design-page stack-16">
      <h2>{t("design.difference.count", { count: changes.length })}</h2>
      <ul className="stack-8 design-changes">
        {changes.map((change) => (
          <li key={`${change.file}${change.pointer}`} className="row">
            <Icon
              name={change.before === undefined ? "plus" : change.after === undefined ? "minus" : "pen"}
              size={16}
            />
            <Sentence {...change} root={root} files={files} language={language} />
          </li>
        ))}
      </ul>
      {publishing}
    </section>
  );
}

function Sentence({
  file,
  pointer,
  before,
  after,
  root,
  files,
  language,
}: Change & Pick<TabProps, "root" | "files" | "language">) {
  const { t } = useTranslation();
  const written = /\/texts\.(\w+)\.json$/.exec(file)?.[1];
  const called = wordsOfPlace(files, root, language, { file, pointer });
  const place = written === undefined ? called : `${called} (${t(`design.language.${written}`)})`;
  const words =
    before === undefined
      ? t(isObject(after) ? "design.difference.addedThing" : "design.difference.added", { after: shown(after) })
      : after === undefined
        ? t(isObject(before) ? "design.difference.removedThing" : "design.difference.removed", {
            before: shown(before),
          })
        : t("design.difference.changed", { before: shown(before), after: shown(after) });
  return (
    <span>
      <span className="strong">{place}</span>
      <span className="block">{words}</span>
    </span>
  );
}
