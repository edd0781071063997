/** The closed list of formats of text fields, one test each, the same on both sides. */

import { isDay, isInstant } from "../time.ts";

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const EMAIL = /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/;
const PHONE = /^\+?[0-9][0-9 ()-]{5,19}$/;
const POSTCODE = /^[1-9]\d{3} ?[A-Za-z]{2}$/;
const ID = /^[A-Za-z0-9_-]{1,64}$/;

export const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  date: isDay,
  "date-time": isInstant,
  time: (text) => TIME.test(text),
  month: (text) => MONTH.test(text),
  email: (text) => text.length <= 254 && EMAIL.test(text),
  phone: (text) => PHONE.test(text),
  postcode: (text) => POSTCODE.test(text),
  /** Id of a person of the region: picked from a list, never typed. */
  person: (text) => ID.test(text),
  organisation: (text) => ID.test(text),
};
