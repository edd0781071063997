/** Who is asked and what they answered, with how many are needed; the same list is who is there while the meeting runs. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InstanceView, UnitView } from "../../../engine/index.ts";
import { stateWords, unitName } from "../../instance/unit-name.ts";
import { hasOpen, waysOf } from "../../instance/ways.ts";
import { Icon, type IconName } from "../../parts/icon.tsx";
import { PanelPart } from "../../parts/panel-part.tsx";
import { Avatar } from "../../parts/person.tsx";
import { useWindow } from "../../shell/live-context.ts";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { type MeetingParts, type Phase, saysWhoComes } from "./parts.ts";
import { QuickAnswers } from "./quick-answers.tsx";

const isIn = (unit: UnitView, state: string | undefined): boolean => unit.states.some(({ key }) => key === state);

/** Those who are asked; whoever is no longer asked is left out. */
export const participantsOf = (view: InstanceView, { attendance }: MeetingParts): readonly UnitView[] =>
  view.items.filter(({ name, wanted }) => name === attendance && wanted !== false);
export const comingOf = (view: InstanceView, parts: MeetingParts): readonly UnitView[] =>
  participantsOf(view, parts).filter(
    (unit) => !hasLeft(view, unit) && isIn(unit, parts.sets?.[parts.attendance ?? ""]?.done),
  );
/** Whether the account of a participant was stopped. */
const hasLeft = (view: InstanceView, { key }: UnitView): boolean =>
  key !== undefined && view.people[key]?.stopped === true;

/** Whether somebody said yes or no already, in a round of that name. */
export function answered(unit: UnitView, { sets }: MeetingParts, round: string | undefined): boolean {
  const { done, no = [] } = sets?.[round ?? ""] ?? {};
  return [done, ...no].some((state) => isIn(unit, state));
}

export function Participants({
  view,
  parts,
  phase,
}: {
  readonly view: InstanceView;
  readonly parts: MeetingParts;
  readonly phase: Phase;
}) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const { session } = useWindow();
  const [changing, setChanging] = useState(false);
  const people = participantsOf(view, parts);
  const coming = comingOf(view, parts).length;
  const mayChange = people.some((unit) => unit.key !== session.person && hasOpen(waysOf(unit)));
  if (people.length === 0) return null;
  const needed = view.main.facts[parts.sets?.[parts.attendance ?? ""]?.needed ?? ""];
  return (
    <PanelPart
      title={phase === "before" ? words(`${view.kind}.items.${parts.attendance}`) : t("meeting.present")}
      beside={
        saysWhoComes(parts)
          ? t(phase === "before" ? "meeting.coming" : "meeting.presentOf", { count: coming, of: people.length })
          : undefined
      }
      action={
        mayChange && (
          <button
            type="button"
            className="link-button push small"
            aria-pressed={changing}
            onClick={() => setChanging(!changing)}
          >
            {t(changing ? "meeting.doneChanging" : "meeting.change")}
          </button>
        )
      }
    >
      {typeof needed === "number" && coming < needed && (
        <p className="note">
          <Icon name="warn" size={16} />
          {t("meeting.ofNeeded", { count: coming, needed })}
        </p>
      )}
      {phase !== "before" &&
        people
          .filter((unit) => hasLeft(view, unit))
          .map(({ item, key = "" }) => (
            <p key={item} className="note" role="status">
              <Icon name="warn" size={16} />
              {t("meeting.personLeft", { name: view.people[key]?.name ?? "" })}
            </p>
          ))}
      <ul className="people-list">
        {people.map((unit) => (
          <Participant key={unit.item} view={view} parts={parts} phase={phase} unit={unit} changing={changing} />
        ))}
      </ul>
    </PanelPart>
  );
}

function Participant({
  view,
  parts,
  phase,
  unit,
  changing,
}: {
  readonly view: InstanceView;
  readonly parts: MeetingParts;
  readonly phase: Phase;
  readonly unit: UnitView;
  readonly changing: boolean;
}) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const person = unit.key === undefined ? undefined : view.people[unit.key];
  const set = parts.sets?.[parts.attendance ?? ""];
  const isGone = hasLeft(view, unit);
  const comes = !isGone && isIn(unit, set?.done);
  const icon: IconName = isGone
    ? "cross"
    : comes
      ? "check"
      : set?.no?.some((state) => isIn(unit, state))
        ? "cross"
        : "clock";
  return (
    <li className="person-row">
      <Avatar name={person?.name ?? "?"} waiting={!comes} />
      <div className="grow small">
        <div className="strong">{person?.name ?? unitName(view, unit, words)}</div>
        <div className="quiet">{[person?.function, person?.organisation].filter(Boolean).join(", ")}</div>
        {changing && <QuickAnswers view={view} unit={unit} />}
      </div>
      <span className={`person-state small${comes ? " text-ok" : ""}`}>
        <Icon name={icon} size={16} />
        {isGone ? t("meeting.leftForGood") : comes && phase !== "before" ? t("meeting.here") : stateWords(unit, words)}
      </span>
    </li>
  );
}
