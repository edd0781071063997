/** What this person can do with a unit now, and why the rest is not possible yet. */

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type ActionView,
  type AddView,
  type AnswerView,
  type InstanceView,
  pathFrom,
  type UnitView,
} from "../../engine/index.ts";
import { queries } from "../api/queries.ts";
import type { InstanceRow } from "../api/types.ts";
import { Button, NotYetButton } from "../parts/button.tsx";
import { dateText } from "../parts/dates.ts";
import { Icon } from "../parts/icon.tsx";
import { type DefinitionTexts, useDefinitionTexts } from "../texts/i18n.ts";
import { FillDialog } from "./fill-dialog.tsx";
import { OneOf, Reasons } from "./reasons.tsx";
import { unitName } from "./unit-name.ts";

export const unitPath = (unit: UnitView): readonly string[] => pathFrom(unit.path);

export const buttonWords = (words: DefinitionTexts, address: string): string =>
  words.maybe(`${address}.button`) ?? words(address);

/** One way on: an event of a unit, adding an item, or what somebody without the system answered. */
export type Way =
  | { readonly type: "event"; readonly unit: UnitView; readonly action: ActionView }
  | { readonly type: "add"; readonly unit: UnitView; readonly add: AddView }
  | { readonly type: "answer"; readonly unit: UnitView; readonly answer: AnswerView };
export const waysOf = (unit: UnitView, adds: readonly AddView[] = unit.adds): readonly Way[] => [
  ...unit.events.map((action): Way => ({ type: "event", unit, action })),
  ...adds.map((add): Way => ({ type: "add", unit, add })),
  ...unit.answers.map((answer): Way => ({ type: "answer", unit, answer })),
];
/** What every way has: an answer can always be recorded, and takes nothing away. */
function partOf(way: Way): Pick<ActionView, "address" | "open" | "reasons"> & { readonly grave?: boolean } {
  if (way.type === "event") return way.action;
  return way.type === "add" ? way.add : { address: way.answer.address, open: true, reasons: [] };
}
const isOpen = (way: Way): boolean => partOf(way).open;
const isPrivate = (way: Way): boolean => way.type === "add" && way.add.private === true;
/** What is there already, or is for oneself alone, is no next step. */
const isNext = (way: Way): boolean =>
  !isGrave(way) && !isPrivate(way) && !(way.type === "add" && way.add.there === true);
const isGrave = (way: Way): boolean => partOf(way).grave === true;
const rank = (way: Way): number => (isGrave(way) ? 2 : isPrivate(way) ? 1 : 0);
export const addressOf = (way: Way): string => partOf(way).address;
const keyOf = (way: Way): string => `${way.unit.path} ${addressOf(way)}`;

/** Those that accept such an item now, the first day first: one that is shut would refuse it later, when nobody looks. */
const linkTargets = (rows: readonly InstanceRow[], item: string): readonly InstanceRow[] =>
  rows
    .filter(({ accepts }) => accepts.includes(item))
    .toSorted((a, b) => (a.held?.day ?? "~").localeCompare(b.held?.day ?? "~"));

/** The dialog of a way. */
export function WayDialog({
  view,
  way,
  onClose,
  onDone,
}: {
  readonly view: InstanceView;
  readonly way: Way;
  readonly onClose: () => void;
  /** It was carried out, before the dialog closes. */
  readonly onDone?: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const wantsLink = way.type === "add" ? way.add.link : undefined;
  const far = useQuery({
    ...queries.instances({ kind: wantsLink?.kind ?? "", process: view.process, ended: "false" }),
    enabled: wantsLink !== undefined,
  });
  if (way.type === "event") {
    const { action } = way;
    const open = way.unit.sections.find(
      ({ name, canRead, state }) => name === action.fill?.section && canRead && state !== "empty",
    );
    return (
      <FillDialog
        view={view}
        address={action.address}
        form={action.fill?.form}
        fills={action.fill && `${way.unit.address}.sections.${action.fill.section}`}
        unit={way.unit}
        row={action.fill?.row}
        grave={action.grave}
        unless={action.unless}
        about={way.unit.item === null ? undefined : unitName(view, way.unit, words)}
        from={action.fill?.row === undefined ? open && { unit: way.unit.path, section: open.name } : undefined}
        anew={action.fill?.anew}
        choices={
          action.pick && {
            label: t("act.pick"),
            options: action.pick.choices.map(({ reference, number }) => ({
              value: reference,
              words: number ?? reference,
            })),
          }
        }
        command={({ with: fields, choice, declared }) => ({
          type: "SendEvent",
          unit: unitPath(way.unit),
          event: action.event,
          ...(action.fill ? { with: fields ?? {} } : {}),
          ...(choice === undefined ? {} : { pick: choice }),
          ...(action.confirm ? { confirmed: true } : {}),
          ...(declared ? { declared } : {}),
        })}
        onClose={onClose}
        onDone={onDone}
      />
    );
  }
  if (way.type === "answer") return <AnswerDialog view={view} way={way} onClose={onClose} />;
  const { add, unit } = way;
  const rows = way.type === "add" ? linkTargets(far.data?.rows ?? [], way.add.item) : [];
  const named = (row: (typeof rows)[number]): string =>
    [
      row.number,
      ...Object.values(row.columns).map((value) =>
        typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value)
          ? dateText(value)
          : typeof value === "string"
            ? value
            : "",
      ),
    ]
      .filter(Boolean)
      .join(" · ") || `${words(row.kind)}, ${row.group.name}`;
  const choices = add.link
    ? {
        label: words(add.link.kind),
        options: rows.map((row) => ({ value: row.id, words: named(row) })),
        pending: far.data === undefined,
      }
    : add.keys && add.keys.length > 0
      ? {
          label: t("act.forWhom"),
          options: add.keys.map((key) => ({
            value: key,
            words: view.people[key]?.name ?? words.maybe(`${add.address}.keys.${key}`) ?? key,
          })),
        }
      : undefined;
  return (
    <FillDialog
      view={view}
      address={add.address}
      form={add.fill?.form}
      fills={add.fill && `${add.address}.sections.${add.fill.section}`}
      choices={choices}
      command={({ with: fields, choice, declared }) => {
        const row = rows.find(({ id }) => id === choice);
        return {
          type: "AddItem",
          item: add.item,
          ...(unit.item === null ? {} : { parent: unitPath(unit) }),
          ...(add.link && row ? { to: { instance: row.id, kind: row.kind, group: row.group.id } } : {}),
          ...(!add.link && choice !== undefined ? { key: choice } : {}),
          ...(add.fill ? { with: fields ?? {} } : {}),
          ...(declared ? { declared } : {}),
        };
      }}
      onClose={onClose}
      onDone={onDone}
    />
  );
}

