/** Makes a promise by choosing the parts of its sentence: about what, of which sort, and the steps and conditions in it. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type DefinitionEdit, parsedFile, pointerTo } from "../../../../engine/index.ts";
import { Button } from "../../../parts/button.tsx";
import { ChoiceField } from "../../../parts/field.tsx";
import { type Chart, chartsOf, stepsOf } from "../charts.ts";
import { asObject, type JsonObject } from "../json.ts";
import type { TabProps } from "../tab-props.ts";
import { useOutline } from "../use-outline.ts";
import { freshKey, wordOf } from "../words-of.ts";
import { holdsWords } from "./promise-words.ts";

const SORTS = ["never", "leadsTo"] as const;
type Sort = (typeof SORTS)[number];

export function NewPromise(props: TabProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <Button icon="plus" onClick={() => setOpen(true)}>
        {t("design.promises.add")}
      </Button>
    );
  return <Making {...props} onClose={() => setOpen(false)} />;
}

function Making({ onClose, ...props }: TabProps & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { root, files, language, variant, written, onEdit } = props;
  const charts = chartsOf(root, files);
  const { outline } = useOutline(root, variant, written);
  const [address, setAddress] = useState(charts[0]?.address ?? "");
  const [sort, setSort] = useState<Sort>("never");
  const [first, setFirst] = useState("");
  const [second, setSecond] = useState("");
  const chart = charts.find((one) => one.address === address);
  if (!chart) return null;
  const facts = [address, chart.kind].flatMap((unit) =>
    (outline?.facts[unit] ?? []).flatMap(({ name, isYesNo }) => (isYesNo ? [{ unit, name }] : [])),
  );
  const states = statesOf(props, chart).map(({ key, value }) => ({
    value,
    words: t("design.promises.isIn", {
      unit: wordOf(files, root, language, address),
      state: wordOf(files, root, language, `${address}.states.${key}`),
    }),
  }));
  const conditions = facts.flatMap(({ unit, name }) => [
    { value: name, words: holdsWords({ root, files, language }, t, unit, name) },
    { value: `!${name}`, words: holdsWords({ root, files, language }, t, unit, `!${name}`) },
  ]);
  const parts = [...states, ...conditions];
  const make = (): void => {
    onEdit([promiseEdit(props, chart, sort, first, second)]);
    onClose();
  };
  const isWhole = first !== "" && (sort === "never" || second !== "");
  return (
    <section className="card card-body stack-12" aria-label={t("design.promises.add")}>
      <h3>{t("design.promises.add")}</h3>
      <ChoiceField
        label={t("design.promises.aboutWhat")}
        value={address}
        choices={charts.map((one) => ({ value: one.address, words: wordOf(files, root, language, one.address) }))}
        onChange={(next) => {
          setAddress(next);
          setFirst("");
          setSecond("");
        }}
      />
      <ChoiceField
        label={t("design.promises.sort")}
        value={sort}
        choices={SORTS.map((one) => ({ value: one, words: t(`design.promises.sorts.${one}`) }))}
        onChange={(next) => setSort(SORTS.find((one) => one === next) ?? "never")}
      />
      <ChoiceField
        label={t(sort === "never" ? "design.promises.part" : "design.promises.whenPart")}
        value={first}
        none={t("design.choose")}
        choices={parts}
        onChange={setFirst}
      />
      <ChoiceField
        label={t(sort === "never" ? "design.promises.andPart" : "design.promises.thenPart")}
        value={second}
        none={t(sort === "never" ? "design.promises.nothingMore" : "design.choose")}
        choices={parts}
        onChange={setSecond}
      />
      <div className="row">
        <Button look="primary" aria-disabled={!isWhole} onClick={() => isWhole && make()}>
          {t("design.promises.make")}
        </Button>
        <Button look="plain" onClick={onClose}>
          {t("act.cancel")}
        </Button>
      </div>
    </section>
  );
}

/** Steps as expressions name them. */
function statesOf({ files }: TabProps, chart: Chart): readonly { readonly key: string; readonly value: string }[] {
  const of = chart.item === undefined ? chart.kind : "item";
  return stepsOf(files, chart).flatMap(({ key }) => (key === "" ? [] : [{ key, value: `${of}.is.${key}` }]));
}

function promiseEdit(
  { root, files }: TabProps,
  chart: Chart,
  sort: Sort,
  first: string,
  second: string,
): DefinitionEdit {
  const file = `${root}/policies.json`;
  const of = chart.item ?? chart.kind;
  const rule: JsonObject =
    sort === "never" ? { never: second === "" ? first : `${first} && ${second}` } : { after: first, leadsTo: second };
  const taken = Object.keys(asObject(parsedFile(files, file)));
  const name = freshKey(`${sort} ${first.replace(/\W+/g, " ")}`, taken);
  const value = { of, ...rule };
  return files.has(file)
    ? { op: "set", file, pointer: pointerTo(name), value }
    : { op: "addFile", file, value: { [name]: value } };
}
