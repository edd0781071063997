/** A statement as parts with a title and lines of text: the same on the screen and in the file. */

import { useTranslation } from "react-i18next";
import { dateText, momentText } from "../../parts/dates.ts";
import type { Words } from "../admin/types.ts";
import { useWords } from "../admin/use-admin.ts";

export interface Statement {
  readonly name: string;
  readonly login: string;
  readonly memberships: readonly {
    readonly organisation: string;
    readonly function: string;
    readonly mail?: string;
    readonly duties: readonly string[];
    readonly stopped?: string;
  }[];
  readonly functions: readonly {
    readonly group: string;
    readonly function: string;
    readonly words: Words;
    readonly from: string;
    readonly until?: string;
  }[];
  readonly tasks: number;
  readonly sessions: readonly { readonly since: string; readonly usedAt: string }[];
  readonly rows: readonly {
    readonly day: string;
    readonly number: string;
    readonly looks: number;
    readonly wrote: number;
    readonly takenOut: number;
    readonly refused: number;
  }[];
  readonly account: readonly { readonly at: string; readonly verb: string }[];
  readonly more: boolean;
}
export interface Part {
  readonly title: string;
  readonly lines: readonly string[];
}
const COUNTS = ["looks", "wrote", "takenOut", "refused"] as const;

export function useStatementParts(statement: Statement): readonly Part[] {
  const { t } = useTranslation();
  const words = useWords();
  const joined = (parts: readonly string[]): string => parts.filter((part) => part !== "").join(" · ");
  const part = (name: string, lines: readonly string[]): Part => ({ title: t(`statement.parts.${name}`), lines });
  return [
    part("who", [
      statement.name,
      ...(statement.login ? [t("statement.login", { login: statement.login })] : []),
      t("statement.tasks", { count: statement.tasks }),
    ]),
    part(
      "memberships",
      statement.memberships.map(({ organisation, function: called, mail = "", duties, stopped }) =>
        joined([
          organisation,
          called,
          mail,
          ...duties.map((duty) => t(`admin.dutyChoices.${duty}`)),
          stopped ? t("statement.stopped", { day: dateText(stopped) }) : "",
        ]),
      ),
    ),
    part(
      "functions",
      statement.functions.map(({ group, function: held, words: all, from, until }) =>
        joined([
          group,
          words(all, held),
          until
            ? t("statement.period", { from: dateText(from), until: dateText(until) })
            : t("statement.since", { from: dateText(from) }),
        ]),
      ),
    ),
    part(
      "sessions",
      statement.sessions.map(({ since, usedAt }) =>
        t("statement.session", { since: momentText(since), usedAt: momentText(usedAt) }),
      ),
    ),
    part(
      "rows",
      statement.rows.map((row) =>
        joined([
          dateText(row.day),
          row.number || t("admin.looked.noNumber"),
          ...COUNTS.flatMap((name) => (row[name] > 0 ? [t(`statement.${name}`, { count: row[name] })] : [])),
        ]),
      ),
    ),
    part(
      "account",
      statement.account.map(({ at, verb }) => joined([momentText(at), t(`statement.verbs.${verb}`)])),
    ),
  ];
}
