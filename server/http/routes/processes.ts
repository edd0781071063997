/** The processes that run here: what may be started where, their steps, words and forms. */

import { z } from "zod";
import {
  asId,
  type CompiledKind,
  type CompiledProcess,
  type DefinitionHash,
  type GroupId,
  type Json,
  layoutOf,
  processView,
  type Schedule,
  scheduleOf,
  timestamp,
} from "../../../engine/index.ts";
import { actingRoles } from "../../commands/starting.ts";
import type { Published } from "../../definitions/index.ts";
import { validatorModule } from "../../forms/validators.ts";
import type { Caller } from "../../identity/caller.ts";
import { clockOf, type Shell } from "../../shell.ts";
import { notFound } from "../problem.ts";
import { type Route, route } from "../route.ts";
import { anyObject, type RouteParts } from "./parts.ts";

const hashParams = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) });

async function publishedAt({ definitions }: Shell, hash: string): Promise<Published> {
  try {
    return await definitions.byHash(asId<DefinitionHash>(hash));
  } catch {
    throw notFound();
  }
}

interface Start {
  readonly process: string;
  readonly hash: string;
  readonly kind: string;
  readonly group: string;
  readonly groupName: string;
  readonly municipality: string;
  /** Of a group that only tries something. */
  readonly isTest?: true;
  /** Address of the kind's name. */
  readonly address: string;
  /** Several may be planned at once: where the day, the time and the place are written, and how many a year. */
  readonly series?: Omit<Schedule, "perYear" | "over"> & { readonly count: number };
}
/** What a series of a kind needs to be planned on a group; nothing where no layout asks for series. */
function seriesOf(
  process: CompiledProcess,
  kind: CompiledKind,
  settings: Readonly<Record<string, Json>>,
): Pick<Start, "series"> {
  const { perYear, over: _, ...schedule } = scheduleOf(kind) ?? { section: "", day: "", over: [] };
  if (perYear === undefined) return {};
  const count = settings[perYear] ?? process.definition.process.settings?.[perYear]?.default;
  return { series: { ...schedule, count: Number(count ?? 12) } };
}
/** Kinds the caller may start, and on which group; the engine decides when it is asked. */
function startsOf(shell: Shell, caller: Caller): readonly Start[] {
  const directory = shell.directory.at(shell.now());
  return shell.directory.groups().flatMap(({ id }) => {
    const group = directory.group(asId<GroupId>(id));
    const published = group && shell.definitions.ofGroup(group);
    if (!group || !published) return [];
    const { process } = published;
    const held = Object.keys(group.functions).filter((name) => group.functions[name]?.includes(caller.person.id));
    const mayStart = (role: string): boolean =>
      process.roles[role]?.held === "creator" ? held.length > 0 : held.includes(role);
    const kinds = Object.values(process.kinds).filter((kind) => actingRoles(process, kind).some(mayStart));
    return kinds.map((one) => ({
      process: process.id,
      hash: process.hash,
      kind: one.kind,
      group: group.id,
      groupName: group.name,
      municipality: group.municipality,
      ...(group.isTest ? { isTest: true } : {}),
      address: one.address,
      ...seriesOf(process, one, group.settings),
    }));
  });
}

/** What the rules of a form reckon days with: a browser computes as the server does. */
function calendarOf(process: CompiledProcess) {
  const { timeZone, holidays } = clockOf(process, timestamp(0));
  return { timeZone, holidays: [...holidays] };
}
/** Texts of the definition and of its forms, the latter under `forms.<form>.`. */
function textsOf({ process }: Published): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const languages = new Set([
    ...Object.keys(process.texts),
    ...Object.values(process.forms).flatMap(({ definition }) => Object.keys(definition.texts)),
  ]);
  const ofForms = (language: string) =>
    Object.values(process.forms).flatMap(({ definition }) =>
      Object.entries(definition.texts[language] ?? {}).map(([key, text]) => [`forms.${definition.id}.${key}`, text]),
    );
  return Object.fromEntries(
    [...languages].map((language) => [
      language,
      { ...Object.fromEntries(ofForms(language)), ...process.texts[language] },
    ]),
  );
}

export function processRoutes({ shell }: RouteParts): readonly Route[] {
  const withHash = (path: string, summary: string, tell: (published: Published) => object): Route =>
    route({
      method: "get",
      path: `/api/processes/:hash${path}`,
      policy: "signed-in",
      summary,
      input: { params: hashParams },
      output: anyObject,
      answer: async ({ params }) => ({
        json: tell(await publishedAt(shell, params.hash)),
        // A hash names its contents: it never says another thing.
        headers: { "Cache-Control": "private, max-age=31536000, immutable" },
      }),
    });
  return [
    route({
      method: "get",
      path: "/api/processes",
      policy: "signed-in",
      summary: "Processes in force, and what the caller may start on which group.",
      input: {},
      output: z.object({ processes: z.array(anyObject), starts: z.array(anyObject) }),
      answer: ({ caller }) => ({
        json: {
          processes: shell.definitions.all().map(({ process }) => ({
            id: process.id,
            version: process.version,
            hash: process.hash,
            ...(process.variant === undefined ? {} : { variant: process.variant }),
            kinds: Object.values(process.kinds).map((kind) => ({ kind: kind.kind, layout: layoutOf(kind) })),
          })),
          starts: startsOf(shell, caller),
        },
      }),
    }),
    withHash("", "Steps, who acts, terms and ways on, from the definition.", ({ process }) => processView(process)),
    withHash("/texts", "Every word of the definition, by language and address.", textsOf),
    withHash("/calendar", "Days of its profile on which nobody works.", ({ process }) => ({
      holidays: process.profile.holidays.map(({ day, name }) => ({ day, name })),
    })),
    withHash("/forms", "Its forms, with the address of each validator.", ({ process }) => ({
      forms: Object.values(process.forms).map(({ definition }) => ({
        id: definition.id,
        schema: definition.schema,
        ui: definition.ui,
        validator: `/api/processes/${process.hash}/validators/${definition.id.replaceAll("/", "~")}.js`,
        calendar: calendarOf(process),
      })),
    })),
    route({
      method: "get",
      path: "/api/processes/:hash/validators/:form",
      policy: "signed-in",
      summary: "The check of one form as a module for the browser.",
      input: {
        params: hashParams.extend({
          form: z
            .string()
            .max(200)
            .regex(/^[\w~-]+\.js$/),
        }),
      },
      output: "text/javascript",
      answer: async ({ params }) => {
        const { process } = await publishedAt(shell, params.hash);
        const form = process.forms[params.form.slice(0, -3).replaceAll("~", "/")];
        if (!form) throw notFound();
        return {
          bytes: Buffer.from(validatorModule(form)),
          type: "text/javascript",
          headers: { "Cache-Control": "private, max-age=31536000, immutable" },
        };
      },
    }),
  ];
}
