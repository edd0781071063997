/** What the server tells of one's own account (server/http/routes/own-account.ts). */

import { queryOptions } from "@tanstack/react-query";
import { ask } from "../../api/client.ts";

export interface OwnSession {
  readonly id: string;
  readonly since: string;
  readonly usedAt: string;
  readonly isThis: boolean;
}
export interface OwnPasskey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly usedAt?: string;
}
export interface OwnAccount {
  /** Without one, somebody signs in through the provider of the organisation. */
  readonly hasPassword: boolean;
  /** Absent where there can be none. */
  readonly passkeys?: readonly OwnPasskey[];
  readonly login: string;
  readonly recoveryLeft: number;
  /** How often mail comes; absent where no mail is sent. */
  readonly mail?: string;
  readonly sessions: readonly OwnSession[];
}
export interface AccountDialogProps {
  /** With what is true now, when something was changed. */
  readonly onClose: (done?: string) => void;
}
export const account = queryOptions({ queryKey: ["account"], queryFn: () => ask<OwnAccount>("/api/account") });
