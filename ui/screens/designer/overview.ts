/** The overview of designers: every process and variant in force, open drafts, and who they are. */

import { queryOptions } from "@tanstack/react-query";
import type { Pattern } from "../../../engine/index.ts";
import { ask } from "../../api/client.ts";

export interface Version {
  readonly hash: string;
  readonly version?: string;
  readonly shipped?: boolean;
  readonly authors: readonly string[];
  readonly reviewer?: string;
  readonly reason?: string;
  readonly at: string;
}
export interface Line {
  readonly process: string;
  readonly variant?: string;
  readonly version?: string;
  /** Of a variant: the version of its base, and the one that the base has now when that is another. */
  readonly base?: string;
  readonly newBase?: string;
  /** Of a variant: whose it is. */
  readonly place?: string;
  /** Of a variant: how many edits it has. */
  readonly differences?: number;
  readonly hash: string;
  readonly texts: Readonly<Record<string, string>>;
  readonly groups: readonly { readonly id: string; readonly name: string; readonly municipality?: string }[];
  readonly versions: readonly Version[];
  /** A version that somebody asks to put into use again. */
  readonly asked?: { readonly hash: string; readonly by: string; readonly reason: string; readonly at: string };
}
export interface OpenDraft {
  readonly id: string;
  readonly texts: Readonly<Record<string, string>>;
  readonly isNew: boolean;
  readonly process: string;
  readonly variant?: string;
  readonly state: string;
  readonly changes: number;
  readonly changedAt: string;
  readonly authors: readonly string[];
}
/** What a new process may begin as. */
export interface Template {
  readonly id: string;
  readonly words: Readonly<Record<string, string>>;
  readonly help: Readonly<Record<string, string>>;
}
/** What groups that only try something run on. */
export interface Trial {
  readonly process: string;
  readonly variant?: string;
  readonly draft: string;
  readonly revision: number;
}
export interface Overview {
  readonly lines: readonly Line[];
  readonly drafts: readonly OpenDraft[];
  readonly templates: readonly Template[];
  /** What may be inserted into a process. */
  readonly patterns: readonly (Pattern & { readonly id: string })[];
  readonly trials: readonly Trial[];
  readonly testGroups: readonly { readonly name: string; readonly process: string; readonly variant?: string }[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
}
export const overview = queryOptions({
  queryKey: ["definitions"],
  queryFn: () => ask<Overview>("/api/definitions"),
});
export const isOf = (
  one: { readonly process: string; readonly variant?: string | undefined },
  other: { readonly process: string; readonly variant?: string | undefined },
): boolean => one.process === other.process && one.variant === other.variant;
/** What a process is called. */
export const nameOf = ({ texts, process }: Pick<Line, "texts" | "process">, language: string): string =>
  texts[language] ?? texts["nl"] ?? process;
