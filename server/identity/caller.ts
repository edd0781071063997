/** Who sends a request, as the session's cookie says. */

import type { Account, Person } from "../directory/types.ts";
import type { Session } from "./sessions.ts";

export interface Caller {
  readonly session: Session;
  readonly account: Account;
  readonly person: Person;
}
