/** The dialog of a way on: what it asks, which choice it needs, and the command that carries it out. */

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../engine/index.ts";
import { queries } from "../api/queries.ts";
import type { InstanceRow } from "../api/types.ts";
import { dateText } from "../parts/dates.ts";
import { useDefinitionTexts } from "../texts/i18n.ts";
import { FillDialog } from "./fill-dialog.tsx";
import { unitName } from "./unit-name.ts";
import { unitPath, type Way } from "./ways.ts";

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
        suggested={action.fill?.suggested}
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