/** Whose answer it is, and whether it is a yes; with what was said, where there is a form for it. */
function AnswerDialog({
  view,
  way: { unit, answer },
  onClose,
}: {
  readonly view: InstanceView;
  readonly way: Extract<Way, { readonly type: "answer" }>;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const each = answer.addressees.flatMap((to) => [true, false].map((accepted) => ({ to, accepted })));
  return (
    <FillDialog
      view={view}
      address={answer.address}
      form={answer.fill?.form}
      choices={{
        label: t("act.whoAnswered"),
        options: each.map(({ to, accepted }, index) => ({
          value: String(index),
          words: t(accepted ? "act.answeredYes" : "act.answeredNo", { who: to }),
        })),
      }}
      command={({ with: fields, choice, declared }) => ({
        type: "RecordAnswer",
        unit: unitPath(unit),
        effect: answer.effect,
        accepted: true,
        ...each[Number(choice)],
        ...(answer.fill && fields ? { with: fields } : {}),
        ...(declared ? { declared } : {}),
      })}
      onClose={onClose}
    />
  );
}

/** Buttons of some ways: the first open one is the primary, grave ones are outlined in red. */
export function Ways({
  view,
  ways,
  quiet = false,
  plain = false,
  named = false,
}: {
  readonly view: InstanceView;
  readonly ways: readonly Way[];
  readonly quiet?: boolean;
  /** Something else on the screen is the primary button. */
  readonly plain?: boolean;
  /** Each says of which item it is. */
  readonly named?: boolean;
}) {
  const words = useDefinitionTexts(view.definition);
  const [chosen, setChosen] = useState<Way>();
  const open = [...ways].filter(isOpen).sort((a, b) => rank(a) - rank(b));
  const primary = quiet || plain ? undefined : open.find(isNext);
  return (
    <div className={quiet ? "row" : "stack-8"}>
      {open.map((way) => {
        const address = addressOf(way);
        const consequence = words.maybe(`${address}.consequence`);
        return (
          <div key={keyOf(way)} className="stack-4">
            <Button
              wide={!quiet}
              className={quiet ? "button-small" : undefined}
              look={way === primary ? "primary" : isGrave(way) ? "grave" : "second"}
              onClick={() => setChosen(way)}
            >
              {named
                ? `${buttonWords(words, address)}: ${unitName(view, way.unit, words)}`
                : buttonWords(words, address)}
            </Button>
            {!quiet && consequence && (
              <p className="note">
                <Icon name="info" size={16} />
                {consequence}
              </p>
            )}
          </div>
        );
      })}
      {chosen && <WayDialog view={view} way={chosen} onClose={() => setChosen(undefined)} />}
    </div>
  );
}
/** Ways that are not open yet, each with what is missing. */
export function NotYet({ view, ways }: { readonly view: InstanceView; readonly ways: readonly Way[] }) {
  const words = useDefinitionTexts(view.definition);
  return (
    <div className="stack-16">
      {ways
        .filter((way) => !isOpen(way))
        .map((way) => (
          <NotYetButton
            key={keyOf(way)}
            why={
              way.type === "event" && way.action.ways ? (
                <OneOf action={way.action} unit={way.unit} view={view} />
              ) : (
                <Reasons reasons={partOf(way).reasons} words={words} view={view} />
              )
            }
          >
            {buttonWords(words, addressOf(way))}
          </NotYetButton>
        ))}
    </div>
  );
}
/** The way that comes first: open, and taking nothing away. */
export const firstWay = (ways: readonly Way[]): Way | undefined => ways.find((way) => isOpen(way) && isNext(way));
export const hasOpen = (ways: readonly Way[]): boolean => ways.some((way) => isOpen(way) && !isPrivate(way));
export const hasClosed = (ways: readonly Way[]): boolean => ways.some((way) => !isOpen(way));

export function PanelPart({
  title,
  beside,
  action,
  children,
}: {
  readonly title: string;
  /** Beside the title: how many. */
  readonly beside?: string | undefined;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="panel-part">
      <div className="panel-head">
        <h2>{title}</h2>
        {beside && <span className="quiet small">{beside}</span>}
        {action}
      </div>
      {children}
    </section>
  );
}
