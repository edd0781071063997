/** One instance of a played world: as the played person sees it, its parts, and the commands that are sent to it. */

import {
  type Actor,
  asId,
  buildReport,
  type Command,
  type EvaluationContext,
  findUnit,
  type InstanceId,
  type InstanceView,
  instanceView,
  joinNames,
  knownNames,
  mayRead,
  maySee,
  maySeePick,
  maySeeUnit,
  pathFrom,
  prefillOf,
  processView,
  readersOf,
  reportAccess,
  resolveForm,
  screenText,
  seesAuthor,
  timelineOf,
  visibleFields,
  visibleIncoming,
} from "../../../../engine/index.ts";
import { GROUP } from "./answer-process.ts";
import { candidatesOf, peopleNamed } from "./people.ts";
import { given, NOT_FOUND, type Reply, refused } from "./problems.ts";
import type { PlayedWorld } from "./session.ts";

type Body = Readonly<Record<string, unknown>>;
interface Of {
  readonly played: PlayedWorld;
  readonly context: EvaluationContext;
  readonly actor: Actor;
}

function viewIn({ world, words }: PlayedWorld, context: EvaluationContext, actor: Actor): InstanceView {
  const view = instanceView(context, actor);
  // Papers are drawn by the server: there are none in a play.
  return { ...view, papers: [], people: peopleNamed(world, words) };
}
function asked(played: PlayedWorld, id: string): Of | undefined {
  const { world, me } = played;
  if (!world.has(id)) return undefined;
  const context = world.context(id);
  const actor = { person: me.id, organisation: me.organisation };
  return maySee(context, actor) ? { played, context, actor } : undefined;
}

function sectionOf({ context, actor }: Of, path: string, name: string): Reply {
  const unit = findUnit(context, pathFrom(path));
  const definition = unit?.definition.sections[name];
  const form = definition && context.process.forms[definition.form];
  if (!unit || !form || !maySeeUnit(context, actor, unit) || !mayRead(context, actor, unit, name).allowed)
    return NOT_FOUND;
  const fields = visibleFields(context, actor, unit, name);
  const written = unit.state.sections[name];
  return given({
    fields,
    state: resolveForm(form, fields, context.clock),
    revision: written?.revision ?? 0,
    suggested: prefillOf(context, actor, unit, name),
    ...(written ? { at: written.at } : {}),
    ...(written && seesAuthor(context, actor, unit, name) ? { by: written.by.id } : {}),
  });
}

function linkedOf({ played, context, actor }: Of, item: string): Reply {
  const rows = Object.entries(visibleIncoming(context, actor)[item] ?? {}).flatMap(([reference, link]) => {
    const owner = asked(played, link.owner);
    if (!owner) return [];
    return [
      {
        reference,
        owner: link.owner,
        item: link.item,
        address: context.process.kinds[link.ownerKind]?.items[item]?.address ?? "",
        ...(link.number === undefined ? {} : { number: link.number }),
        states: link.active,
        since: link.since,
        ended: link.ended,
        shows: link.shows,
        documents: 0,
        view: viewIn(played, owner.context, actor),
      },
    ];
  });
  return given({ rows });
}
function linkableOf({ played, context, actor }: Of, item: string): Reply {
  const rows = played.world.instances.flatMap(({ id }) => {
    const other = asked(played, id);
    const compiled = other?.context.kind.items[item];
    if (!other || compiled?.link?.to !== context.kind.kind) return [];
    const isLinked = Object.values(other.context.instance.items).some(
      (one) => one.item === item && one.link?.instance === context.instance.id && !compiled.chart.isFinal(one.chart),
    );
    const view = viewIn(played, other.context, actor);
    return isLinked || !view.main.adds.some((add) => add.item === item) ? [] : [{ id, view, documents: 0 }];
  });
  return given({ rows, more: false });
}
function screened({ played, context, actor }: Of, { text, declared }: Body): Reply {
  const owners = Object.values(context.instance.incoming).flatMap((all) =>
    Object.values(all).map(({ owner }) => owner),
  );
  const nearby = [...new Set(owners)].map((owner) => knownNames(played.world.context(owner), actor));
  const { visible } = joinNames([knownNames(context, actor), ...nearby]);
  const names = { known: visible, publicNames: [] };
  return given({
    hits: screenText(String(text), context.process.screening, names, declared as readonly string[] | undefined),
  });
}
function paperOf({ played, context, actor }: Of, report: string, language: string): Reply {
  const access = reportAccess(context, actor, report);
  const people = peopleNamed(played.world, played.words);
  const person = (id: string) => people[id];
  const asked = { context, language, linked: {}, readers: [actor], person };
  const model = access && buildReport({ ...asked, role: access.role }, report);
  return model ? given({ blocks: model.blocks }) : NOT_FOUND;
}

