/** One block of a paper: what kind it is, its words, what it is bound to, and its place. */

import { useTranslation } from "react-i18next";
import { type DefinitionEdit, pointerTo } from "../../../../engine/index.ts";
import { IconButton } from "../../../parts/button.tsx";
import { ChoiceField } from "../../../parts/field.tsx";
import { asList, asObject, type JsonObject } from "../json.ts";
import { KeptField } from "../kept-input.tsx";
import { moveBy } from "../moves.ts";
import type { TabProps } from "../tab-props.ts";
import { TextFields } from "../text-fields.tsx";
import { textAt, wordOf } from "../words-of.ts";
import { type Binding, type Bindings, bindingWords } from "./bindings.ts";
import { addNamed, type Paper, removeBlock, typeOf } from "./report-edits.ts";

export interface BlockProps extends TabProps {
  readonly paper: Paper;
  readonly name: string;
  readonly block: JsonObject;
  readonly bindings: Bindings;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}
export function BlockCard(props: BlockProps) {
  const { t } = useTranslation();
  const { root, files, language, onEdit, paper, name, block, isOpen, onToggle } = props;
  const type = typeOf(block);
  const address = `reports.${paper.id}.blocks.${name}`;
  const called = `${t(`design.reports.block.${type}`)} ${textAt(files, root, language, address) ?? ""}`.trim();
  const pointer = pointerTo("blocks", name);
  const move = (by: number): void => onEdit(moveBy(files, paper.file, pointer, by));
  return (
    <li className={`card card-body stack-8${isOpen ? " chosen" : ""}`}>
      <div className="row-between">
        <button type="button" className="design-row" aria-expanded={isOpen} onClick={onToggle}>
          <span>
            <span className="strong">{t(`design.reports.block.${type}`)}</span> {textAt(files, root, language, address)}
            <span className="small quiet block">{summary(props)}</span>
          </span>
        </button>
        <span className="row design-block-tools">
          <IconButton icon="up" label={t("design.reports.up", { name: called })} onClick={() => move(-1)} />
          <IconButton icon="down" label={t("design.reports.down", { name: called })} onClick={() => move(1)} />
          <IconButton
            icon="bin"
            label={t("design.reports.remove", { name: called })}
            onClick={() => onEdit(removeBlock(root, files, paper, name))}
          />
        </span>
      </div>
      {isOpen && (
        <>
          {type !== "pageBreak" && <BlockWords {...props} address={address} />}
          {type === "fields" && <FieldsOf {...props} />}
          {type === "lists" && <NamedOf {...props} part="lists" choices={props.bindings.values} />}
          {type === "table" && <TableOf {...props} />}
        </>
      )}
    </li>
  );
}
/** What it is bound to, in one line. */
function summary({ block, bindings, root, files, language, paper }: BlockProps): string {
  const fields = asList(block["fields"]).map((one) => bindingWords(bindings.fields, String(one)) ?? String(one));
  const names = [...Object.keys(asObject(block["lists"])), ...Object.keys(asObject(block["columns"]))];
  return [...fields, ...names.map((name) => wordOf(files, root, language, `reports.${paper.id}.columns.${name}`))].join(
    ", ",
  );
}

function BlockWords(props: BlockProps & { readonly address: string }) {
  const { t } = useTranslation();
  const { root, files, language, onEdit, address, bindings, block } = props;
  const isText = ["text", "heading"].includes(typeOf(block));
  const insert = (source: string): void => {
    const file = `${root}/texts.${language}.json`;
    const value = `${textAt(files, root, language, address) ?? ""} {{ ${source} }}`.trim();
    onEdit([{ op: "set", file, pointer: pointerTo(address), value }]);
  };
  return (
    <>
      <TextFields {...props} folder={root} address={address} label={t("design.reports.words")} long />
      {isText && (
        <Chooser label={t("design.reports.insert")} choices={bindings.values} onChoose={(one) => insert(one.source)} />
      )}
    </>
  );
}

