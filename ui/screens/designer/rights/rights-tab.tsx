/** Rechten: every part and button against every role, made from the definition; each cell is explained and changed beside it. */

import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RightsCell, RightsRow } from "../../../../engine/index.ts";
import { Notice, Skeleton } from "../../../parts/feedback.tsx";
import { ChoiceField } from "../../../parts/field.tsx";
import { Icon, type IconName } from "../../../parts/icon.tsx";
import "../../../design/rights.css";
import { chartsOf, stepsOf } from "../charts.ts";
import { NewRole } from "../making/new-role.tsx";
import type { TabProps } from "../tab-props.ts";
import type { Draft } from "../use-draft.ts";
import { useOutline } from "../use-outline.ts";
import { wordOf } from "../words-of.ts";
import { CellPanel } from "./cell-panel.tsx";

const ICONS: Readonly<Record<RightsCell["verb"], IconName>> = {
  fill: "pen",
  read: "eye",
  send: "arrow",
  none: "minus",
};
/** What a cell comes to in one step: what is filled or sent elsewhere only is read there, or nothing. */
function inStep(cell: RightsCell, around: readonly string[] | undefined): RightsCell {
  if (around === undefined || cell.verb === "none" || cell.verb === "read") return cell;
  const isHere = cell.states.some((state) => around.includes(state));
  // What can be sent in every step names none.
  if (isHere || (cell.verb === "send" && cell.states.length === 0)) return cell;
  return { ...cell, verb: cell.reads ? "read" : "none" };
}

export function RightsTab({ draft, ...props }: TabProps & { readonly draft: Draft }) {
  const { t } = useTranslation();
  const { root, files, language } = props;
  const { outline: rights, broken } = useOutline(root, draft.view.variant, draft.written);
  const charts = chartsOf(root, files);
  const [address, setAddress] = useState("");
  const [step, setStep] = useState("");
  const [chosen, setChosen] = useState("");
  const [opened, setOpened] = useState({ turn: 0, isByKey: false });
  const table = useRef<HTMLElement>(null);
  const chart = charts.find((one) => one.address === address) ?? charts[0];
  if (!chart || (!rights && !broken)) return <Skeleton lines={8} />;
  const steps = stepsOf(files, chart);
  const named = steps.find(({ pointer }) => pointer === step && pointer !== chart.pointer);
  // A step within a group is in the group as well.
  const around =
    named && steps.filter(({ pointer }) => `${named.pointer}/`.startsWith(`${pointer}/`)).map(({ key }) => key);
  const word = (key: string): string => wordOf(files, root, language, key);
  const rows = rights?.rows.filter(({ unit }) => unit === chart.address) ?? [];
  const roles = rights?.roles ?? [];
  const all = rows.flatMap((row) =>
    row.cells.map((cell) => ({ row, cell, key: `${row.part} ${row.name} ${cell.role}` })),
  );
  const open = all.find(({ key }) => key === chosen);
  return (
    <div className="design-split">
      <section className="design-main">
        {broken && <Notice tone="warn">{t("design.rights.broken")}</Notice>}
        <div className="design-tools">
          <ChoiceField
            label={t("design.rights.of")}
            value={chart.address}
            choices={charts.map((one) => ({ value: one.address, words: word(one.address) }))}
            onChange={(next) => {
              setAddress(next);
              setStep("");
            }}
          />
          <ChoiceField
            label={t("design.rights.step")}
            value={step}
            none={t("design.rights.allSteps")}
            choices={steps
              .filter(({ key }) => key !== "")
              .map(({ pointer, key }) => ({ value: pointer, words: word(`${chart.address}.states.${key}`) }))}
            onChange={setStep}
          />
          <NewRole {...props} />
          <ul className="row rights-legend">
            {(["fill", "read", "send", "none"] as const).map((verb) => (
              <li key={verb}>
                <Icon name={ICONS[verb]} size={14} /> {t(`design.rights.verb.${verb}`)}
              </li>
            ))}
          </ul>
        </div>
        <section
          ref={table}
          className="table-box"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, also by keyboard
          tabIndex={0}
          aria-label={t("design.tabs.rights")}
          onKeyDown={moveByArrow}
        >
          <table className="table design-table rights">
            <thead>
              <tr>
                <th scope="col">{t("design.rights.part")}</th>
                {roles.map((role) => (
                  <th key={role} scope="col">
                    {word(`roles.${role}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row
                  key={`${row.part} ${row.name}`}
                  row={row}
                  around={around}
                  word={word}
                  chosen={chosen}
                  onChoose={(key, isByKey) => {
                    setChosen(key);
                    setOpened(({ turn }) => ({ turn: turn + 1, isByKey }));
                  }}
                />
              ))}
            </tbody>
          </table>
        </section>
      </section>
      {open ? (
        <CellPanel
          {...props}
          key={`${open.key} ${opened.turn}`}
          chart={chart}
          steps={steps}
          row={open.row}
          cell={open.cell}
          yesNo={(rights?.facts[chart.address] ?? []).flatMap(({ name, isYesNo }) => (isYesNo ? [name] : []))}
          isByKey={opened.isByKey}
          onLeave={() => table.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus()}
        />
      ) : (
        <aside className="design-panel quiet">{t("design.rights.choose")}</aside>
      )}
    </div>
  );
}

const ARROWS: Readonly<Record<string, readonly [rows: number, cells: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
/** Arrows go from cell to cell. */
function moveByArrow(event: KeyboardEvent): void {
  const move = ARROWS[event.key];
  const cell = event.target instanceof Element ? event.target.closest("td") : null;
  const row = cell?.closest("tr");
  const body = row?.closest("tbody");
  if (!move || !cell || !row || !body) return;
  const next = body.rows[row.sectionRowIndex + move[0]]?.cells[cell.cellIndex + move[1]];
  const button = next?.querySelector("button");
  if (!button) return;
  event.preventDefault();
  button.focus();
}

interface RowProps {
  readonly row: RightsRow;
  readonly around: readonly string[] | undefined;
  readonly word: (key: string) => string;
  readonly chosen: string;
  readonly onChoose: (key: string, isByKey: boolean) => void;
}
function Row({ row, around, word, chosen, onChoose }: RowProps) {
  const { t } = useTranslation();
  const name = row.part === "add" ? t("design.rights.add", { what: word(row.address) }) : word(row.address);
  return (
    <tr>
      <th scope="row">
        {name} <span className="small quiet block">{t(`design.rights.kind.${row.part}`)}</span>
      </th>
      {row.cells.map((whole) => {
        const cell = inStep(whole, around);
        const key = `${row.part} ${row.name} ${cell.role}`;
        const says = t(cell.when.length > 0 ? `design.rights.if.${cell.verb}` : `design.rights.verb.${cell.verb}`);
        return (
          <td key={cell.role}>
            <button
              type="button"
              className={`rights-cell rights-${cell.verb}`}
              aria-pressed={key === chosen}
              aria-label={`${word(`roles.${cell.role}`)}, ${name}: ${says}`}
              // A press of Enter or space is a click without a pointer.
              onClick={({ detail }) => onChoose(key, detail === 0)}
            >
              <Icon name={ICONS[cell.verb]} size={14} /> {says}
            </button>
          </td>
        );
      })}
    </tr>
  );
}
