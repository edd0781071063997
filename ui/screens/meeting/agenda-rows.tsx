/** One point of an agenda while it is made: a fixed one, or a case with its question, how ready it is, and its minutes. */

import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../../engine/index.ts";
import { useCommand } from "../../api/queries.ts";
import { WayDialog } from "../../instance/way-dialog.tsx";
import { unitPath, type Way, waysOf } from "../../instance/ways.ts";
import { Icon } from "../../parts/icon.tsx";
import { Stepper } from "../../parts/stepper.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { type AgendaRow, minutesOf, numberOf, placeOf } from "./agenda.ts";
import { type MeetingParts, split } from "./parts.ts";
import type { FixedPoint } from "./plan.ts";
import { SortTag } from "./point-tags.tsx";
import { Readiness } from "./readiness.tsx";
import { ShownText } from "./shown.tsx";
import type { HandleProps } from "./use-ordering.ts";

export function FixedRow({
  view,
  point,
  clock,
  until,
}: {
  readonly view: InstanceView;
  readonly point: FixedPoint;
  readonly clock: string;
  readonly until?: string | undefined;
}) {
  const { t } = useTranslation();
  const send = useCommand(view.id);
  const canWrite = view.main.sections.some(({ name, canWrite: may }) => name === point.section && may);
  return (
    <li className="agenda-row agenda-fixed">
      <span className="agenda-handle">
        <Icon name="lock" size={16} />
      </span>
      <span className="agenda-time">{clock}</span>
      <span className="agenda-point strong">{point.words}</span>
      <span className="agenda-ready">
        {until && (
          <span className="row strong text-bad">
            <Icon name="warn" size={16} />
            {t("meeting.runsUntil", { time: until })}
          </span>
        )}
      </span>
      <span className="agenda-minutes">
        {canWrite ? (
          <Stepper
            label={t("meeting.minutesOf", { name: point.words })}
            value={point.minutes}
            least={point.least}
            most={point.most}
            onChange={(minutes) =>
              send.mutateAsync({
                type: "PatchSection",
                unit: [],
                patches: { [point.section]: { set: { [point.field]: minutes } } },
              })
            }
          />
        ) : (
          t("meeting.min", { count: point.minutes })
        )}
      </span>
      <span className="agenda-off" />
    </li>
  );
}

interface RowProps {
  readonly parts: MeetingParts;
  readonly row: AgendaRow;
  readonly clock: string;
  readonly handle: HandleProps | undefined;
  readonly held: boolean;
}
export function CaseRow({ parts, row, clock, handle, held }: RowProps) {
  const { t } = useTranslation();
  const number = numberOf(row) ?? t("meeting.noNumber");
  return (
    <li className={`agenda-row${held ? " agenda-held" : ""}`} data-row={row.reference}>
      <span className="agenda-handle">
        {handle && (
          <button
            type="button"
            className="handle"
            {...handle}
            aria-label={t(held ? "meeting.order.held" : "meeting.order.handle", { name: number })}
          >
            <Icon name="grip" size={18} />
          </button>
        )}
      </span>
      <span className="agenda-time strong">{clock}</span>
      <div className="agenda-point">
        <div className="row">
          {row.view ? (
            <Link className="list-link" to="/instances/$id" params={{ id: row.owner }}>
              {number}
            </Link>
          ) : (
            <span className="strong">{number}</span>
          )}
          <SortTag row={row} parts={parts} />
        </div>
        {row.view && parts.show?.[0] && <ShownText view={row.view} name={parts.show[0]} />}
      </div>
      <div className="agenda-ready">
        {row.view ? (
          <Readiness view={row.view} documents={row.documents ?? 0} />
        ) : (
          <span className="note">
            <Icon name="eyeOff" size={16} />
            {t("meeting.notYours")}
          </span>
        )}
      </div>
      <span className="agenda-minutes">
        <RowMinutes row={row} parts={parts} number={number} />
      </span>
      <span className="agenda-off">
        <TakeOff row={row} number={number} />
      </span>
    </li>
  );
}

/** The minutes of a case are written in its own place on the agenda. */
function RowMinutes({
  row,
  parts,
  number,
}: {
  readonly row: AgendaRow;
  readonly parts: MeetingParts;
  readonly number: string;
}) {
  const { t } = useTranslation();
  const send = useCommand(row.owner);
  const [section, field] = split(parts.minutes?.field);
  const place = placeOf(row);
  const minutes = minutesOf(row, parts);
  if (!place?.sections.some(({ name, canWrite }) => name === section && canWrite))
    return <>{t("meeting.min", { count: minutes })}</>;
  return (
    <Stepper
      label={t("meeting.minutesOf", { name: number })}
      value={minutes}
      least={1}
      most={60}
      onChange={(next) =>
        send.mutateAsync({
          type: "PatchSection",
          unit: unitPath(place),
          patches: { [section]: { set: { [field]: next } } },
        })
      }
    />
  );
}

/** What takes the case off again, with its question before. */
function TakeOff({ row, number }: { readonly row: AgendaRow; readonly number: string }) {
  const words = useDefinitionTexts(row.view?.definition ?? "");
  const [asked, setAsked] = useState<Way>();
  const place = placeOf(row);
  const way = place && waysOf(place, []).find((one) => one.type === "event" && one.action.open && one.action.grave);
  if (!row.view || way?.type !== "event") return null;
  return (
    <>
      <button
        type="button"
        className="button button-icon"
        aria-label={`${words(way.action.address)}: ${number}`}
        title={words(way.action.address)}
        onClick={() => setAsked(way)}
      >
        <Icon name="cross" />
      </button>
      {asked && <WayDialog view={row.view} way={asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}
