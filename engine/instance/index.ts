/** The heart: decide, evolve, roles and access. */

export {
  type Access,
  access,
  isThere,
  mayRead,
  maySee,
  maySeeUnit,
  mayWrite,
  openFor,
  readableFields,
  readGates,
  rolesThrough,
  seesAuthor,
  type Wish,
} from "./access.ts";
export { type DueRung, isPaused, nextDue, rungsAhead } from "./deadlines.ts";
export { type DecideOptions, decide } from "./decide/index.ts";
export { evolve } from "./evolve.ts";
export { findItem, findUnit } from "./items.ts";
export { type Receiver, receiversOf } from "./receivers.ts";
export {
  candidates,
  grantedPersons,
  HOLDER,
  isShutOut,
  openGates,
  type Participation,
  participationsOf,
  roleAmong,
  rolesOf,
} from "./roles.ts";
export { forPaper, seesAllRows, visibleRows } from "./rows.ts";
export {
  type EvaluationContext,
  type Extra,
  evaluate,
  factValue,
  holds,
  isComplete,
  itemView,
  Lazy,
  peopleIn,
  personIds,
  plain,
  setting,
  stateOf,
  unitOf,
  variables,
} from "./scope.ts";
export type * from "./types.ts";
export { isEnded, isUnfinished } from "./unfinished.ts";
export { whyNot } from "./why-not.ts";
