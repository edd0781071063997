/** One cell of the rights in words, and what of it can be changed here. */

import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import {
  type DefinitionEdit,
  type Json,
  pointerTo,
  type RightsCell,
  type RightsRow,
} from "../../../../engine/index.ts";
import { Notice } from "../../../parts/feedback.tsx";
import { ChoiceField } from "../../../parts/field.tsx";
import { Icon } from "../../../parts/icon.tsx";
import { upperFirst } from "../../../texts/sentence.ts";
import { type Chart, partOf, type Step } from "../charts.ts";
import { conditionWords, factWords } from "../condition-words.ts";
import { asObject, type JsonObject } from "../json.ts";
import type { TabProps } from "../tab-props.ts";
import { wordOf } from "../words-of.ts";

export interface CellPanelProps extends TabProps {
  readonly chart: Chart;
  readonly steps: readonly Step[];
  readonly row: RightsRow;
  readonly cell: RightsCell;
  /** Facts of the chart that are true or false. */
  readonly yesNo: readonly string[];
  /** Whether it was opened by a key: then it takes the focus. */
  readonly isByKey: boolean;
  /** Goes back to the cell. */
  readonly onLeave: () => void;
}
export function CellPanel(props: CellPanelProps) {
  const { t } = useTranslation();
  const { root, files, language, chart, row, cell } = props;
  const word = (key: string): string => wordOf(files, root, language, key);
  const circles = cell.through.filter((name) => name !== cell.role);
  const panel = useRef<HTMLElement>(null);
  const { isByKey } = props;
  useEffect(() => {
    if (isByKey) panel.current?.focus();
  }, [isByKey]);
  const own = row.part === "section" ? asObject(partOf(root, files, chart, "sections").value[row.name]) : {};
  const locked = typeof own["locked"] === "string" ? own["locked"] : undefined;
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      className="design-panel stack-16"
      aria-label={t("design.rights.cell")}
      onKeyDown={({ key }) => key === "Escape" && props.onLeave()}
    >
      <div>
        <p className="quiet small">{word(`roles.${cell.role}`)}</p>
        <h2>{word(row.address)}</h2>
      </div>
      <Explained {...props} word={word} />
      {typeof own["why"] === "string" && <p className="quiet small">{own["why"]}</p>}
      {locked !== undefined && (
        <Notice>
          {t("design.rights.locked")} {locked}
        </Notice>
      )}
      {circles.length > 0 && (
        <p className="small">
          {t("design.rights.circle", { names: circles.map((name) => word(`circles.${name}`)).join(", ") })}
        </p>
      )}
      {locked === undefined && row.part === "section" && <SectionRights {...props} word={word} />}
      {locked === undefined && row.part !== "section" && <SenderRight {...props} word={word} />}
    </aside>
  );
}
type WithWord = CellPanelProps & { readonly word: (key: string) => string };

/** What the cell says, as sentences. */
function Explained({ root, files, language, row, cell, word, chart }: WithWord) {
  const { t } = useTranslation();
  const states = cell.states.map((key) => word(`${chart.address}.states.${key}`)).join(", ");
  const events = cell.by.map((event) => word(`${row.unit}.events.${event}`)).join(", ");
  const sends = cell.verb === "send" ? "send" : undefined;
  const sentences = [
    ...(cell.verb === "none" ? [t("design.rights.says.none")] : []),
    ...(cell.reads ? [t(cell.when.length > 0 ? "design.rights.says.readIf" : "design.rights.says.read")] : []),
    ...(cell.verb === "fill" && states ? [t("design.rights.says.fill", { states })] : []),
    ...(events ? [t("design.rights.says.by", { events })] : []),
    ...(sends && states ? [t("design.rights.says.sendIn", { states })] : []),
    ...(sends && !states ? [t("design.rights.says.send")] : []),
  ];
  return (
    <div className="stack-8">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {cell.when.length > 0 && (
        <ul className="rights-when">
          {cell.when.map((fact) => (
            <li key={fact}>
              <Icon name="lock" size={14} /> {upperFirst(factWords({ root, files, language }, t, fact))}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const names = (value: Json | undefined): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
const toggled = (by: readonly string[], role: string): string[] =>
  by.includes(role) ? by.filter((one) => one !== role) : [...by, role];

/** Reading by a rule of its own, and filling in each step that opens the section. */
function SectionRights({ root, files, language, chart, steps, row, cell, yesNo, onEdit, word }: WithWord) {
  const { t } = useTranslation();
  const sections = partOf(root, files, chart, "sections");
  const read = asObject(asObject(sections.value[row.name])["read"]);
  const rule = read[cell.role];
  const isByCircle = rule === undefined && cell.reads;
  const at = { file: sections.file, pointer: `${sections.pointer}${pointerTo(row.name, "read", cell.role)}` };
  const facts = Object.keys(partOf(root, files, chart, "facts").value).filter((name) => yesNo.includes(name));
  const own = typeof rule === "string" && !facts.includes(rule) ? [rule] : [];
  const change = (value: string): DefinitionEdit =>
    value === "" ? { op: "remove", ...at } : { op: "set", ...at, value: value === "always" ? true : value };
  const opening = steps.filter(({ state }) => row.name in asObject(asObject(state["meta"])["open"]));
  return (
    <>
      {!isByCircle && (
        <ChoiceField
          label={t("design.rights.reads")}
          value={rule === true ? "always" : typeof rule === "string" ? rule : ""}
          none={t("design.rights.readsNot")}
          choices={[
            { value: "always", words: t("design.rights.readsAlways") },
            ...[...own, ...facts].map((fact) => ({
              value: fact,
              words: upperFirst(conditionWords({ root, files, language }, t, chart.address, fact)),
            })),
          ]}
          onChange={(value) => (value === "" && rule === undefined ? undefined : onEdit([change(value)]))}
        />
      )}
      {opening.length > 0 && (
        <fieldset className="fieldset">
          <legend className="field-label">{t("design.rights.fillsIn")}</legend>
          {opening.map((step) => {
            const by = names(openOf(step, row.name)["by"]);
            const pointer = `${step.pointer}${pointerTo("meta", "open", row.name, "by")}`;
            return (
              <label key={step.pointer} className="row">
                <input
                  type="checkbox"
                  checked={by.includes(cell.role)}
                  onChange={() => onEdit([{ op: "set", file: chart.file, pointer, value: toggled(by, cell.role) }])}
                />
                {step.key === "" ? t("design.flow.everyStep") : word(`${chart.address}.states.${step.key}`)}
              </label>
            );
          })}
        </fieldset>
      )}
    </>
  );
}
const openOf = ({ state }: Step, section: string): JsonObject =>
  asObject(asObject(asObject(state["meta"])["open"])[section]);

/** Whether the role itself is among those who send an event or add an item. */
function SenderRight({ root, files, chart, row, cell, onEdit }: WithWord) {
  const { t } = useTranslation();
  const events = partOf(root, files, chart, "events");
  const isAdd = row.part === "add";
  const file = isAdd ? chart.file : events.file;
  const add = asObject(partOf(root, files, chart, "add").value);
  const by = names((isAdd ? add : asObject(events.value[row.name]))["by"]);
  const pointer = isAdd ? "/add/by" : `${events.pointer}${pointerTo(row.name, "by")}`;
  return (
    <label className="row">
      <input
        type="checkbox"
        checked={by.includes(cell.role)}
        onChange={() => onEdit([{ op: "set", file, pointer, value: toggled(by, cell.role) }])}
      />
      {t(isAdd ? "design.rights.mayAdd" : "design.rights.maySend")}
    </label>
  );
}
