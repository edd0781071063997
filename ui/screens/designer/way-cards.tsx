/** The buttons of a step: what they are called, where they lead and on what condition; one more, one less. */

import { useTranslation } from "react-i18next";
import { type DefinitionEdit, pointerTo } from "../../../engine/index.ts";
import { IconButton } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/field.tsx";
import { lowerFirst } from "../../texts/sentence.ts";
import { partOf, type Way } from "./charts.ts";
import { asList, asObject, type JsonObject } from "./json.ts";
import { NewButton } from "./making/new-button.tsx";
import { RoleChips } from "./role-chips.tsx";
import type { StepPanelProps } from "./step-props.ts";
import { targetsFrom } from "./targets.ts";
import { TextFields } from "./text-fields.tsx";
import { wordOf } from "./words-of.ts";

export function WayCards(props: StepPanelProps) {
  const { t } = useTranslation();
  return (
    <section className="stack-8">
      <h3>{t("design.flow.buttons")}</h3>
      {props.step.ways.map((way) => (
        <WayCard key={way.pointer} {...props} way={way} />
      ))}
      <NewButton {...props} />
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
  const word = (part: string, name: string): string =>
    wordOf(files, root, language, `${chart.address}.${part}.${name.split(".").at(-1)?.replace(/^[!#]/, "") ?? name}`);
  const targets = targetsFrom(steps, step, chart).map(({ value, key }) => ({ value, words: word("states", key) }));
  const isListed = way.target === "" || targets.some(({ value }) => value === way.target);
  const own = isListed ? [] : [{ value: way.target, words: word("states", way.target) }];
  const event = partOf(root, files, chart, "events");
  const by = asList(asObject(event.value[way.event])["by"]).map(String);
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
        choices={[...own, ...targets]}
        onChange={(target) => onEdit([wayEdit(chart.file, way, { target })])}
      />
      <GuardChoice {...props} />
      <details>
        <summary>
          {t("design.flow.who")}: {by.map((role) => wordOf(files, root, language, `roles.${role}`)).join(", ") || "–"}
        </summary>
        <RoleChips
          {...props}
          label={t("design.making.whoMay")}
          named={by}
          onNamed={(value) =>
            onEdit([{ op: "set", file: event.file, pointer: `${event.pointer}${pointerTo(way.event, "by")}`, value }])
          }
        />
      </details>
    </div>
  );
}

/** The condition, said as the drawing says it: the text of a fact tells what is missing while it does not hold. */
function GuardChoice({ root, files, language, onEdit, chart, way, facts }: StepPanelProps & { readonly way: Way }) {
  const { t } = useTranslation();
  const named = Object.keys(partOf(root, files, chart, "facts").value);
  const yesNo = facts ? named.filter((name) => facts.some((fact) => fact.name === name && fact.isYesNo)) : named;
  const guards = [...new Set([...(way.guard === "" ? [] : [way.guard]), ...yesNo])];
  const words = (value: string): string => {
    const name = value.replace(/^!/, "");
    const what = lowerFirst(wordOf(files, root, language, `${chart.address}.facts.${name}`));
    return t(value.startsWith("!") ? "design.flow.onlyWhile" : "design.flow.unless", { what });
  };
  const choices = guards.map((value) => ({ value, words: words(value) }));
  const isTwice = (one: string): boolean => choices.filter((choice) => choice.words === one).length > 1;
  return (
    <ChoiceField
      label={t("design.flow.guard")}
      value={way.guard}
      none={t("design.flow.always")}
      choices={choices
        .map((choice) => (isTwice(choice.words) ? { ...choice, words: `${choice.words} (${choice.value})` } : choice))
        .sort((one, other) => one.words.localeCompare(other.words, language))}
      onChange={(guard) => onEdit([wayEdit(chart.file, way, { guard })])}
    />
  );
}