interface ChooserProps {
  readonly label: string;
  readonly choices: readonly Binding[];
  readonly onChoose: (binding: Binding) => void;
}
function Chooser({ label, choices, onChoose }: ChooserProps) {
  const { t } = useTranslation();
  return (
    <ChoiceField
      label={label}
      value=""
      none={t("design.choose")}
      choices={choices.map(({ source, words }) => ({ value: source, words }))}
      onChange={(value) => {
        const found = choices.find(({ source }) => source === value);
        if (found) onChoose(found);
      }}
    />
  );
}

function FieldsOf({ paper, name, block, bindings, onEdit }: BlockProps) {
  const { t } = useTranslation();
  const pointer = pointerTo("blocks", name, "fields");
  const fields = asList(block["fields"]).map(String);
  const remove = (index: number): DefinitionEdit => ({
    op: "remove",
    file: paper.file,
    pointer: `${pointer}/${index}`,
  });
  return (
    <>
      <ul className="design-changes">
        {fields.map((field, index) => {
          const words = bindingWords(bindings.fields, field) ?? field;
          return (
            <li key={field} className="row-between">
              <span>{words}</span>
              <IconButton
                icon="bin"
                label={t("design.reports.remove", { name: words })}
                onClick={() => onEdit([remove(index)])}
              />
            </li>
          );
        })}
      </ul>
      <Chooser
        label={t("design.reports.addField")}
        choices={bindings.fields.filter(({ source }) => !fields.includes(source))}
        onChoose={({ source }) =>
          onEdit([{ op: "insert", file: paper.file, pointer, index: fields.length, value: source }])
        }
      />
    </>
  );
}

/** Columns of a table or lines of a list: each with its words and its formula. */
function NamedOf(props: BlockProps & { readonly part: "lists" | "columns"; readonly choices: readonly Binding[] }) {
  const { t } = useTranslation();
  const { root, files, language, onEdit, paper, name, block, part, choices } = props;
  const named = Object.entries(asObject(block[part]));
  return (
    <>
      {named.map(([key, source]) => {
        const address = `reports.${paper.id}.columns.${key}`;
        const at = { file: paper.file, pointer: pointerTo("blocks", name, part, key) };
        const words = wordOf(files, root, language, address);
        return (
          <details key={key} className="design-effect">
            <summary>
              {words}: <span className="quiet">{bindingWords(choices, String(source)) ?? String(source)}</span>
            </summary>
            <div className="stack-8 design-effect-body">
              <TextFields {...props} folder={root} address={address} label={t("design.reports.columnName")} />
              <KeptField
                label={t("design.reports.formula")}
                value={String(source)}
                onKeep={(value) => value.trim() !== "" && onEdit([{ op: "set", ...at, value }])}
              />
              <IconButton
                icon="bin"
                label={t("design.reports.remove", { name: words })}
                onClick={() => onEdit([{ op: "remove", ...at }])}
              />
            </div>
          </details>
        );
      })}
      <Chooser
        label={t(part === "columns" ? "design.reports.addColumn" : "design.reports.addField")}
        choices={choices}
        onChoose={({ source, words }) =>
          onEdit(
            addNamed(root, paper, ["blocks", name, part], Object.keys(asObject(block[part])), source, {
              nl: language === "nl" ? words : "",
              en: language === "en" ? words : "",
            }),
          )
        }
      />
    </>
  );
}
function TableOf(props: BlockProps) {
  const { t } = useTranslation();
  const { paper, name, block, bindings, onEdit } = props;
  const table = String(block["table"] ?? "");
  const own = bindings.lists.some(({ source }) => source === table) ? [] : [{ source: table, words: table }];
  return (
    <>
      <ChoiceField
        label={t("design.reports.rows")}
        value={table}
        choices={[...own, ...bindings.lists].map(({ source, words }) => ({ value: source, words }))}
        onChange={(value) =>
          onEdit([{ op: "set", file: paper.file, pointer: pointerTo("blocks", name, "table"), value }])
        }
      />
      <NamedOf {...props} part="columns" choices={bindings.rowsOf(table)} />
    </>
  );
}
