/** Termijnen: every deadline and every number that may be set, changed as a number in a sentence. */

import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { type Json, parsedFile, pointerTo } from "../../../engine/index.ts";
import { chartsOf, partOf } from "./charts.ts";
import { asObject } from "./json.ts";
import { KeptInput } from "./kept-input.tsx";
import type { TabProps } from "./tab-props.ts";
import { wordOf } from "./words-of.ts";

interface Term {
  readonly file: string;
  readonly pointer: string;
  readonly words: string;
  readonly value: Json | undefined;
  readonly unit: string;
}
const wholeNumber = (value: Json | undefined): boolean => /^-?\d+$/.test(String(value ?? ""));

/** Numbers among the settings, then terms and rungs that a deadline has of its own. */
function termsOf({ root, files, language }: TabProps): readonly Term[] {
  const file = `${root}/process.json`;
  const settings = Object.entries(asObject(asObject(parsedFile(files, file))["settings"])).flatMap(([name, value]) => {
    const { type, default: standard, unit } = asObject(value);
    if (type !== "integer") return [];
    const words = wordOf(files, root, language, `settings.${name}`);
    return [
      { file, pointer: pointerTo("settings", name, "default"), words, value: standard, unit: String(unit ?? "") },
    ];
  });
  const deadlines = chartsOf(root, files).flatMap((chart) => {
    const part = partOf(root, files, chart, "deadlines");
    return Object.entries(part.value).flatMap(([name, value]) => {
      const { due, unit = "", ladder } = asObject(value);
      const words = wordOf(files, root, language, `${chart.address}.deadlines.${name}`);
      const at = `${part.pointer}${pointerTo(name)}`;
      const shared = { file: part.file, unit: String(unit) };
      const rungs = Object.entries(asObject(ladder)).map(([rung, one]) => ({
        ...shared,
        pointer: `${at}${pointerTo("ladder", rung, "at")}`,
        words: `${words}: ${wordOf(files, root, language, `${chart.address}.deadlines.${name}.${rung}`)}`,
        value: asObject(one)["at"],
      }));
      return [{ ...shared, pointer: `${at}/due`, words, value: due }, ...rungs];
    });
  });
  return [...settings, ...deadlines].filter(({ value }) => wholeNumber(value));
}

export function TermsTab(props: TabProps) {
  const { t, i18n } = useTranslation();
  const unit = (name: string): string => (i18n.exists(`design.unit.${name}`) ? t(`design.unit.${name}`) : name);
  return (
    <section className="design-main design-page stack-8">
      <h2>{t("design.tabs.terms")}</h2>
      <div className="design-terms">
        {termsOf(props).map((term) => (
          <Fragment key={`${term.file}${term.pointer}`}>
            <span>{term.words}</span>
            <KeptInput
              number
              label={term.words}
              value={String(term.value)}
              onKeep={(text) => {
                const value = typeof term.value === "string" ? text : Number(text);
                props.onEdit([{ op: "set", file: term.file, pointer: term.pointer, value }]);
              }}
            />
            <span className="quiet">{unit(term.unit)}</span>
          </Fragment>
        ))}
      </div>
    </section>
  );
}