/** Ids of a play are short: they are read in examples. */
export function createIn(played: PlayedWorld, body: Body): Reply {
  const { world, me } = played;
  const kind = String(body["kind"]);
  let n = 1;
  while (world.has(`${kind}${n}`)) n += 1;
  const instance = asId<InstanceId>(`${kind}${n}`);
  const filled = body["with"] === undefined ? {} : { with: body["with"] as never };
  const decision = world.send(instance, me, { type: "Create", instance, kind, group: GROUP, ...filled });
  if (decision.outcome === "rejected") return refused(decision);
  played.onMove();
  return given({ id: instance, revision: world.get(instance).revision }, 201);
}
function commanded({ played, context, actor }: Of, body: Body): Reply {
  const { world, me } = played;
  const { pick, ...rest } = body;
  const picked = typeof pick === "string" && maySeePick(context, actor, pick) ? { pick } : {};
  const { id } = context.instance;
  const decision = world.send(id, me, { ...rest, ...picked } as Omit<Command, "id" | "at" | "actor"> as never);
  if (decision.outcome === "rejected") return refused(decision);
  played.onMove();
  const after = asked(played, id);
  return given({
    id,
    revision: world.get(id).revision,
    view: after ? viewIn(played, after.context, actor) : null,
  });
}

function draftAt({ played, context }: Of, method: string, address: string, body: Body): Reply {
  const key = `${played.me.id} ${context.instance.id} ${address}`;
  if (method === "PUT") played.drafts.set(key, body as never);
  if (method === "DELETE") played.drafts.delete(key);
  return given(method === "GET" ? (played.drafts.get(key) ?? { fields: null }) : {});
}

/** @param rest what follows the id in the address */
export function instancePart(
  played: PlayedWorld,
  method: string,
  id: string,
  [part, name = ""]: readonly string[],
  query: URLSearchParams,
  body: Body,
): Reply {
  const of = asked(played, id);
  if (!of) return NOT_FOUND;
  const { context, actor } = of;
  const people = peopleNamed(played.world, played.words);
  switch (part) {
    case undefined:
      played.onOpen(id);
      return given(viewIn(played, context, actor));
    case "commands":
      return commanded(of, body);
    case "process":
      return given(processView(played.process, played.world.script.settings));
    case "people":
      return given({ people: candidatesOf(played.world, played.words, played.me) });
    case "sections":
      return sectionOf(of, query.get("unit") ?? "", name);
    case "drafts":
      return draftAt(of, method, name, body);
    case "timeline":
      return given({ entries: timelineOf(context, actor, played.world.commits(id)), people });
    case "readers":
      return given({ readers: readersOf(context, actor), people });
    case "linked":
      return linkedOf(of, name);
    case "linkable":
      return linkableOf(of, name);
    case "screen":
      return screened(of, body);
    case "papers":
      return paperOf(of, name, query.get("language") ?? "nl");
    case "reads":
    case "documents":
      return given({ [part]: [], people });
    default:
      return NOT_FOUND;
  }
}
