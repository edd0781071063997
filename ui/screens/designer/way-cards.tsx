/** The buttons of a step: what they are called, where they lead and on what condition; one more, one less. */

import { useTranslation } from "react-i18next";
import { type DefinitionEdit, pointerTo } from "../../../engine/index.ts";
import { IconButton } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/field.tsx";
import { partOf, type Way } from "./charts.ts";
import { asObject, type JsonObject } from "./json.ts";
import type { StepPanelProps } from "./step-props.ts";
import { TextFields } from "./text-fields.tsx";
import { wordOf } from "./words-of.ts";

export function WayCards(props: StepPanelProps) {
  const { t } = useTranslation();
  const { root, files, language, onEdit, chart, step, steps } = props;
  const events = Object.keys(partOf(root, files, chart, "events").value);
  const free = events.filter((event) => !step.ways.some((way) => way.event === event));
  const add = (event: string): void => {
    const beside = step.siblings.find((key) => key !== step.key);
    const value = beside ?? steps.flatMap(({ key, depth }) => (key && depth === 0 ? [`.${key}`] : []))[0];
    if (value === undefined) return;
    onEdit([{ op: "set", file: chart.file, pointer: `${step.pointer}${pointerTo("on", event)}`, value }]);
  };
  return (
    <section className="stack-8">
      <h3>{t("design.flow.buttons")}</h3>
      {step.ways.map((way) => (
        <WayCard key={way.pointer} {...props} way={way} />
      ))}
      <ChoiceField
        label={t("design.flow.addButton")}
        value=""
        none={t("design.choose")}
        choices={free.map((event) => ({
          value: event,
          words: wordOf(files, root, language, `${chart.address}.events.${event}`),
        }))}
        onChange={(event) => event && add(event)}
      />
    </section>
  );
}

/** The edit that gives a way another target or condition; the rest of it stays. */
function wayEdit(file: string, way: Way, change: JsonObject): DefinitionEdit {
  const before = typeof way.value === "string" ? { target: way.value } : asObject(way.value);
  const after = Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== ""));
  const [only, ...more] = Object.keys(after);
  const value = only === "target" && more.length === 0 ? (after["target"] ?? "") : after;
  return { op: "set", file, pointer: way.pointer, value };
}

function WayCard(props: StepPanelProps & { readonly way: Way }) {
  const { t } = useTranslation();
  const { root, files, language, onEdit, chart, step, steps, way } = props;
  const address = `${chart.address}.events.${way.event}`;
  const own = step.siblings.includes(way.target) || way.target === "" ? [] : [way.target];
  const targets = [
    ...new Set([...own, ...(step.key === "" ? steps.flatMap(({ key }) => (key ? [`.${key}`] : [])) : step.siblings)]),
  ];
  const facts = Object.keys(partOf(root, files, chart, "facts").value);
  const guards = [...new Set([...(way.guard && !facts.includes(way.guard) ? [way.guard] : []), ...facts])];
  const word = (part: string, name: string): string =>
    wordOf(files, root, language, `${chart.address}.${part}.${name.split(".").at(-1)?.replace(/^[!#]/, "") ?? name}`);
  return (
    <div className="card card-body stack-8">
      <div className="row-between">
        <span className="strong">{wordOf(files, root, language, address)}</span>
        <IconButton
          icon="bin"
          label={t("design.flow.removeButton", { name: wordOf(files, root, language, address) })}
          onClick={() => onEdit([{ op: "remove", file: chart.file, pointer: way.pointer }])}
        />
      </div>
      <TextFields {...props} folder={root} address={address} label={t("design.flow.button")} />
      <ChoiceField
        label={t("design.flow.to")}
        value={way.target}
        none={t("design.flow.stays")}
        choices={targets.map((value) => ({ value, words: word("states", value) }))}
        onChange={(target) => onEdit([wayEdit(chart.file, way, { target })])}
      />
      <ChoiceField
        label={t("design.flow.guard")}
        value={way.guard}
        none={t("design.flow.always")}
        choices={guards.map((value) => ({
          value,
          words: `${value.startsWith("!") ? `${t("design.flow.not")} ` : ""}${word("facts", value)}`,
        }))}
        onChange={(guard) => onEdit([wayEdit(chart.file, way, { guard })])}
      />
    </div>
  );
}
