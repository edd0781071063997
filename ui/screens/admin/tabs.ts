/** The parts of Beheer, as the address names them. */

export const ADMIN_TABS = [
  "start",
  "organisations",
  "people",
  "groups",
  "looked",
  "acts",
  "requests",
  "failures",
] as const;
export type AdminTab = (typeof ADMIN_TABS)[number];
