/** Functions over days and instants. Those that look at now say when their answer changes. */

import { asId } from "../../ids.ts";
import {
  addDays,
  addTermToDay,
  addWorkdays,
  type Day,
  dayOf,
  daysBetween,
  isDay,
  isInstant,
  milliseconds,
  nextWeekday,
  startOfDay,
  type Timestamp,
  timestamp,
  workdaysBetween,
  yearsBetween,
} from "../../time.ts";
import type { Value } from "../types.ts";
import { type CelFunction, type Moment, Unusable } from "./types.ts";

/** A day, or the day of an instant. */
function asDay(value: Value | undefined, moment: Moment): Day {
  if (typeof value === "string" && isDay(value)) return asId(value);
  if (typeof value === "string" && isInstant(value)) return dayOf(asId<Timestamp>(value), moment.timeZone);
  throw new Unusable(`"${String(value)}" is no day`);
}
const count = (value: Value | undefined): number => Number(value as bigint);
const today = (moment: Moment): Day => dayOf(moment.now, moment.timeZone);
const changesOn = (moment: Moment, day: Day): void => moment.changesAt(startOfDay(day, moment.timeZone));

const birthdayAfter = (birth: Day, on: Day): Day => {
  const year = Number(on.slice(0, 4)) + (on.slice(5) >= birth.slice(5) ? 1 : 0);
  const exact = `${year}${birth.slice(4)}`;
  return isDay(exact) ? asId(exact) : asId(`${year}-03-01`);
};

const age: CelFunction = {
  name: "age",
  help: "Full years between a birth date and today.",
  parameters: ["moment"],
  result: "int",
  usesClock: true,
  call(moment, birth) {
    const day = asDay(birth, moment);
    changesOn(moment, birthdayAfter(day, today(moment)));
    return BigInt(yearsBetween(day, today(moment)));
  },
};
const ageOn: CelFunction = {
  name: "ageOn",
  help: "Full years between a birth date and a day or instant.",
  parameters: ["moment", "moment"],
  result: "int",
  call: (moment, birth, on) => BigInt(yearsBetween(asDay(birth, moment), asDay(on, moment))),
};
const past: CelFunction = {
  name: "past",
  help: "Whether a day has ended, or an instant has come.",
  parameters: ["moment"],
  result: "bool",
  usesClock: true,
  call(moment, when) {
    if (typeof when === "string" && isInstant(when)) {
      const at = timestamp(milliseconds(asId(when)));
      moment.changesAt(at);
      return moment.now >= at;
    }
    const day = asDay(when, moment);
    changesOn(moment, addDays(day, 1));
    return today(moment) > day;
  },
};
const reached: CelFunction = {
  name: "reached",
  help: "Whether a day has begun.",
  parameters: ["moment"],
  result: "bool",
  usesClock: true,
  call(moment, when) {
    const day = asDay(when, moment);
    changesOn(moment, day);
    return today(moment) >= day;
  },
};
const daysSince: CelFunction = {
  name: "daysSince",
  help: "Calendar days from a day or instant to today.",
  parameters: ["moment"],
  result: "int",
  usesClock: true,
  call(moment, from) {
    changesOn(moment, addDays(today(moment), 1));
    return BigInt(daysBetween(asDay(from, moment), today(moment)));
  },
};
const workdaysSince: CelFunction = {
  name: "workdaysSince",
  help: "Working days after a day or instant up to today.",
  parameters: ["moment"],
  result: "int",
  usesClock: true,
  call(moment, from) {
    changesOn(moment, addDays(today(moment), 1));
    return BigInt(workdaysBetween(asDay(from, moment), today(moment), moment.holidays));
  },
};
const day: CelFunction = {
  name: "day",
  help: "The day of an instant.",
  parameters: ["moment"],
  result: "day",
  call: (moment, at) => asDay(at, moment),
};
const daysBetweenFunction: CelFunction = {
  name: "daysBetween",
  help: "Calendar days from one day to another.",
  parameters: ["moment", "moment"],
  result: "int",
  call: (moment, from, to) => BigInt(daysBetween(asDay(from, moment), asDay(to, moment))),
};
const workdaysBetweenFunction: CelFunction = {
  name: "workdaysBetween",
  help: "Working days after one day up to and including another.",
  parameters: ["moment", "moment"],
  result: "int",
  call: (moment, from, to) => BigInt(workdaysBetween(asDay(from, moment), asDay(to, moment), moment.holidays)),
};
const workingDaysBetween: CelFunction = { ...workdaysBetweenFunction, name: "workingDaysBetween" };
const addDaysFunction: CelFunction = {
  name: "addDays",
  help: "The day a number of calendar days later.",
  parameters: ["moment", "int"],
  result: "day",
  call: (moment, from, n) => addDays(asDay(from, moment), count(n)),
};
const addWorkdaysFunction: CelFunction = {
  name: "addWorkdays",
  help: "The day a number of working days later.",
  parameters: ["moment", "int"],
  result: "day",
  call: (moment, from, n) => addWorkdays(asDay(from, moment), count(n), moment.holidays),
};
const addMonthsFunction: CelFunction = {
  name: "addMonths",
  help: "The day a number of months later.",
  parameters: ["moment", "int"],
  result: "day",
  call: (moment, from, n) => addTermToDay(asDay(from, moment), count(n), "month", moment.holidays),
};
const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const nextWeekdayFunction: CelFunction = {
  name: "nextWeekday",
  help: "The first day after a day that is that weekday, in English lower case.",
  parameters: ["moment", { choice: WEEKDAYS }],
  result: "day",
  call(moment, from, weekday) {
    const index = WEEKDAYS.indexOf(String(weekday));
    if (index < 0) throw new Unusable(`"${String(weekday)}" is no weekday`);
    return nextWeekday(asDay(from, moment), index);
  },
};

export const DATE_FUNCTIONS: readonly CelFunction[] = [
  age,
  ageOn,
  past,
  reached,
  daysSince,
  workdaysSince,
  day,
  daysBetweenFunction,
  workdaysBetweenFunction,
  workingDaysBetween,
  addDaysFunction,
  addWorkdaysFunction,
  addMonthsFunction,
  nextWeekdayFunction,
];
