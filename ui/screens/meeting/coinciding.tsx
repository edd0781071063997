/** Warns when another meeting of the same group is held at the same time: of a meeting as it is planned, and of a day that is typed. */

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Fields, InstanceView } from "../../../engine/index.ts";
import { queries } from "../../api/queries.ts";
import type { Held } from "../../api/types.ts";
import { longDay } from "../../parts/dates.ts";
import { Notice } from "../../parts/feedback.tsx";
import { useLanguage } from "../../texts/i18n.ts";
import type { MeetingParts } from "./parts.ts";

/** When something is held: an ISO day, and `13:00` where that is known. */
interface When {
  readonly day: string;
  readonly start?: string | undefined;
}
const minuteOf = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 60 + minute;
};

/** Whether two of the same length overlap; without a time it is the day that counts. @param minutes how long each takes */
export const coincides = (one: When, other: When, minutes: number): boolean =>
  one.day === other.day &&
  (!one.start || !other.start || Math.abs(minuteOf(one.start) - minuteOf(other.start)) < minutes);

interface CoincidingProps {
  readonly view: InstanceView;
  readonly when: When;
  readonly minutes: number;
}
export function Coinciding({ view, when, minutes }: CoincidingProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery({
    ...queries.instances({ kind: view.kind, process: view.process, ended: "false" }),
    enabled: when.day !== "",
  });
  const isOther = ({ id, group, held }: { id: string; group: { id: string }; held?: Held }): boolean =>
    id !== view.id && group.id === view.group.id && held !== undefined && !held.over;
  const same = (data?.rows ?? []).filter(
    (row) => isOther(row) && row.held !== undefined && coincides(when, row.held, minutes),
  );
  if (same.length === 0) return null;
  return (
    <Notice tone="warn">
      {same.map(({ id, held }) => (
        <div key={id}>
          {t(held?.start ? "meeting.coincidesAt" : "meeting.coincides", {
            day: longDay(new Date(`${when.day}T12:00:00Z`), language),
            time: held?.start,
          })}{" "}
          <Link to="/instances/$id" params={{ id }}>
            {t("worklist.openMeeting")}
          </Link>
        </div>
      ))}
    </Notice>
  );
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** The same for whatever is typed under the names that the plan gives to day and time: where it is moved, or the next one planned. */
export const coincidingHint =
  (view: InstanceView, { date, start }: MeetingParts, minutes: number) =>
  (fields: Fields) => {
    const day = textOf(fields[date ?? ""]);
    if (!/^\d{4}-\d\d-\d\d$/.test(day)) return null;
    return <Coinciding view={view} when={{ day, start: textOf(fields[start ?? ""]) }} minutes={minutes} />;
  };
